import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createH4Reader } from '../../src/bluetooth/noble/h4-socket.ts'

/**
 * Low Energy controllers in one air: every connection to `hciPath` is one. For cases with two links, which btvirt cannot
 * carry: it counts handles per controller. Speaks H4; commands, events and their fields are those of Core Vol 4 Part E §7.
 */
export interface SharedAir {
  readonly hciPath: string
  /** Addresses that advertise and take connections, but whose data never arrive at the other end, nor others' at theirs. */
  readonly mute: Set<string>
  /** Addresses that were heard once and are out of reach: connecting to them waits for ever. */
  readonly outOfReach: Set<string>
  /** Addresses the end of whose connections no controller confirms. */
  readonly unconfirmed: Set<string>
  /** How many controllers were opened so far. */
  readonly opened: number
  close(): void
}

interface Controller {
  readonly socket: Socket
  readonly address: Buffer
  advertisement: Buffer
  scanResponse: Buffer
  advertises: boolean
  scans: boolean
  /** Addresses not to report again; null where duplicates are wanted. */
  reported: Set<string> | null
  connectingTo: Buffer | null
}

interface Link {
  readonly handle: number
  readonly ends: readonly [central: Controller, peripheral: Controller]
}

const ADVERTISING_INTERVAL_MS = 20
const UNKNOWN_CONNECTION = 0x02
const COMMAND_DISALLOWED = 0x0c
const REMOTE_USER_TERMINATED = 0x13
const HOST_TERMINATED = 0x16
const CONNECTION_TIMEOUT = 0x08

/** As noble and bleno write an address. */
const textOf = (address: Buffer): string =>
  [...address]
    .reverse()
    .map((octet) => octet.toString(16).padStart(2, '0'))
    .join(':')

