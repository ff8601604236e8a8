import type { EventEmitter } from 'node:events'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import type { GattProperty } from '../../src/bluetooth/gatt.ts'
import { replaceHciSocket } from '../../src/bluetooth/noble/h4-socket.ts'

/** A GATT table and what answers behind it. UUIDs as in the port; an ATT error is its code, 0 is none. */
export interface GattServer {
  readonly services: readonly {
    readonly uuid: string
    readonly characteristics: readonly { readonly uuid: string; readonly properties: readonly GattProperty[] }[]
  }[]
  /** The value, or an ATT error. */
  read(uuid: string): Uint8Array | number
  /** 0 or an ATT error, which is answered; null is never answered. */
  write(uuid: string, octets: Uint8Array, acknowledged: boolean): number | null
  /** The central turns values on, and gets them through `send`, or off (null). */
  subscribed(uuid: string, send: ((octets: Uint8Array) => void) | null): void
}

export interface HostOptions {
  readonly hciPath: string
  readonly name: string
  /** 16-bit ones. */
  readonly serviceUuids: readonly string[]
  /** Service Data (AD type 0x16) by 16-bit UUID. */
  readonly serviceData?: ReadonlyMap<string, Uint8Array>
  /** Some machines put the UUIDs there and not into the advertisement. */
  readonly serviceUuidsInScanResponse?: boolean
}

export interface Host {
  readonly address: string
  readonly connected: boolean
  /** Ends the connection, and advertises again. */
  disconnect(): void
  stop(): Promise<void>
}

interface Bleno extends EventEmitter {
  readonly address: string
  readonly _bindings: {
    readonly onSigIntBinded: () => void
    readonly _hci: { readonly _socket: { stop(): void }; pollIsDevUp: () => void }
  }
  readonly PrimaryService: new (options: object) => object
  readonly Characteristic: new (options: object) => object
  setServices(services: readonly object[]): void
  startAdvertisingWithEIRData(advertisement: Buffer, scanResponse: Buffer, done: (error: unknown) => void): void
  stopAdvertising(): void
  disconnect(): void
}

/** Hosts a GATT server with bleno on a controller of its own, in this process. */
export async function hostGatt(server: GattServer, options: HostOptions): Promise<Host> {
  const bleno = freshBleno(options.hciPath)
  let connected = false
  bleno.on('accept', () => (connected = true))
  bleno.on('disconnect', () => (connected = false))
  const exitListeners = process.listeners('exit')
  // On a busy computer it is first told that the socket is not up yet.
  while ((await once(bleno, 'stateChange'))[0] !== 'poweredOn');
  process.off('SIGINT', bleno._bindings.onSigIntBinded)
  const added = process.listeners('exit').filter((listener) => !exitListeners.includes(listener))
  bleno.setServices(server.services.map((service) => serviceOf(bleno, server, service)))
  await new Promise<void>((resolve, reject) => {
    const { advertisement, scanResponse } = advertisedBy(options)
    bleno.startAdvertisingWithEIRData(advertisement, scanResponse, (error) =>
      error instanceof Error ? reject(error) : resolve(),
    )
  })
  return {
    address: bleno.address,
    get connected() {
      return connected
    },
    disconnect: () => bleno.disconnect(),
    async stop() {
      bleno.stopAdvertising()
      // btvirt tells the other side of a disconnection, but not of a controller that is gone.
      bleno.disconnect()
      await sleep(50)
      bleno._bindings._hci.pollIsDevUp = () => undefined
      bleno._bindings._hci._socket.stop()
      for (const listener of added) process.off('exit', listener)
    },
  }
}

/** bleno keeps one adapter a process; a second host needs its modules loaded again. */
function freshBleno(hciPath: string): Bleno {
  const require = createRequire(import.meta.url)
  for (const name of Object.keys(require.cache)) if (name.includes('/@abandonware/bleno/')) delete require.cache[name]
  replaceHciSocket(createRequire(require.resolve('@abandonware/bleno/package.json')), hciPath)
  return require('@abandonware/bleno') as Bleno
}

function serviceOf(bleno: Bleno, server: GattServer, service: GattServer['services'][number]): object {
  return new bleno.PrimaryService({
    uuid: service.uuid.toLowerCase(),
    characteristics: service.characteristics.map(
      ({ uuid, properties }) =>
        new bleno.Characteristic({
          uuid: uuid.toLowerCase(),
          properties: properties.map((property) =>
            property.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
          ),
          onReadRequest(offset: number, answer: (error: number, value?: Buffer) => void) {
            const value = server.read(uuid)
            if (typeof value === 'number') answer(value)
            else answer(0, Buffer.from(value).subarray(offset))
          },
          onWriteRequest(octets: Buffer, _offset: number, command: boolean, answer: (error: number) => void) {
            const error = server.write(uuid, Uint8Array.from(octets), !command)
            if (error !== null) answer(error)
          },
          onSubscribe(_size: number, send: (octets: Buffer) => void) {
            server.subscribed(uuid, (octets) => send(Buffer.from(octets)))
          },
          onUnsubscribe: () => server.subscribed(uuid, null),
        }),
    ),
  })
}

/** AD structures, Core Specification Supplement Part A §1. */
function advertisedBy(options: HostOptions): { advertisement: Buffer; scanResponse: Buffer } {
  const uuids = options.serviceUuids.map((uuid) => Buffer.from(uuid, 'hex').reverse())
  const list = structure(0x03, ...uuids)
  const data = [...(options.serviceData ?? [])].map(([uuid, octets]) =>
    structure(0x16, Buffer.from(uuid, 'hex').reverse(), octets),
  )
  const flags = structure(0x01, Buffer.from([0x06]))
  const name = structure(0x09, Buffer.from(options.name))
  const elsewhere = options.serviceUuidsInScanResponse ?? false
  return {
    advertisement: Buffer.concat([flags, ...(elsewhere ? [] : [list]), ...data]),
    scanResponse: Buffer.concat([...(elsewhere ? [list] : []), name]),
  }
}

function structure(type: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([body.length + 1, type]), body])
}
