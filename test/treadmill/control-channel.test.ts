import { expect, test } from 'vitest'
import { hexOf } from '../../protocol/ftms/decoded.ts'
import type { GattLink, WriteOptions } from '../../src/bluetooth/gatt.ts'
import { GattError } from '../../src/bluetooth/gatt.ts'
import { manualClock } from '../../src/clock.ts'
import { VirtualLink } from '../../src/simulator/virtual-link.ts'
import { VirtualMachine } from '../../src/simulator/virtual-machine.ts'
import { ControlChannel } from '../../src/treadmill/control-channel.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const STOP = bytes('0801')

/** A channel over a far end that is played by hand: each write waits for `taken` or fails with what `fail` is given. */
function byHand() {
  const clock = manualClock()
  const writes: { hex: string; urgent: boolean; taken: () => void; fail: (error: GattError) => void }[] = []
  const link = {
    write: (_uuid: string, octets: Uint8Array, { urgent = false }: WriteOptions = {}) =>
      new Promise<void>((resolve, reject) => writes.push({ hex: hexOf(octets), urgent, taken: resolve, fail: reject })),
  } as unknown as GattLink
  const channel = new ControlChannel(link, clock)
  return { clock, writes, channel, hear: (hex: string) => channel.heard(bytes(hex)) }
}

const written = (writes: readonly { hex: string }[]): string[] => writes.map(({ hex }) => hex)

test('one request at a time, the next after the response', async () => {
  const { clock, writes, channel, hear } = byHand()
  const request = channel.turn()
  const first = request(bytes('07'), 2000)
  const second = channel.turn()(bytes('02e803'), 2000)
  await clock.advance(10)
  expect(written(writes)).toEqual(['07'])
  writes[0]!.taken()
  await clock.advance(10)
  hear('800701')
  expect(await first).toEqual({ kind: 'answered', result: 'success' })
  await clock.advance(10)
  expect(written(writes)).toEqual(['07', '02e803'])
  writes[1]!.taken()
  hear('800203')
  expect(await second).toEqual({ kind: 'answered', result: 'invalid_parameter' })
})

test('a response that is not its own, is cut short, or comes twice changes nothing', async () => {
  const { clock, writes, channel, hear } = byHand()
  hear('800701')
  const request = channel.turn()(bytes('02e803'), 2000)
  await clock.advance(10)
  writes[0]!.taken()
  hear('800701')
  hear('8002')
  hear('02e803')
  let reply: unknown = null
  void request.then((given) => (reply = given))
  await clock.advance(100)
  expect(reply).toBeNull()
  hear('800201')
  hear('800204')
  await clock.advance(1)
  expect(reply).toEqual({ kind: 'answered', result: 'success' })
})

test('a response may overtake the acknowledgement of the write', async () => {
  const { clock, writes, channel, hear } = byHand()
  const request = channel.turn()(bytes('07'), 2000)
  await clock.advance(1)
  hear('800701')
  expect(await request).toEqual({ kind: 'answered', result: 'success' })
  writes[0]!.taken()
  await clock.advance(5000)
})

test('silence ends after the wait allowed, counted from the acknowledgement', async () => {
  const { clock, writes, channel } = byHand()
  let reply: unknown = null
  void channel
    .turn()(bytes('00'), 300)
    .then((given) => (reply = given))
  await clock.advance(1000)
  writes[0]!.taken()
  await clock.advance(299)
  expect(reply).toBeNull()
  await clock.advance(1)
  expect(reply).toEqual({ kind: 'silent' })
})

test.each([
  [new GattError('refused', 'no', 0xfd), { kind: 'att-error', attError: 0xfd }],
  [new GattError('not-found', 'no'), { kind: 'att-error', attError: null }],
  [new GattError('no-answer', 'silence'), { kind: 'unsure' }],
  [new GattError('link-lost', 'gone'), { kind: 'unsure' }],
])('a failed write is a value: %s', async (error, expected) => {
  const { clock, writes, channel } = byHand()
  const request = channel.turn()(bytes('07'), 2000)
  await clock.advance(1)
  writes[0]!.fail(error)
  expect(await request).toEqual(expected)
})

