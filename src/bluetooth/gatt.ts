/**
 * The port between Crescendo and anything that speaks GATT: noble in the radio process, or the simulated
 * treadmill in bytes. Nothing here knows what the octets mean.
 */

/** One advertisement, merged with its scan response. `address` identifies the peripheral for `connect`. */
export interface Advertisement {
  readonly address: string
  /** Local name, or null where the peripheral sends none. */
  readonly name: string | null
  /** Signal strength in dBm, or null where there is no radio. */
  readonly rssiDbm: number | null
  /** 16-bit UUIDs as four upper-case hex digits ("1826"), 128-bit ones as 32 upper-case digits without dashes. */
  readonly serviceUuids: readonly string[]
  /** Service Data (AD type 0x16) by service UUID. */
  readonly serviceData: ReadonlyMap<string, Uint8Array>
  readonly connectable: boolean
}

/** A characteristic as discovered. UUIDs are written as in {@link Advertisement}. */
export interface GattCharacteristic {
  readonly serviceUuid: string
  readonly uuid: string
  readonly properties: readonly GattProperty[]
}

export type GattProperty = 'read' | 'write' | 'write-without-response' | 'notify' | 'indicate'

/**
 * Why a GATT operation failed.
 * - `refused`: the peripheral answered with an ATT error (`attError` says which)
 * - `no-answer`: nothing came back in the time allowed; whether it was carried out is unknown
 * - `link-lost`: the connection closed first
 * - `not-found`: no such peripheral or characteristic
 * - `not-connected`: no connection came about: the controller refused it or gave it up, or it gave way to another one
 * - `no-bluetooth`: this computer has no usable adapter, or noble could not be loaded
 */
export type GattProblem = 'refused' | 'no-answer' | 'link-lost' | 'not-found' | 'not-connected' | 'no-bluetooth'

/**
 * What keeps this computer from using Bluetooth.
 * - `not-permitted`: this user may not open the adapter; `off`: there is none, or it is switched off
 * - `too-old`: no Low Energy; `silent`: it does not answer; `no-kernel`: the kernel has no Bluetooth
 * - `no-library`: noble is not installed; `not-linux`: another system; `unusable`: anything else
 */
export type AdapterProblem =
  'not-permitted' | 'off' | 'too-old' | 'silent' | 'no-kernel' | 'no-library' | 'not-linux' | 'unusable'

/** A GATT failure as a value with a name; switch on `problem`, never on the text. */
export class GattError extends Error {
  override readonly name = 'GattError'
  readonly problem: GattProblem
  /** ATT error code (Core Vol 3 Part F §3.4.1.1) where `problem` is `refused`. */
  readonly attError: number | null
  /** Where `problem` is `no-bluetooth`; null where it is not known what keeps it. */
  readonly adapter: AdapterProblem | null

  constructor(
    problem: GattProblem,
    message: string,
    attError: number | null = null,
    adapter: AdapterProblem | null = null,
  ) {
    super(message)
    this.problem = problem
    this.attError = attError
    this.adapter = adapter
  }
}

/** Octets that arrived, stamped where they arose, on the monotonic clock that all processes of this computer share. */
export type ValueListener = (octets: Uint8Array, atMs: number) => void

export interface WriteOptions {
  /**
   * Goes past whatever is pending, even past a request that the peripheral has left unanswered. For a Stop only:
   * it breaks the one-request-at-a-time rule of ATT (Core Vol 3 Part F §3.3.2) where there is no other way.
   */
  readonly urgent?: boolean
}

/**
 * What the far side of the link writes on its own when the daemon dies: the dead man's switch. It is written at
 * once when the channel to the daemon closes, when it has not been fed for 3 s, and before the link is closed with it still
 * left.
 */
export interface Will {
  readonly characteristicUuid: string
  readonly octets: Uint8Array
  /** Written once before them, whatever comes of it: what some peripherals want first. */
  readonly first?: Uint8Array
}

/** An open connection. One operation is on the air at a time; every wait is bounded; all pending fail when it closes. */
export interface GattLink {
  readonly address: string
  readonly name: string | null
  readonly characteristics: readonly GattCharacteristic[]
  /** @throws {GattError} */
  read(uuid: string): Promise<Uint8Array>
  /**
   * Acknowledged write where the characteristic offers one, else a command.
   * @throws {GattError} `no-answer` after 2 s, or after 1 s when an urgent write waits behind it
   */
  write(uuid: string, octets: Uint8Array, options?: WriteOptions): Promise<void>
  /** Enables notifications or indications, whichever is offered. Resolves with its undo. @throws {GattError} */
  subscribe(uuid: string, listener: ValueListener): Promise<() => void>
  /** Called once, with the reason in words, when the link closes for whatever cause. Returns its undo. */
  onClosed(listener: (reason: string, atMs: number) => void): () => void
  /** Leaves a will, or withdraws it with null. The simulated treadmill lives in this process and has none. */
  leaveWill(will: Will | null): void
  /** Says that the daemon's loop is alive. Called at least every 250 ms while a will is left. */
  feed(): void
  /** Never rejects. A will that is still left is carried out first. */
  close(): Promise<void>
}

export interface ConnectOptions {
  /**
   * Gives way, with `not-connected`, as soon as another connection or a scan is asked for: an adapter does one of them at a
   * time, and a strap that is out of reach must not keep a treadmill waiting. It is given 3 s, not 20.
   */
  readonly yields?: boolean
}

/** What can scan and connect. */
export interface GattCentral {
  /** Active scan until the undo is called; each call of `found` is one advertisement. @throws {GattError} */
  scan(found: (advertisement: Advertisement) => void): Promise<() => Promise<void>>
  /** Connects (20 s) and discovers (10 s). @throws {GattError} */
  connect(address: string, options?: ConnectOptions): Promise<GattLink>
  close(): Promise<void>
}
