/** What the governor may tell the belt. Speeds are on the machine's grid, in km/h. */
export type Order =
  | { readonly kind: 'start'; /** the ask that allowed it; each allows one */ readonly askId: string }
  | { readonly kind: 'speed'; readonly speedKmh: number }
  /** On the machine's grid, percent. */
  | { readonly kind: 'incline'; readonly inclinePct: number }
  | { readonly kind: 'stop' }

/**
 * What became of an order on the air. None of these says that the belt did it: only telemetry does.
 * - `acknowledged`: the machine answered with success, or took the write and never answers (quirk 22)
 * - `refused`: the machine said no
 * - `withdrawn`: it was never written, as a Stop went first or control was not had: certainly nothing was done
 * - `unknown`: no proof either way in time
 */
export type OrderAnswer = 'acknowledged' | 'refused' | 'withdrawn' | 'unknown'

/** True where the machine certainly did nothing of it. */
export const wasNotDone = (answer: OrderAnswer): boolean => answer === 'refused' || answer === 'withdrawn'

/** Why the governor gave an order of its own accord rather than for the wish. Null where the wish asked for it. */
export type Because =
  | 'telemetry-stale'
  | 'nobody-watches'
  | 'nobody-on-belt'
  | 'faster-than-allowed'
  | 'overshot'
  | 'speeds-up-when-slowed'
  | 'takes-other-unit'
  | 'started-too-fast'

export function sameOrder(a: Order, b: Order): boolean {
  if (a.kind === 'speed') return b.kind === 'speed' && a.speedKmh === b.speedKmh
  if (a.kind === 'incline') return b.kind === 'incline' && a.inclinePct === b.inclinePct
  return a.kind === b.kind
}
