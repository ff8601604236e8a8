import type { Decoded } from './decoded.ts'
import { keepTrailing, truncated } from './decoded.ts'
import type { Fields, ValuesOf } from './field.ts'
import { EncodeError } from './field.ts'
import type { Values } from './layout.ts'
import { fitting, layoutOf, readLayout, writeLayout } from './layout.ts'

/** A row of a table of op codes: its name and its parameter's fields in wire order. */
export interface Operation {
  readonly opCode: number
  readonly name: string
  readonly fields: Fields
  /** The parameter of an older edition, read where the value is too short for `fields`. */
  readonly narrow?: Fields
}

/** One message: its name under `Key`, and the values its row gives it. */
type MessageOf<Row extends Operation, Key extends string> = Row extends Operation
  ? { [K in Key]: Row['name'] } & ValuesOf<Row['fields']>
  : never

/** What can be written: every row of a table, told apart by its name. */
export type MessageIn<Rows extends readonly Operation[], Key extends string> = MessageOf<Rows[number], Key>

/** What can be read: a message, or an op code that the specification reserves. */
export type MessageOut<Rows extends readonly Operation[], Key extends string> = (
  MessageIn<Rows, Key> | { [K in Key]: 'reserved' }
) & { opCode: number; ignoredTrailingOctets?: string }

export interface OperationCodec<Rows extends readonly Operation[], Key extends string> {
  readonly decode: (octets: Uint8Array) => Decoded<MessageOut<Rows, Key>>
  readonly encode: (message: MessageIn<Rows, Key>) => Uint8Array<ArrayBuffer>
}

/** Reads and writes an op code with its parameter. `key` is what the message calls its operation. */
export function operationCodec<const Rows extends readonly Operation[], const Key extends string>(
  rows: Rows,
  key: Key,
): OperationCodec<Rows, Key> {
  const compiled = rows.map((row) => ({
    name: row.name,
    opCode: row.opCode,
    wide: layoutOf(row.fields),
    narrow: row.narrow === undefined ? null : layoutOf(row.narrow),
  }))

  function decode(octets: Uint8Array): Decoded<Values> {
    const opCode = octets[0]
    if (opCode === undefined) return truncated<Values>('opCode', 0, 1, octets, {})
    const row = compiled.find((candidate) => candidate.opCode === opCode)
    const value: Values = { opCode, [key]: row?.name ?? 'reserved' }
    const layout = row === undefined ? NOTHING : fitting(row.wide, row.narrow, octets.length - 1)
    const failure = readLayout(layout, octets, 1, value)
    if (failure !== null) return failure
    keepTrailing(value, octets, 1 + layout.octets)
    return { ok: true, value }
  }

  function encode(message: MessageIn<Rows, Key>): Uint8Array<ArrayBuffer> {
    const values = message as Values
    const row = compiled.find((candidate) => candidate.name === values[key])
    if (row === undefined)
      throw new EncodeError(key, `${key} must be one of the table's names, not ${String(values[key])}`)
    const octets = new Uint8Array(1 + row.wide.octets)
    octets[0] = row.opCode
    writeLayout(row.wide, values, octets, 1)
    return octets
  }

  return { decode: decode as OperationCodec<Rows, Key>['decode'], encode }
}

const NOTHING = layoutOf()
