import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { createH4Reader } from '../../src/bluetooth/noble/h4-socket.ts'

/** Who sends a packet: the host (noble) or its controller. */
export type From = 'host' | 'controller'

/** Stands between a host and btvirt, packet by packet: where faults are put into the radio. */
export interface FaultyAir {
  readonly hciPath: string
  /** How many controllers were opened so far. */
  readonly opened: number
  /** Decides about every packet from now on: true lets it pass. A swallowed ACL packet is radio loss. */
  pass: (from: From, packet: Buffer) => boolean
  /** Puts packets of its own into the stream to the host of the controller that was opened last. */
  tellHost(...packets: readonly Uint8Array[]): void
  /** The adapter is unplugged. */
  unplug(): void
  close(): void
}

export const ACL_DATA = 0x02
/** Core Vol 4 Part E §7.8.11 and §7.8.12. */
export const LE_SET_SCAN_ENABLE = 0x200c
export const LE_CREATE_CONNECTION = 0x200d

export function isCommand(packet: Buffer, opcode: number): boolean {
  return packet[0] === 0x01 && packet.readUInt16LE(1) === opcode
}

export function startFaultyAir(hciPath: string, btvirtPath: string): FaultyAir {
  const sockets = new Set<Socket>()
  let opened = 0
  let lastHost: Socket | null = null
  const server = createServer((host) => {
    opened++
    lastHost = host
    const controller = connect(btvirtPath)
    forward('host', host, controller)
    forward('controller', controller, host)
  }).listen(hciPath)

  function forward(from: From, source: Socket, target: Socket): void {
    const read = createH4Reader()
    sockets.add(source)
    source.on('data', (chunk) => {
      for (const packet of read(chunk)) if (air.pass(from, packet)) target.write(packet)
    })
    source.on('error', () => target.destroy())
    source.on('close', () => {
      sockets.delete(source)
      target.destroy()
    })
  }

  const air: FaultyAir = {
    hciPath,
    get opened() {
      return opened
    },
    pass: () => true,
    tellHost(...packets) {
      for (const packet of packets) lastHost?.write(packet)
    },
    unplug() {
      for (const socket of sockets) socket.destroy()
    },
    close() {
      air.unplug()
      server.close()
    },
  }
  return air
}
