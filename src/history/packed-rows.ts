import { deflateSync, inflateSync } from 'node:zlib'
import type { JournalRow } from './journal-row.ts'

/**
 * Rows of a journal as few octets: an octet that says how, then what follows deflated. That is how many rows, and column by column
 * what each row adds to the one before, in octets of 7 bits (the eighth: more follow). What is unpacked is what was packed.
 */
const VERSION = 1

/** How each column is counted: in so many parts of its unit. */
const NUMBERS = {
  sequence: 1,
  ticks: 1,
  at_ms: 1000,
  speed_001_kmh: 1,
  distance_m: 1,
  elapsed_s: 1,
  incline_01_pct: 1,
  heart_rate_bpm: 1,
} as const satisfies Partial<Record<keyof JournalRow, number>>
type Column = keyof typeof NUMBERS
const COLUMNS = Object.keys(NUMBERS) as Column[]

/** In place of a difference: unknown; or a number that is none of so many parts, whole, in 8 octets. */
const UNKNOWN = 0
const WHOLE = 1
const DIFFERENCES = 2
/** Beyond it a difference is not exact any more. */
const MOST = 2 ** 50

export function packRows(rows: readonly JournalRow[]): Buffer {
  const out = writer()
  out.count(rows.length)
  for (const column of COLUMNS) {
    let last = 0
    for (const { [column]: value } of rows) {
      if (value === null) {
        out.count(UNKNOWN)
        continue
      }
      const parts = Math.round(value * NUMBERS[column])
      const difference = parts - last
      const isExact = parts / NUMBERS[column] === value && !Object.is(value, -0)
      if (!isExact || Math.abs(parts) > MOST || Math.abs(difference) > MOST) {
        out.count(WHOLE)
        out.whole(value)
        continue
      }
      out.count(DIFFERENCES + (difference < 0 ? -2 * difference - 1 : 2 * difference))
      last = parts
    }
  }
  const texts = rows.map(({ event }) => (event === null ? null : Buffer.from(event)))
  for (const text of texts) out.count(text === null ? 0 : text.length + 1)
  for (const text of texts) if (text !== null) out.octets(text)
  return Buffer.concat([Buffer.of(VERSION), deflateSync(out.taken(), { level: 9 })])
}

/** @throws where it is not what `packRows` made */
export function unpackRows(packed: Uint8Array): JournalRow[] {
  if (packed[0] !== VERSION) throw new Error(`rows are packed in a way (${packed[0]}) that is not known here`)
  const from = reader(inflateSync(packed.subarray(1)))
  const many = from.count()
  const columns = new Map(COLUMNS.map((column) => [column, numbersOf(from, many, NUMBERS[column])]))
  const lengths = Array.from({ length: many }, () => from.count())
  const of = (column: Column, index: number): number | null => columns.get(column)?.[index] ?? null
  return lengths.map((length, index) => ({
    sequence: of('sequence', index) ?? 0,
    ticks: of('ticks', index) ?? 0,
    at_ms: of('at_ms', index) ?? 0,
    event: length === 0 ? null : from.octets(length - 1).toString(),
    speed_001_kmh: of('speed_001_kmh', index),
    distance_m: of('distance_m', index),
    elapsed_s: of('elapsed_s', index),
    incline_01_pct: of('incline_01_pct', index),
    heart_rate_bpm: of('heart_rate_bpm', index),
  }))
}

function numbersOf(from: ReturnType<typeof reader>, many: number, parts: number): (number | null)[] {
  let last = 0
  return Array.from({ length: many }, () => {
    const told = from.count()
    if (told === UNKNOWN) return null
    if (told === WHOLE) return from.whole()
    const difference = told - DIFFERENCES
    last += difference % 2 === 1 ? -(difference + 1) / 2 : difference / 2
    return last / parts
  })
}

function writer() {
  let octets = Buffer.alloc(1024)
  let length = 0
  const room = (more: number): void => {
    if (length + more <= octets.length) return
    const larger = Buffer.alloc(Math.max(2 * octets.length, length + more))
    octets.copy(larger)
    octets = larger
  }
  return {
    count(value: number): void {
      room(10)
      let left = value
      for (; left >= 128; left = Math.floor(left / 128)) octets[length++] = (left % 128) + 128
      octets[length++] = left
    },
    whole(value: number): void {
      room(8)
      length = octets.writeDoubleLE(value, length)
    },
    octets(some: Buffer): void {
      room(some.length)
      length += some.copy(octets, length)
    },
    taken: (): Buffer => octets.subarray(0, length),
  }
}

function reader(octets: Buffer) {
  let at = 0
  return {
    count(): number {
      let value = 0
      for (let place = 1; ; place *= 128) {
        const octet = octets.readUInt8(at++)
        value += (octet % 128) * place
        if (octet < 128) return value
      }
    },
    whole(): number {
      at += 8
      return octets.readDoubleLE(at - 8)
    },
    octets(length: number): Buffer {
      if (at + length > octets.length) throw new RangeError('rows end before their text does')
      at += length
      return octets.subarray(at - length, at)
    },
  }
}
