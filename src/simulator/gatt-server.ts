import type { GattCharacteristic } from '../bluetooth/gatt.ts'

/**
 * A GATT server in bytes, without a transport: the simulated treadmill's link puts one behind a GattLink, a real
 * peripheral puts one behind its radio. Scripts of misbehaviour stand between the two.
 */
export interface GattServer {
  readonly advertised: Advertised
  /** Grouped by service, in the order of the attribute table. */
  readonly characteristics: readonly GattCharacteristic[]
  /** A client has connected. Any number may; each has its own subscriptions and its own claim to control. */
  accept(client?: ClientFacts): ServedClient
}

export interface Advertised {
  /** Local name. */
  readonly name: string
  /** As in Advertisement: 16-bit UUIDs, four upper-case hex digits. */
  readonly serviceUuids: readonly string[]
  /** Service Data (AD type 0x16) by service UUID, without the UUID itself. */
  readonly serviceData: ReadonlyMap<string, Uint8Array>
}

export interface ClientFacts {
  /** ATT_MTU in octets, 23 by default. A notification carries three octets less. */
  readonly mtu?: number
  /** True where the link is encrypted; the default, since only few servers ask. */
  readonly encrypted?: boolean
}

/** One connected client, as the server sees it. Nothing here throws for what a client sends. */
export interface ServedClient {
  /** The value, or an ATT error code. */
  read(uuid: string): Uint8Array | AttErrorCode
  /**
   * A write request (`acknowledged`) or a write command. Answers with the ATT error code, or null where the write was
   * taken; a procedure's own answer comes as an indication, never before this returns.
   */
  write(uuid: string, octets: Uint8Array, options: { readonly acknowledged: boolean }): AttErrorCode | null
  /**
   * The client has written the CCC descriptor: `deliver` gets every notification or indication from now on; with
   * `on` false no more. Answers with the ATT error code, or null.
   */
  subscribe(uuid: string, on: boolean, deliver: (octets: Uint8Array) => void): AttErrorCode | null
  /** The transport lost the client or was told to drop it. */
  disconnected(): void
  /** Called when the server itself drops the link. Returns its undo. */
  onDisconnect(listener: (reason: string) => void): () => void
}

/** ATT error codes of Core Vol 3 Part F §3.4.1.1, and the common ones of CSS Part B. */
export type AttErrorCode = (typeof ATT_ERROR)[keyof typeof ATT_ERROR]

export const ATT_ERROR = {
  invalidHandle: 0x01,
  readNotPermitted: 0x02,
  writeNotPermitted: 0x03,
  requestNotSupported: 0x06,
  invalidAttributeValueLength: 0x0d,
  insufficientEncryption: 0x0f,
  cccdImproperlyConfigured: 0xfd,
  procedureAlreadyInProgress: 0xfe,
} as const
