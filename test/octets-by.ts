/** Octets of all kinds, the same for the same seed: of any length, often of one that means something, often at their limits. */
export function octetsBy(seed: number): () => Uint8Array {
  // Zero would stay zero.
  let state = seed | 0 || 1
  const next = (below: number): number => {
    // xorshift32
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
  return () => {
    const length = next(8) === 0 ? next(300) : next(24)
    const limit = next(4)
    return Uint8Array.from({ length }, () => (limit === 0 ? 0xff : limit === 1 && next(2) === 0 ? 0 : next(256)))
  }
}
