import vectors from './data/vectors.json' with { type: 'json' }

export interface Vector {
  readonly id: string
  readonly characteristic: string
  readonly name: string
  readonly direction: string
  readonly hex: string | readonly string[]
  readonly expected: unknown
  readonly partial_fields?: object
  readonly input?: object
}

export const VECTORS: readonly Vector[] = vectors

export const octetsOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
export const hexOf = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')

export const camel = (key: string): string => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** The vectors' snake_case keys as the code spells them; values stay as they are. */
export function camelCased<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => camelCased(item)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [camel(key), camelCased(item)])) as Value
}

/** Vectors of a characteristic that can be used in a direction. */
export const vectorsOf = (characteristic: string, ...directions: string[]): Vector[] =>
  VECTORS.filter((vector) => vector.characteristic === characteristic && directions.includes(vector.direction))