test('a busy machine is asked again until the wait is over', async () => {
  const { clock, writes, channel } = byHand()
  const request = channel.turn()(bytes('00'), 300)
  for (let i = 0; i < 3; i++) {
    await clock.advance(1)
    expect(writes).toHaveLength(i + 1)
    writes[i]!.fail(new GattError('refused', 'busy', 0xfe))
    await clock.advance(99)
  }
  expect(await request).toEqual({ kind: 'att-error', attError: 0xfe })
  expect(written(writes)).toEqual(['00', '00', '00'])
})

test('a stop goes next: what waits is never written, what is on the air gets 200 ms more', async () => {
  const { clock, writes, channel } = byHand()
  const onAir = channel.turn()(bytes('02e803'), 2000)
  const waits = channel.turn()(bytes('024c04'), 2000)
  await clock.advance(1)
  writes[0]!.taken()
  const stop = channel.stopTurn()(STOP, 2000)
  await clock.advance(199)
  expect(written(writes)).toEqual(['02e803'])
  await clock.advance(1)
  expect(writes.slice(1)).toMatchObject([{ hex: '0801', urgent: true }])
  expect(await onAir).toEqual({ kind: 'silent' })
  writes[1]!.taken()
  channel.heard(bytes('800801'))
  expect(await stop).toEqual({ kind: 'answered', result: 'success' })
  expect(await waits).toEqual({ kind: 'overtaken' })
  await clock.advance(5000)
  expect(written(writes)).toEqual(['02e803', '0801'])
})

test('a stop goes past a write that is never acknowledged', async () => {
  const { clock, writes, channel } = byHand()
  const onAir = channel.turn()(bytes('02e803'), 2000)
  await clock.advance(1)
  void channel.stopTurn()(STOP, 2000)
  await clock.advance(200)
  expect(await onAir).toEqual({ kind: 'unsure' })
  expect(writes[1]).toMatchObject({ hex: '0801', urgent: true })
})

test('the second request of an order is not written once a stop has come between', async () => {
  const { clock, writes, channel, hear } = byHand()
  const request = channel.turn()
  const control = request(bytes('00'), 300)
  await clock.advance(1)
  writes[0]!.taken()
  const stop = channel.stopTurn()(STOP, 2000)
  hear('800001')
  await control
  const speed = request(bytes('02e803'), 2000)
  await clock.advance(1)
  writes[1]!.taken()
  hear('800801')
  await stop
  expect(await speed).toEqual({ kind: 'overtaken' })
  expect(written(writes)).toEqual(['00', '0801'])
})

test('a machine that is slow to answer refuses a stop as busy, and gets it again until it takes it', async () => {
  const clock = manualClock()
  const machine = new VirtualMachine(clock, { answerMs: 700 })
  const link = new VirtualLink('virtual', machine, clock)
  const channel = new ControlChannel(link, clock)
  const subscribed = link.subscribe('2AD9', (octets) => channel.heard(octets))
  await clock.advance(10)
  await subscribed
  const request = channel.turn()
  void request(bytes('00'), 2000).then(() => request(bytes('07'), 2000))
  await clock.advance(2000)
  expect(machine.state.motion).toBe('running')
  void channel.turn()(bytes('02e803'), 2000)
  await clock.advance(50)
  let stopped: unknown = null
  void channel
    .stopTurn()(STOP, 2000)
    .then((given) => (stopped = given))
  await clock.advance(800)
  expect(machine.state).toMatchObject({ motion: 'ended', targetKmh: 0 })
  await clock.advance(1000)
  expect(stopped).toEqual({ kind: 'answered', result: 'success' })
})
