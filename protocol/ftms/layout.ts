import type { DecodeFailure } from './decoded.ts'
import { truncated } from './decoded.ts'
import type { Field, Fields } from './field.ts'
import { OCTETS, readField, writeField } from './field.ts'

/** Fields that lie one after the other, compiled from rows of a table. */
export interface Layout {
  readonly steps: readonly PlacedField[]
  readonly octets: number
}

interface PlacedField {
  readonly name: string
  readonly field: Field
  readonly octets: number
}

export type Values = Record<string, unknown>

export function layoutOf(...parts: readonly Fields[]): Layout {
  const steps = parts.flatMap((fields) =>
    Object.entries(fields).map(([name, field]) => ({ name, field, octets: OCTETS[field.kind] })),
  )
  return { steps, octets: steps.reduce((sum, step) => sum + step.octets, 0) }
}

/** The narrow layout where `length` octets hold it but not the wide one; else the wide one, complete or cut. */
export const fitting = (wide: Layout, narrow: Layout | null, length: number): Layout =>
  narrow !== null && length < wide.octets && length >= narrow.octets ? narrow : wide

/** Reads every field from `at` into `value`; where the octets end too early, the complete fields before and why. */
export function readLayout(
  layout: Layout,
  octets: Uint8Array,
  at: number,
  value: Values,
): DecodeFailure<Values> | null {
  const whole = octets.length - at >= layout.octets
  for (const step of layout.steps) {
    if (!whole && at + step.octets > octets.length) return truncated(step.name, at, step.octets, octets, value)
    value[step.name] = readField(step.field, octets, at)
    at += step.octets
  }
  return null
}

/** Writes every field at `at`. Throws EncodeError for a value its field cannot carry; see `writeField`. */
export function writeLayout(layout: Layout, value: Values, octets: Uint8Array, at: number): void {
  for (const { name, field, octets: length } of layout.steps) {
    const missing = value[name] === undefined && field.notAvailable !== undefined
    writeField(name, field, missing ? null : value[name], octets, at)
    at += length
  }
}
