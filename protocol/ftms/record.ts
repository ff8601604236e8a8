import type { Decoded, Trailing } from './decoded.ts'
import { keepTrailing } from './decoded.ts'
import type { Fields, ValuesOf } from './field.ts'
import type { Values } from './layout.ts'
import { layoutOf, readLayout, writeLayout } from './layout.ts'

export interface RecordCodec<F extends Fields> {
  readonly decode: (octets: Uint8Array) => Decoded<ValuesOf<F> & Trailing>
  /** Throws EncodeError for a value that its field cannot carry. */
  readonly encode: (value: ValuesOf<F>) => Uint8Array<ArrayBuffer>
}

/** A characteristic that always holds the same fields. */
export function recordCodec<const F extends Fields>(fields: F): RecordCodec<F> {
  const layout = layoutOf(fields)

  function decode(octets: Uint8Array): Decoded<Values> {
    const value: Values = {}
    const failure = readLayout(layout, octets, 0, value)
    if (failure !== null) return failure
    keepTrailing(value, octets, layout.octets)
    return { ok: true, value }
  }

  function encode(value: Values): Uint8Array<ArrayBuffer> {
    const octets = new Uint8Array(layout.octets)
    writeLayout(layout, value, octets, 0)
    return octets
  }

  return { decode: decode as RecordCodec<F>['decode'], encode }
}
