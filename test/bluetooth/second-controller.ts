import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { createH4Reader } from '../../src/bluetooth/noble/h4-socket.ts'

const RESET = '01030c00'
const EVENT_MASK = '01010c08ffffffffffffffff'
const LE_EVENT_MASK = '010120081f00000000000000'
const LE_HOST_SUPPORTED = '016d0c020100'
const READ_ADDRESS = '01091000'
/** Every 20 ms, on all channels, to anybody. */
const ADVERTISING_PARAMETERS = `0106200f${'2000'.repeat(2)}${'00'.repeat(9)}0700`
const ADVERTISE = '010a200101'
const createConnectionTo = (address: string): string => `010d20196000300000${'00'}${address}00180028000000900104000600`

/**
 * btvirt counts handles for each controller: a central's second link is 43 there and 42 at a peripheral that has no other,
 * and packets pass with the sender's handle. A controller to be had at `hciPath` holds a link to a throwaway one already
 * (42 at both), so that its next one is 43 at both ends. For the peripheral of a central's second link.
 */
export function startSecondController(hciPath: string, btvirtPath: string): Server {
  return createServer((host) => {
    void withDummyLink(btvirtPath).then((controller) => {
      host.pipe(controller)
      controller.pipe(host)
      host.on('error', () => controller.destroy())
      controller.on('error', () => host.destroy())
    })
    host.pause()
  }).listen(hciPath)
}

async function withDummyLink(btvirtPath: string): Promise<Socket> {
  const peripheral = await controllerOf(btvirtPath)
  const central = await controllerOf(btvirtPath)
  const [address = ''] = await peripheral.said(READ_ADDRESS, /^040e0a01091000(.{12})/)
  await peripheral.said(ADVERTISING_PARAMETERS, /^040e..../)
  await peripheral.said(ADVERTISE, /^040e..../)
  // Heard at both ends: the host that comes knows nothing of this link.
  const linked = peripheral.heard(/^043e..01002a00/)
  await central.said(createConnectionTo(address), /^043e..01002a00/)
  await linked
  peripheral.socket.removeAllListeners('data')
  return peripheral.socket
}

interface Controller {
  readonly socket: Socket
  /** Waits for a packet that looks like this; what its groups hold. */
  heard(looks: RegExp): Promise<string[]>
  /** Writes a command, and waits for a packet that looks like this. */
  said(command: string, looks: RegExp): Promise<string[]>
}

async function controllerOf(btvirtPath: string): Promise<Controller> {
  const socket = connect(btvirtPath)
  await once(socket, 'connect')
  const read = createH4Reader()
  let hear = (packet: string): void => void packet
  socket.on('data', (chunk) => {
    for (const packet of read(chunk)) hear(packet.toString('hex'))
  })
  const heard: Controller['heard'] = (looks) =>
    new Promise((resolve) => {
      hear = (packet) => {
        const found = looks.exec(packet)
        if (found !== null) resolve(found.slice(1))
      }
    })
  const said: Controller['said'] = (command, looks) => {
    socket.write(Buffer.from(command, 'hex'))
    return heard(looks)
  }
  for (const command of [RESET, EVENT_MASK, LE_EVENT_MASK, LE_HOST_SUPPORTED]) await said(command, /^040e/)
  return { socket, heard, said }
}
