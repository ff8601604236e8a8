import fc from 'fast-check'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { H4Socket, createH4Reader } from '../../src/bluetooth/noble/h4-socket.ts'

const octets = (maxLength: number): fc.Arbitrary<number[]> => fc.array(fc.nat(255), { maxLength })
const command = octets(255).map((rest) => [0x01, 0x03, 0x0c, rest.length, ...rest])
const acl = octets(600).map((rest) => [0x02, 0x2a, 0x20, rest.length & 0xff, rest.length >> 8, ...rest])
const synchronous = octets(255).map((rest) => [0x03, 0x2a, 0x20, rest.length, ...rest])
const event = octets(255).map((rest) => [0x04, 0x0e, rest.length, ...rest])
const packets = fc.array(fc.oneof(command, acl, synchronous, event), { maxLength: 12 })

test('packets come out whole and in their order, however the stream is cut', () => {
  fc.assert(
    fc.property(packets, fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (sent, cuts) => {
      const read = createH4Reader()
      const received: number[][] = []
      let rest = Buffer.from(sent.flat())
      for (let turn = 0; rest.length > 0; turn++) {
        const length = cuts[turn % cuts.length] ?? 1
        received.push(...read(rest.subarray(0, length)).map((packet) => [...packet]))
        rest = rest.subarray(length)
      }
      expect(received).toEqual(sent)
    }),
  )
})

test('a packet is not given out before its last octet', () => {
  fc.assert(
    fc.property(fc.oneof(command, acl, event), (packet) => {
      const read = createH4Reader()
      expect(read(Buffer.from(packet.slice(0, -1)))).toEqual([])
      expect(read(Buffer.from(packet.slice(-1)))).toEqual([Buffer.from(packet)])
    }),
  )
})

test('an unknown packet type ends the stream', () => {
  const read = createH4Reader()
  expect(() => read(Buffer.from([0x07]))).toThrow('0x7 is no H4 packet type')
})

let server: Server
let path: string
let controller: Promise<Socket>

beforeEach(async () => {
  path = join(mkdtempSync(join(tmpdir(), 'crescendo-h4-')), 'hci')
  server = createServer().listen(path)
  controller = once(server, 'connection').then(([socket]) => socket as Socket)
  await once(server, 'listening')
})
afterEach(() => void server.close())

test('what is written before the socket is connected arrives, and each packet is one event', async () => {
  const socket = new H4Socket(path)
  socket.start()
  expect(socket.isDevUp()).toBe(true)
  socket.write(Buffer.from([0x01, 0x03, 0x0c, 0x00]))
  const end = await controller
  expect((await once(end, 'data'))[0]).toEqual(Buffer.from([0x01, 0x03, 0x0c, 0x00]))
  const received: unknown[] = []
  socket.on('data', (packet) => received.push(packet))
  end.write(Buffer.from([0x04, 0x0e, 0x01, 0xaa, 0x04, 0x0f, 0x00]))
  while (received.length < 2) await once(socket, 'data')
  expect(received).toEqual([Buffer.from([0x04, 0x0e, 0x01, 0xaa]), Buffer.from([0x04, 0x0f, 0x00])])
  socket.stop()
})

test('a controller that goes away is lost, with the reason, once', async () => {
  const socket = new H4Socket(path)
  socket.start()
  const reasons: unknown[] = []
  socket.on('lost', (reason) => reasons.push(reason))
  ;(await controller).destroy()
  await once(socket, 'lost')
  expect(socket.isDevUp()).toBe(false)
  expect(reasons).toEqual([`the controller at ${path} closed the connection`])
})

/** The reason; errors are told as events too, as noble expects. */
function lostWith(socket: H4Socket): Promise<string> {
  socket.on('error', () => undefined)
  return new Promise((resolve) => void socket.on('lost', resolve))
}

test('a controller that sends nonsense is lost', async () => {
  const socket = new H4Socket(path)
  const lost = lostWith(socket)
  socket.start()
  ;(await controller).write(Buffer.from([0x99]))
  expect(await lost).toBe(`the controller at ${path} cannot be used: 0x99 is no H4 packet type`)
})

test('where nobody listens the controller is lost, in words', async () => {
  const socket = new H4Socket(`${path}-nobody`)
  const lost = lostWith(socket)
  socket.start()
  expect(await lost).toContain('ENOENT')
})
