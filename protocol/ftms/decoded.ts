/**
 * What came of decoding octets off the air. Malformed data is expected there, so it is a value and never thrown:
 * `field` and `offset` say where the data broke off, `partial` holds the complete fields before it (Matrix consoles cut
 * records at 20 octets: quirk 50).
 */
export type Decoded<Value> = { readonly ok: true; readonly value: Value } | DecodeFailure<Value>

export interface DecodeFailure<Value> {
  readonly ok: false
  readonly problem: 'truncated' | 'unknown-characteristic'
  /** The field that could not be read. */
  readonly field: string
  /** Where it begins, in octets from the start of the value. */
  readonly offset: number
  /** For a developer to read: "truncated: totalDistanceM at offset 4 needs 3 octets, 2 left". */
  readonly message: string
  readonly partial: Partial<Value>
}

/** Octets after the last field a decoder knows, in hex. Not an error (FTMP §4.4.2); kept for bug reports. */
export interface Trailing {
  ignoredTrailingOctets?: string
}

export function truncated<Value>(
  field: string,
  offset: number,
  needs: number,
  octets: Uint8Array,
  partial: Partial<Value>,
): DecodeFailure<Value> {
  const left = Math.max(0, octets.length - offset)
  const message = `truncated: ${field} at offset ${offset} needs ${needs} octets, ${left} left`
  return { ok: false, problem: 'truncated', field, offset, message, partial }
}

export function hexOf(octets: Uint8Array): string {
  let hex = ''
  for (const octet of octets) hex += octet.toString(16).padStart(2, '0')
  return hex
}

/** Reports what lies behind the last field, where there is anything. */
export function keepTrailing(value: Trailing, octets: Uint8Array, end: number): void {
  if (octets.length > end) value.ignoredTrailingOctets = hexOf(octets.subarray(end))
}
