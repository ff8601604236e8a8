/**
 * One number of a characteristic: how many octets, which unit, how many counts make one unit, and the count that means
 * "not available". All octets little-endian (FTMS §1.7). Tables are made of these; see treadmill-data.ts.
 */
export interface Field {
  readonly kind: 'u8' | 'u16' | 'u24' | 'u32' | 's16'
  readonly unit: string
  /** Counts per unit: 100 for a resolution of 0.01 km/h. */
  readonly perUnit: number
  /** The count that means "not available", as it is read (signed where the field is). */
  readonly notAvailable?: number
  /** Meanings by count; a count without one reads as 'reserved' and cannot be written. */
  readonly words?: Readonly<Record<number, string>>
}

export type Fields = Readonly<Record<string, Field>>

export type ValueOf<F> = F extends { readonly words: Readonly<Record<number, infer Word>> }
  ? Word | 'reserved'
  : F extends { readonly notAvailable: number }
    ? number | null
    : number

/** What a set of fields reads as: a number, a number or null where "not available" exists, or a word. */
export type ValuesOf<F> = { -readonly [Name in keyof F]: ValueOf<F[Name]> }

export type FieldValue = number | string | null

export const u8 = (unit: string, perUnit = 1) => ({ kind: 'u8', unit, perUnit }) as const
export const u16 = (unit: string, perUnit = 1) => ({ kind: 'u16', unit, perUnit }) as const
export const u24 = (unit: string, perUnit = 1) => ({ kind: 'u24', unit, perUnit }) as const
export const u32 = (unit: string, perUnit = 1) => ({ kind: 'u32', unit, perUnit }) as const
export const s16 = (unit: string, perUnit = 1) => ({ kind: 's16', unit, perUnit }) as const

/** The field with a count that means "not available", read and written as null. */
export const unless = <const F extends Field>(notAvailable: number, field: F) => ({ ...field, notAvailable })

/** One octet whose values have names. */
export const words = <const Words extends Readonly<Record<number, string>>>(meanings: Words) =>
  ({ kind: 'u8', unit: '', perUnit: 1, words: meanings }) as const

export const OCTETS = { u8: 1, u16: 2, u24: 3, u32: 4, s16: 2 } as const
const LOWEST = { u8: 0, u16: 0, u24: 0, u32: 0, s16: -0x8000 } as const
const HIGHEST = { u8: 0xff, u16: 0xffff, u24: 0xffffff, u32: 0xffffffff, s16: 0x7fff } as const

/** The field at an offset. The caller has made sure that its octets are there. */
export function readField(field: Field, octets: Uint8Array, at: number): FieldValue {
  const count = readCount(field.kind, octets, at)
  if (count === field.notAvailable) return null
  if (field.words !== undefined) return field.words[count] ?? 'reserved'
  return field.perUnit === 1 ? count : count / field.perUnit
}

function readCount(kind: Field['kind'], octets: Uint8Array, at: number): number {
  const low = octets[at]!
  switch (kind) {
    case 'u8':
      return low
    case 'u16':
      return low | (octets[at + 1]! << 8)
    case 's16':
      return ((low | (octets[at + 1]! << 8)) << 16) >> 16
    case 'u24':
      return low | (octets[at + 1]! << 8) | (octets[at + 2]! << 16)
    case 'u32':
      return (low | (octets[at + 1]! << 8) | (octets[at + 2]! << 16) | (octets[at + 3]! << 24)) >>> 0
  }
}

/** A value that its field cannot carry. Nothing may be written. */
export class EncodeError extends RangeError {
  override readonly name = 'EncodeError'
  readonly problem = 'not-encodable'
  readonly field: string

  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

/**
 * Writes one value at an offset, rounded to the field's resolution. Throws EncodeError for a value that is missing, not
 * finite, beyond the field, or a word the field does not have.
 */
export function writeField(name: string, field: Field, value: unknown, octets: Uint8Array, at: number): void {
  let count = countOf(name, field, value)
  for (let i = 0; i < OCTETS[field.kind]; i++) {
    octets[at + i] = count & 0xff
    count >>= 8
  }
}

function countOf(name: string, field: Field, value: unknown): number {
  if (value === null && field.notAvailable !== undefined) return field.notAvailable
  if (field.words !== undefined) {
    const word = Object.entries(field.words).find(([, meaning]) => meaning === value)
    if (word === undefined)
      throw new EncodeError(name, `${name} must be one of ${Object.values(field.words).join(', ')}`)
    return Number(word[0])
  }
  const count = typeof value === 'number' ? Math.round(value * field.perUnit) : NaN
  const lowest = LOWEST[field.kind]
  const highest = HIGHEST[field.kind]
  if (!(count >= lowest && count <= highest)) {
    const range = `${lowest / field.perUnit} to ${highest / field.perUnit}${field.unit === '' ? '' : ` ${field.unit}`}`
    throw new EncodeError(name, `${name} must be a number from ${range}, not ${String(value)}`)
  }
  return count
}