export function startSharedAir(): SharedAir {
  const controllers = new Set<Controller>()
  const links = new Map<number, Link>()
  const mute = new Set<string>()
  const outOfReach = new Set<string>()
  const unconfirmed = new Set<string>()
  let opened = 0
  let handles = 0x40

  const send = ({ socket }: Controller, ...octets: readonly (number | Uint8Array)[]): void => {
    socket.write(Buffer.concat(octets.map((part) => (typeof part === 'number' ? Buffer.from([part]) : part))))
  }
  const event = (to: Controller, code: number, ...octets: readonly (number | Uint8Array)[]): void => {
    const body = Buffer.concat(octets.map((part) => (typeof part === 'number' ? Buffer.from([part]) : part)))
    send(to, 0x04, code, body.length, body)
  }
  const u16 = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8])
  const complete = (to: Controller, opcode: number, ...octets: readonly (number | Uint8Array)[]): void =>
    event(to, 0x0e, 1, u16(opcode), ...octets)
  const status = (to: Controller, opcode: number, code: number): void => event(to, 0x0f, code, 1, u16(opcode))

  function connected(to: Controller, handle: number, role: number, code: number, peer: Buffer): void {
    event(to, 0x3e, 0x01, code, u16(handle), role, 0, peer, u16(40), u16(0), u16(400), 0)
  }

  function end({ handle, ends: [central, peripheral] }: Link, byWhom: Controller | null): void {
    links.delete(handle)
    const reasonFor = (controller: Controller): number => {
      if (byWhom === null) return CONNECTION_TIMEOUT
      return controller === byWhom ? HOST_TERMINATED : REMOTE_USER_TERMINATED
    }
    for (const controller of [central, peripheral]) {
      event(controller, 0x05, 0, u16(handle), reasonFor(controller))
    }
  }

  function command(from: Controller, opcode: number, octets: Buffer): void {
    switch (opcode) {
      case 0x1001: // HCI 9 keeps noble at legacy scanning.
        return complete(from, opcode, 0, 9, u16(0), 9, u16(0), u16(0))
      case 0x1009:
        return complete(from, opcode, 0, from.address)
      case 0x2002:
        return complete(from, opcode, 0, u16(192), 10)
      case 0x0c6c:
        return complete(from, opcode, 0, 1, 0)
      case 0x2008:
        from.advertisement = Buffer.from(octets.subarray(1, 1 + Math.min(31, octets[0] ?? 0)))
        return complete(from, opcode, 0)
      case 0x2009:
        from.scanResponse = Buffer.from(octets.subarray(1, 1 + Math.min(31, octets[0] ?? 0)))
        return complete(from, opcode, 0)
      case 0x200a:
        from.advertises = octets[0] === 1
        return complete(from, opcode, 0)
      case 0x200c:
        from.scans = octets[0] === 1
        from.reported = octets[1] === 1 ? new Set() : null
        return complete(from, opcode, 0)
      case 0x200d:
        if (from.connectingTo !== null) return status(from, opcode, COMMAND_DISALLOWED)
        from.connectingTo = Buffer.from(octets.subarray(6, 12))
        return status(from, opcode, 0)
      case 0x200e: {
        const peer = from.connectingTo
        complete(from, opcode, peer === null ? COMMAND_DISALLOWED : 0)
        from.connectingTo = null
        return peer === null ? undefined : connected(from, 0, 0, UNKNOWN_CONNECTION, peer)
      }
      case 0x0406: {
        const link = links.get(octets.readUInt16LE(0))
        status(from, opcode, link === undefined ? UNKNOWN_CONNECTION : 0)
        const stays = link?.ends.some(({ address }) => unconfirmed.has(textOf(address))) === true
        return link === undefined || stays ? undefined : end(link, from)
      }
      case 0x2013:
        return status(from, opcode, 0)
      default:
        return complete(from, opcode, 0)
    }
  }

  function data(from: Controller, packet: Buffer): void {
    const handle = packet.readUInt16LE(1) & 0x0fff
    const link = links.get(handle)
    const to = link?.ends.find((controller) => controller !== from)
    if (link === undefined || to === undefined) return
    event(from, 0x13, 1, u16(handle), u16(1))
    if (link.ends.some(({ address }) => mute.has(textOf(address)))) return
    // A host's first fragment (flag 00) arrives as one that may be flushed (10).
    const flags = packet.readUInt16LE(1) >> 12
    packet.writeUInt16LE(handle | ((flags === 0 ? 2 : flags) << 12), 1)
    send(to, packet)
  }

  function advertise(peripheral: Controller): void {
    const address = textOf(peripheral.address)
    if (!peripheral.advertises || outOfReach.has(address)) return
    for (const central of controllers) {
      if (central.scans && central !== peripheral && central.reported?.has(address) !== true) {
        central.reported?.add(address)
        const report = (type: number, octets: Buffer): void =>
          event(central, 0x3e, 0x02, 1, type, 0, peripheral.address, octets.length, octets, 0xc4)
        report(0x00, peripheral.advertisement)
        report(0x04, peripheral.scanResponse)
      }
      if (peripheral.advertises && central.connectingTo?.equals(peripheral.address) === true) {
        const handle = handles++
        links.set(handle, { handle, ends: [central, peripheral] })
        central.connectingTo = null
        peripheral.advertises = false
        connected(central, handle, 0, 0, peripheral.address)
        connected(peripheral, handle, 1, 0, central.address)
      }
    }
  }

  const server = createServer((socket) => {
    const controller: Controller = {
      socket,
      address: Buffer.from([++opened, 0, 0, 2, 0xaa, 0]),
      advertisement: Buffer.alloc(0),
      scanResponse: Buffer.alloc(0),
      advertises: false,
      scans: false,
      reported: null,
      connectingTo: null,
    }
    controllers.add(controller)
    const read = createH4Reader()
    socket.on('data', (chunk) => {
      for (const packet of read(chunk)) {
        if (packet[0] === 0x01) command(controller, packet.readUInt16LE(1), packet.subarray(4))
        else if (packet[0] === 0x02) data(controller, packet)
      }
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      controllers.delete(controller)
      for (const link of [...links.values()]) if (link.ends.includes(controller)) end(link, null)
    })
  })
  const hciPath = join(mkdtempSync(join(tmpdir(), 'crescendo-shared-air-')), 'hci')
  server.listen(hciPath)
  const timer = setInterval(() => [...controllers].forEach(advertise), ADVERTISING_INTERVAL_MS)

  return {
    hciPath,
    mute,
    outOfReach,
    unconfirmed,
    get opened() {
      return opened
    },
    close() {
      clearInterval(timer)
      for (const { socket } of controllers) socket.destroy()
      server.close()
    },
  }
}
