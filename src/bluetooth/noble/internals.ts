import type { EventEmitter } from 'node:events'

/** What is used of noble 1.9, much of it its own business: its typings know little of it, and its promises are not to be trusted. */

/** What is used of a noble peripheral (`lib/peripheral.js`); its own typings lack the connection parameters. */
export interface NoblePeripheral extends EventEmitter {
  readonly id: string
  readonly address: string
  readonly connectable: boolean
  /** `connecting`, `connected`, `error`, … */
  readonly state: string
  readonly rssi: number
  readonly advertisement: {
    readonly localName?: string
    readonly serviceUuids: readonly string[]
    readonly serviceData: readonly { readonly uuid: string; readonly data: Buffer }[]
  }
  connect(parameters: object, done: (error: Error | null) => void): void
  cancelConnect(): void
  disconnect(): void
  discoverAllServicesAndCharacteristics(done: (error: unknown) => void): void
}

/** A characteristic as noble's GATT layer keeps it: handles, and the properties as one octet (Core Vol 3 Part G §3.3.1.1). */
export interface NobleCharacteristic {
  readonly uuid: string
  readonly properties: number
  readonly startHandle: number
  readonly valueHandle: number
  readonly endHandle: number
}

/** noble's attribute client of one connection (`lib/hci-socket/gatt.js`). */
export interface NobleGatt extends EventEmitter {
  readonly _mtu: number
  readonly _aclStream: EventEmitter
  readonly _characteristics: Record<string, Record<string, NobleCharacteristic>>
  _queueCommand(pdu: Buffer, answered: ((pdu: Buffer) => void) | null, sent?: () => void): void
  writeAtt(pdu: Buffer): void
  readRequest(handle: number): Buffer
  readBlobRequest(handle: number, offset: number): Buffer
  readByTypeRequest(startHandle: number, endHandle: number, type: number): Buffer
  writeRequest(handle: number, octets: Buffer, withoutResponse: boolean): Buffer
}

interface NobleBindings {
  readonly _pendingConnectionUuid: string | null
  readonly _gatts: Record<string, NobleGatt | undefined>
  /** The connection's handle by its peripheral's id, and the other way round. */
  readonly _handles: Record<string, number | string | undefined>
  readonly onSigIntBinded: () => void
  onDisconnComplete(handle: number, hciReason: number): void
  readonly _hci: EventEmitter & {
    readonly _socket: EventEmitter & { stop(): void }
    readonly _aclConnections: Map<number, object>
    _aclQueue: readonly { readonly handle: number }[]
    flushAcl: () => Promise<void>
    pollIsDevUp: () => void
    cancelConnect(): void
  }
}

/** One instance of noble (`lib/noble.js`). */
export interface Noble extends EventEmitter {
  /** Reading it for the first time opens the adapter. */
  readonly state: string
  readonly _bindings: NobleBindings
  readonly _peripherals: Record<string, NoblePeripheral | undefined>
  startScanning(serviceUuids: readonly string[], allowDuplicates: boolean): void
  stopScanning(): void
}
