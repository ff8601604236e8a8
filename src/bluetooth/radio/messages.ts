import type { AdapterChoice } from '../adapter-choice.ts'
import type { AdapterProblem, Advertisement, GattCharacteristic, GattProblem, Will } from '../gatt.ts'

/**
 * What the daemon and its radio process say to each other over the fork's channel (structured clone, so that octets
 * and maps travel as they are). Every call is answered once, with its own `id`.
 */
export interface RadioCalls {
  scan: { asks: object; answers: null }
  connect: { asks: { address: string; yields: boolean }; answers: OpenedLink }
  read: { asks: { link: number; uuid: string }; answers: Uint8Array }
  write: { asks: { link: number; uuid: string; octets: Uint8Array; urgent: boolean }; answers: null }
  subscribe: { asks: { link: number; uuid: string }; answers: null }
  close: { asks: { link: number }; answers: null }
}

export type CallName = keyof RadioCalls
export type Asks<Name extends CallName> = RadioCalls[Name]['asks']
export type Answers<Name extends CallName> = RadioCalls[Name]['answers']

/** A link as the radio process numbers it; a number is never used twice. */
export interface OpenedLink {
  readonly link: number
  readonly address: string
  readonly name: string | null
  readonly characteristics: readonly GattCharacteristic[]
}

/** How long a bequest is carried out for, ms; the daemon feeds the radio as long. */
export const BEQUEST_LASTS_MS = 30_000

export interface Bequest {
  readonly address: string
  readonly will: Will
}

export type ToRadio =
  | { readonly kind: 'open'; readonly adapter: AdapterChoice; readonly dataDir: string }
  | { readonly [Name in CallName]: { kind: 'call'; id: number; name: Name; asks: Asks<Name> } }[CallName]
  | { readonly kind: 'stopScan' }
  /** A link that came too late: nobody waits for it any more. */
  | { readonly kind: 'drop'; readonly link: number }
  | { readonly kind: 'will'; readonly link: number; readonly will: Will | null }
  /** A will for a link that was lost with the radio before this one: carried out by connecting once more. */
  | { readonly kind: 'bequest'; readonly bequest: Bequest }
  | { readonly kind: 'feed' }
  /** Wants a `pong`. */
  | { readonly kind: 'ping' }
  | { readonly kind: 'leave' }

export type FromRadio =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answers<CallName> }
  | {
      readonly kind: 'failure'
      readonly id: number
      readonly problem: GattProblem
      readonly message: string
      readonly attError: number | null
      readonly adapter: AdapterProblem | null
    }
  | { readonly kind: 'advertisement'; readonly advertisement: Advertisement }
  | { readonly kind: 'scanEnded'; readonly reason: string }
  | {
      readonly kind: 'value'
      readonly link: number
      readonly uuid: string
      readonly octets: Uint8Array
      readonly atMs: number
    }
  | { readonly kind: 'closed'; readonly link: number; readonly reason: string; readonly atMs: number }
  /** The process ends: it can do nothing here, for this reason. */
  | { readonly kind: 'unusable'; readonly reason: string; readonly adapter: AdapterProblem | null }
  | { readonly kind: 'pong' }
  | { readonly kind: 'log'; readonly message: string }
