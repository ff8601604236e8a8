import { EncodeError } from './field.ts'

/** The names of the bits that are set, lowest first. */
export function namesOf<Name extends string>(bits: number, names: readonly Name[]): Name[] {
  return names.filter((_, bit) => (bits >>> bit) & 1)
}

/** The bits of the names; throws EncodeError for one that has no bit. */
export function bitsOf<Name extends string>(field: string, chosen: readonly Name[], names: readonly Name[]): number {
  let bits = 0
  for (const name of chosen) {
    const bit = names.indexOf(name)
    if (bit < 0) throw new EncodeError(field, `${field} must be of ${names.join(', ')}, not ${name}`)
    bits |= 1 << bit
  }
  return bits
}
