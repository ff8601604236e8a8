import { EventEmitter } from 'node:events'
import { Module } from 'node:module'
import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** Octets of header and where the length of the rest stands, by H4 packet type (Core Vol 4 Part A §2). */
const PACKETS: Readonly<Record<number, { header: number; lengthOf: (packet: Buffer) => number }>> = {
  0x01: { header: 4, lengthOf: (command) => command.readUInt8(3) },
  0x02: { header: 5, lengthOf: (acl) => acl.readUInt16LE(3) },
  0x03: { header: 4, lengthOf: (synchronous) => synchronous.readUInt8(3) },
  0x04: { header: 3, lengthOf: (event) => event.readUInt8(2) },
  0x05: { header: 5, lengthOf: (isochronous) => isochronous.readUInt16LE(3) & 0x3fff },
}

/**
 * Cuts a stream of octets into whole HCI packets, each with its H4 type octet in front: takes a chunk, gives the
 * packets that it completes.
 * @throws {RangeError} from the returned function at an unknown packet type: the stream cannot be followed any further
 */
export function createH4Reader(): (chunk: Uint8Array) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    const packets: Buffer[] = []
    for (;;) {
      const length = lengthOfFirst(rest)
      if (length === null || rest.length < length) return packets
      packets.push(rest.subarray(0, length))
      rest = rest.subarray(length)
    }
  }
}

/** Octets of the packet that `octets` begin with, or null while its header is incomplete. */
function lengthOfFirst(octets: Buffer): number | null {
  const type = octets[0]
  if (type === undefined) return null
  const shape = PACKETS[type]
  if (shape === undefined) throw new RangeError(`0x${type.toString(16)} is no H4 packet type`)
  return octets.length < shape.header ? null : shape.header + shape.lengthOf(octets)
}

/**
 * An HCI controller behind a Unix socket that speaks H4, with what noble and bleno use of
 * `@abandonware/bluetooth-hci-socket`. Events: `data` (one whole HCI packet), `error`, and `lost` with the reason in
 * words, once, when the controller is gone.
 */
export class H4Socket extends EventEmitter {
  readonly #path: string
  #socket: Socket | null = null
  #up = true

  constructor(path: string) {
    super()
    this.#path = path
  }

  /** A controller behind a socket has no device number; binding happens in {@link start}. */
  bindRaw(): number {
    return 0
  }

  bindUser(): number {
    return 0
  }

  /** The kernel's management channel does not exist here; nothing is ever written to it. */
  bindControl(): void {
    this.#up = false
  }

  setFilter(): void {
    // Every packet of this controller is ours.
  }

  /** True until the controller is lost: what is written before the socket is connected waits in it. */
  isDevUp(): boolean {
    return this.#up
  }

  start(): void {
    if (this.#socket !== null || !this.#up) return
    const socket = connect(this.#path)
    const read = createH4Reader()
    let reason = `the controller at ${this.#path} closed the connection`
    socket.on('data', (chunk) => {
      for (const packet of packetsOf(read, chunk, socket)) this.emit('data', packet)
    })
    socket.on('error', (error) => {
      reason = `the controller at ${this.#path} cannot be used: ${error.message}`
      this.emit('error', error)
    })
    socket.on('close', () => {
      this.#up = false
      this.emit('lost', reason)
    })
    this.#socket = socket
  }

  stop(): void {
    this.#up = false
    this.#socket?.destroy()
  }

  write(packet: Uint8Array): void {
    this.#socket?.write(packet)
  }
}

/** The packets that `chunk` completes; a stream that cannot be followed ends the connection. */
function packetsOf(read: (chunk: Uint8Array) => Buffer[], chunk: Uint8Array, socket: Socket): Buffer[] {
  try {
    return read(chunk)
  } catch (error) {
    socket.destroy(error as RangeError)
    return []
  }
}

/**
 * Puts an {@link H4Socket} to `path` in place of the kernel's HCI socket. Call it before noble or bleno is loaded:
 * both take the socket from Node's CommonJS cache.
 *
 * @param require made with `createRequire` where noble or bleno can be resolved from
 */
export function replaceHciSocket(require: NodeJS.Require, path: string): void {
  const name = require.resolve('@abandonware/bluetooth-hci-socket')
  const replacement = new Module(name)
  replacement.filename = name
  replacement.loaded = true
  replacement.exports = class extends H4Socket {
    constructor() {
      super(path)
    }
  }
  require.cache[name] = replacement
}
