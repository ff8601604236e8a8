import type { GattServer } from './bleno-host.ts'

export const ECHO = 'A001'
export const COMMAND_ONLY = 'A002'
export const BOTH_WRITES = 'A003'
export const NOTIFYING = 'A004'
export const INDICATING = 'A005'
export const LONG = '0123456789ABCDEF0123456789ABCDEF'

export interface Written {
  readonly uuid: string
  readonly octets: readonly number[]
  readonly acknowledged: boolean
  readonly atMs: number
}

/** A peripheral with one characteristic of each kind, which notes what is written to it. */
export interface BenchPeripheral extends GattServer {
  readonly written: Written[]
  /** What the next writes are answered with, in turn; 0 when there is none. */
  readonly answers: (number | null)[]
  readonly subscribers: Map<string, (octets: Uint8Array) => void>
}

export const LONG_VALUE = Uint8Array.from({ length: 400 }, (_, index) => index & 0xff)

export function benchPeripheral(): BenchPeripheral {
  const written: Written[] = []
  const answers: (number | null)[] = []
  const subscribers = new Map<string, (octets: Uint8Array) => void>()
  return {
    written,
    answers,
    subscribers,
    services: [
      {
        uuid: 'A000',
        characteristics: [
          { uuid: ECHO, properties: ['read', 'write'] },
          { uuid: COMMAND_ONLY, properties: ['write-without-response'] },
          { uuid: BOTH_WRITES, properties: ['write', 'write-without-response'] },
          { uuid: NOTIFYING, properties: ['notify'] },
          { uuid: INDICATING, properties: ['write', 'indicate'] },
        ],
      },
      { uuid: '0123456789ABCDEF0123456789ABCDE0', characteristics: [{ uuid: LONG, properties: ['read'] }] },
    ],
    read(uuid) {
      if (uuid === LONG) return LONG_VALUE
      const last = written.findLast((write) => write.uuid === uuid)
      return last === undefined ? 0x0e : Uint8Array.from(last.octets)
    },
    write(uuid, octets, acknowledged) {
      written.push({ uuid, octets: [...octets], acknowledged, atMs: performance.now() })
      const answer = answers.shift()
      return answer === undefined ? 0 : answer
    },
    subscribed(uuid, send) {
      if (send === null) subscribers.delete(uuid)
      else subscribers.set(uuid, send)
    },
  }
}
