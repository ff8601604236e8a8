import { damaged } from './damaged.ts'

/**
 * The octets of a FIT file as messages: of each its number and its fields, unscaled. Read by ourselves, since what is read may be
 * anything: no message reaches beyond the file, and nothing is made larger than it is there.
 */

/** A field is a number, several of them, or a string; one that is marked as invalid is left out. */
type Value = number | string
export interface FitMessage {
  readonly number: number
  readonly fields: ReadonlyMap<number, Value>
}

interface Field {
  readonly number: number
  readonly size: number
  readonly type: number
}
interface Definition {
  readonly number: number
  readonly isLittle: boolean
  readonly fields: readonly Field[]
  readonly size: number
}

/** Sizes of whole numbers by base type, octets, below zero where they have a sign; a string is 7. FIT protocol, base types. */
const WHOLE: ReadonlyMap<number, number> = new Map([
  ...([0x00, 0x02, 0x0a, 0x0d] as const).map((type) => [type, 1] as const),
  ...([0x84, 0x8b] as const).map((type) => [type, 2] as const),
  ...([0x86, 0x8c] as const).map((type) => [type, 4] as const),
  ...([0x01, 0x83, 0x85] as const).map((type, nth) => [type, -(2 ** nth)] as const),
])
const STRING = 0x07
/** Of any message, when it was: seconds since FIT began to count. */
export const TIMESTAMP = 253
const LEAST_OCTETS = 14
/** Four days of a message a second. */
const MOST_MESSAGES = 350_000

/** True of what begins as a FIT file does. */
export const isFit = (octets: Uint8Array): boolean =>
  octets.length >= 12 && String.fromCharCode(...octets.subarray(8, 12)) === '.FIT'

/**
 * @param wanted the numbers of the messages that are
 * @throws {Damaged} where it is cut short, or its sum is wrong
 */
export function messagesIn(octets: Uint8Array, wanted: ReadonlySet<number>): FitMessage[] {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
  const header = octets[0] ?? 0
  if (octets.length < LEAST_OCTETS || header < 12) damaged('file-cut-short')
  const end = header + view.getUint32(4, true)
  if (end + 2 > octets.length) damaged('file-cut-short')
  if (sumOf(octets.subarray(0, end)) !== view.getUint16(end, true)) damaged('file-bad-fit')
  const definitions = new Map<number, Definition>()
  const messages: FitMessage[] = []
  let lastS = 0
  for (let at = header; at < end;) {
    const head = octets[at] ?? 0
    at += 1
    const isCompressed = (head & 0x80) !== 0
    const local = isCompressed ? (head >> 5) & 3 : head & 15
    if (!isCompressed && (head & 0x40) !== 0) {
      const [definition, size] = definitionAt(view, at, end, (head & 0x20) !== 0)
      definitions.set(local, definition)
      at += size
      continue
    }
    const definition = definitions.get(local)
    if (definition === undefined || at + definition.size > end) damaged('file-bad-fit')
    const fields = fieldsAt(view, at, definition)
    // Five bits of it alone, of one that follows within half a minute.
    if (isCompressed) fields.set(TIMESTAMP, lastS + ((head - lastS) & 31))
    const toldS = fields.get(TIMESTAMP)
    if (typeof toldS === 'number') lastS = toldS
    if (wanted.has(definition.number)) messages.push({ number: definition.number, fields })
    if (messages.length > MOST_MESSAGES) damaged('file-bad-fit')
    at += definition.size
  }
  return messages
}

function definitionAt(view: DataView, at: number, end: number, hasOwn: boolean): readonly [Definition, number] {
  const within = (offset: number): number => (offset < end ? view.getUint8(offset) : damaged('file-bad-fit'))
  const isLittle = within(at + 1) === 0
  const count = within(at + 4)
  const number = view.getUint16(at + 2, isLittle)
  const fields = Array.from({ length: count }, (_, index) => {
    const from = at + 5 + index * 3
    return { number: within(from), size: within(from + 1), type: within(from + 2) }
  })
  let size = 5 + count * 3
  let own = 0
  if (hasOwn) {
    const owns = within(at + size)
    for (let index = 0; index < owns; index++) own += within(at + size + 2 + index * 3)
    size += 1 + owns * 3
  }
  if (fields.some((field) => field.size === 0)) damaged('file-bad-fit')
  const octets = fields.reduce((sum, field) => sum + field.size, own)
  return [{ number, isLittle, fields, size: octets }, size]
}

function fieldsAt(view: DataView, at: number, { fields, isLittle }: Definition): Map<number, Value> {
  const values = new Map<number, Value>()
  let from = at
  for (const { number, size, type } of fields) {
    const value = type === STRING ? stringAt(view, from, size) : numberAt(view, from, size, WHOLE.get(type), isLittle)
    if (value !== null) values.set(number, value)
    from += size
  }
  return values
}

function stringAt(view: DataView, at: number, size: number): string | null {
  const octets = new Uint8Array(view.buffer, view.byteOffset + at, size)
  const end = octets.indexOf(0)
  const text = new TextDecoder().decode(octets.subarray(0, end < 0 ? size : end))
  return text === '' ? null : text
}

/** The first of them; the greatest of a type says that there is none. @param size of all of them, octets */
function numberAt(
  view: DataView,
  at: number,
  size: number,
  each: number | undefined,
  isLittle: boolean,
): number | null {
  const octets = Math.abs(each ?? 0)
  if (octets === 0 || size < octets) return null
  const whole =
    octets === 1 ? view.getUint8(at) : octets === 2 ? view.getUint16(at, isLittle) : view.getUint32(at, isLittle)
  const all = 2 ** (8 * octets)
  if (each !== octets) return whole === all / 2 - 1 ? null : whole < all / 2 ? whole : whole - all
  return whole === all - 1 ? null : whole
}

/** The sum at the end of a file, by its own table of sixteen. FIT protocol, CRC. */
const SUMS = [
  ...[0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401],
  ...[0xa001, 0x6c00, 0x7800, 0xb401, 0x5000, 0x9c01, 0x8801, 0x4400],
]
function sumOf(octets: Uint8Array): number {
  let sum = 0
  for (const octet of octets)
    for (const half of [octet & 15, octet >> 4]) sum = ((sum >> 4) & 0x0fff) ^ (SUMS[sum & 15] ?? 0) ^ (SUMS[half] ?? 0)
  return sum
}
