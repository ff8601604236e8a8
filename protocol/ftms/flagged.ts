import type { Decoded } from './decoded.ts'
import { keepTrailing, truncated } from './decoded.ts'
import type { Fields, ValueOf } from './field.ts'
import type { Layout, Values } from './layout.ts'
import { fitting, layoutOf, readLayout, writeLayout } from './layout.ts'

/**
 * A row of a table: the fields that a bit of the flags calls for; without a bit they are always there. `narrow` are the
 * fields of an older edition of the specification, read where the value is too short for the wide ones.
 */
export interface Group {
  readonly bit?: number
  /** The state of the bit that means present: 1 unless the specification inverts it. */
  readonly presentWhen?: 0 | 1
  readonly fields: Fields
  readonly narrow?: Fields
}

type Variants<Row> = Row extends { readonly fields: infer Wide }
  ? Wide | (Row extends { readonly narrow: infer Narrow } ? Narrow : never)
  : never
type NamesOf<Set> = Set extends unknown ? keyof Set & string : never
type FieldNamed<Set, Name extends string> = Set extends Readonly<Record<Name, infer F>> ? F : never

/** What the rows of a table read as. A field is missing where its flag was not set. */
export type FlaggedValues<Rows extends readonly Group[]> = {
  -readonly [Name in NamesOf<Variants<Rows[number]>>]?: ValueOf<FieldNamed<Variants<Rows[number]>, Name>>
}

/** A characteristic whose first octets, the flags, say which groups of fields follow. */
export interface FlaggedTable {
  readonly flagOctets: 1 | 2
  /** The flags the specification defines; a reader ignores the others (FTMP §4.4.2). */
  readonly knownFlags: number
  readonly groups: readonly Group[]
  /** The value's beginning: the flags and what they say by themselves. */
  readonly begin: (flags: number) => Values
  /** Reads what follows the fields and answers where it ends. */
  readonly rest?: (value: Values, octets: Uint8Array, at: number) => number
}

/** What a combination of flags calls for, worked out once. */
interface Plan {
  readonly wide: Layout
  readonly narrow: Layout | null
}

export interface FlaggedCodec<Value> {
  readonly decode: (octets: Uint8Array) => Decoded<Value>
  /** The flags that the fields present in a value call for. */
  readonly flagsFor: (value: Partial<Value>) => number
  /** Octets of the fields that these flags call for, without the flags. */
  readonly octetsFor: (flags: number) => number
  /** Throws EncodeError for a value that its field cannot carry, or one that is missing though the flags call for it. */
  readonly encode: (flags: number, value: Partial<Value>) => Uint8Array<ArrayBuffer>
}

export function flaggedCodec<Value>(table: FlaggedTable): FlaggedCodec<Value> {
  const plans = new Map<number, Plan>()

  function planFor(flags: number): Plan {
    const known = flags & table.knownFlags
    let plan = plans.get(known)
    if (plan === undefined) plans.set(known, (plan = planOf(table, known)))
    return plan
  }

  function decode(octets: Uint8Array): Decoded<Values> {
    const start = table.flagOctets
    if (octets.length < start) return truncated<Values>('flags', 0, start, octets, {})
    const flags = start === 1 ? octets[0]! : octets[0]! | (octets[1]! << 8)
    const { wide, narrow } = planFor(flags)
    const layout = fitting(wide, narrow, octets.length - start)
    const value = table.begin(flags)
    const failure = readLayout(layout, octets, start, value)
    if (failure !== null) return failure
    let end = start + layout.octets
    if (table.rest !== undefined) end = table.rest(value, octets, end)
    if (end < octets.length) keepTrailing(value, octets, end)
    return { ok: true, value }
  }

  function encode(flags: number, value: Values): Uint8Array<ArrayBuffer> {
    const layout = layoutOf(...groupsFor(table, flags).map((group) => variantFor(group, value)))
    const octets = new Uint8Array(table.flagOctets + layout.octets)
    octets[0] = flags & 0xff
    if (table.flagOctets === 2) octets[1] = flags >> 8
    writeLayout(layout, value, octets, table.flagOctets)
    return octets
  }

  return {
    decode: decode as FlaggedCodec<Value>['decode'],
    encode,
    flagsFor: (value) => flagsFor(table, value),
    octetsFor: (flags) => planFor(flags).wide.octets,
  }
}

const groupsFor = (table: FlaggedTable, flags: number): readonly Group[] =>
  table.groups.filter(({ bit, presentWhen = 1 }) => bit === undefined || ((flags >> bit) & 1) === presentWhen)

function planOf(table: FlaggedTable, flags: number): Plan {
  const groups = groupsFor(table, flags)
  const wide = layoutOf(...groups.map((group) => group.fields))
  const narrow = groups.some((group) => group.narrow !== undefined)
    ? layoutOf(...groups.map((group) => group.narrow ?? group.fields))
    : null
  return { wide, narrow }
}

const has = (fields: Fields, value: Values): boolean => Object.keys(fields).some((name) => value[name] !== undefined)

const variantFor = ({ fields, narrow }: Group, value: Values): Fields =>
  narrow !== undefined && has(narrow, value) && !has(fields, value) ? narrow : fields

function flagsFor(table: FlaggedTable, value: Values): number {
  let flags = 0
  for (const group of table.groups) {
    if (group.bit === undefined) continue
    const present = has(variantFor(group, value), value)
    if (present === ((group.presentWhen ?? 1) === 1)) flags |= 1 << group.bit
  }
  return flags
}
