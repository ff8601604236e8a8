import type { Decoded } from './ftms/decoded.ts'
import { u16 } from './ftms/field.ts'
import { recordCodec } from './ftms/record.ts'

/** Client Characteristic Configuration, descriptor 0x2902: what a client has subscribed to. Core 5, vol 3 part G §3.3.3.3. */
export interface ClientConfiguration {
  notify: boolean
  indicate: boolean
}

const codec = recordCodec({ bits: u16('') })
const NOTIFY = 1
const INDICATE = 2

export function decodeClientConfiguration(octets: Uint8Array): Decoded<ClientConfiguration> {
  const decoded = codec.decode(octets)
  if (!decoded.ok) return { ...decoded, partial: {} }
  const { bits } = decoded.value
  return { ok: true, value: { notify: (bits & NOTIFY) !== 0, indicate: (bits & INDICATE) !== 0 } }
}

export const encodeClientConfiguration = ({ notify, indicate }: ClientConfiguration): Uint8Array<ArrayBuffer> =>
  codec.encode({ bits: (notify ? NOTIFY : 0) | (indicate ? INDICATE : 0) })
