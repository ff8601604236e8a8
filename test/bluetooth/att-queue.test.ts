import { expect, test } from 'vitest'
import { AttQueue } from '../../src/bluetooth/noble/att-queue.ts'
import { GattError } from '../../src/bluetooth/gatt.ts'
import { manualClock } from '../../src/clock.ts'
import type { ManualClock } from '../../src/clock.ts'

const READ = Uint8Array.of(0x0a, 0x03, 0x00)
const READ_ANSWER = Uint8Array.of(0x0b, 0x2a)
const WRITE = Uint8Array.of(0x12, 0x03, 0x00, 0x01)
const STOP = Uint8Array.of(0x12, 0x03, 0x00, 0x08)
const STOP_COMMAND = Uint8Array.of(0x52, 0x03, 0x00, 0x08)
const WRITE_ANSWER = Uint8Array.of(0x13)
const error = (opcode: number, code: number): Uint8Array => Uint8Array.of(0x01, opcode, 0x03, 0x00, code)

interface Bench {
  readonly clock: ManualClock
  readonly queue: AttQueue
  /** What was put on the air: when, past what is unanswered or not, the PDU. */
  readonly air: { atMs: number; past: boolean; pdu: Uint8Array }[]
  readonly stuck: { atMs: number; reason: string }[]
  readonly outcomes: Record<string, string>
  /** The peripheral answers, and what waited for it goes on. */
  readonly answered: (pdu: Uint8Array) => Promise<void>
  readonly run: (name: string, pdu: Uint8Array, urgent?: { past: Uint8Array; patienceMs: number }) => void
}

function bench(): Bench {
  const clock = manualClock()
  const air: Bench['air'] = []
  const stuck: Bench['stuck'] = []
  const outcomes: Record<string, string> = {}
  const queue = new AttQueue(
    {
      send: (pdu) => air.push({ atMs: clock.nowMs(), past: false, pdu }),
      sendPast: (pdu) => air.push({ atMs: clock.nowMs(), past: true, pdu }),
    },
    clock,
    (reason) => stuck.push({ atMs: clock.nowMs(), reason }),
  )
  return {
    clock,
    queue,
    air,
    stuck,
    outcomes,
    answered(pdu) {
      queue.arrived(pdu)
      return clock.advance(0)
    },
    run(name, pdu, urgent) {
      queue.run({ pdu, what: name, limitMs: 2_000, ...(urgent === undefined ? {} : { urgent }) }).then(
        (answer) => (outcomes[name] = `answered ${Buffer.from(answer).toString('hex')} at ${clock.nowMs()}`),
        (reason: GattError) => (outcomes[name] = `${reason.problem} at ${clock.nowMs()}`),
      )
    },
  }
}

test('the second request waits for the answer to the first', async () => {
  const { clock, air, outcomes, answered, run } = bench()
  run('read', READ)
  run('write', WRITE)
  await clock.advance(100)
  expect(air.map(({ pdu }) => pdu)).toEqual([READ])
  await answered(READ_ANSWER)
  await clock.advance(100)
  await answered(WRITE_ANSWER)
  expect(air).toEqual([
    { atMs: 0, past: false, pdu: READ },
    { atMs: 100, past: false, pdu: WRITE },
  ])
  expect(outcomes).toEqual({ read: 'answered 0b2a at 100', write: 'answered 13 at 200' })
})

test('what does not answer the request on the air is ignored', async () => {
  const { clock, queue, outcomes, run } = bench()
  queue.arrived(WRITE_ANSWER)
  run('read', READ)
  queue.arrived(WRITE_ANSWER)
  queue.arrived(error(0x12, 0x80))
  await clock.advance(0)
  expect(outcomes).toEqual({})
})

test('an ATT error is a refusal with its code', async () => {
  const { clock, queue, run, outcomes } = bench()
  const refused = queue.run({ pdu: WRITE, what: 'write 2AD9', limitMs: 2_000 })
  run('next', READ)
  queue.arrived(error(0x12, 0x80))
  await expect(refused).rejects.toEqual(
    new GattError('refused', 'write 2AD9: the peripheral refused with ATT error 0x80', 0x80),
  )
  queue.arrived(READ_ANSWER)
  await clock.advance(0)
  expect(outcomes['next']).toBe('answered 0b2a at 0')
})

test('where noble pairs and asks again the answer is waited for, and the error is the reason if none comes', async () => {
  const { clock, queue, outcomes, answered, run } = bench()
  run('paired', WRITE)
  queue.arrived(error(0x12, 0x05))
  await clock.advance(500)
  await answered(WRITE_ANSWER)
  run('unpaired', WRITE)
  queue.arrived(error(0x12, 0x05))
  await clock.advance(3_000)
  expect(outcomes).toEqual({ paired: 'answered 13 at 500', unpaired: 'refused at 2500' })
})

test('a command is done when it is sent, in its turn', async () => {
  const { clock, queue, air, outcomes, run } = bench()
  run('read', READ)
  run('command', STOP_COMMAND)
  await clock.advance(10)
  expect(air).toHaveLength(1)
  queue.arrived(READ_ANSWER)
  await clock.advance(0)
  expect(air[1]).toEqual({ atMs: 10, past: false, pdu: STOP_COMMAND })
  expect(outcomes['command']).toBe('answered  at 10')
})

test('a request without an answer fails after its limit, and the link is stuck once it had time to reach the air', async () => {
  const { clock, stuck, outcomes, air, run } = bench()
  run('write', WRITE)
  await clock.advance(2_000)
  run('later', READ)
  expect(outcomes).toEqual({ write: 'no-answer at 2000' })
  await clock.advance(1_000)
  expect(stuck).toEqual([{ atMs: 2_300, reason: 'write: no answer within 2 s' }])
  expect(air).toHaveLength(1)
})

test('an urgent request goes first, and does not go past what is answered in time', async () => {
  const { clock, queue, air, stuck, run } = bench()
  run('write', WRITE)
  run('read', READ)
  run('stop', STOP, { past: STOP_COMMAND, patienceMs: 1_000 })
  await clock.advance(900)
  queue.arrived(WRITE_ANSWER)
  await clock.advance(200)
  expect(air.slice(1)).toEqual([{ atMs: 900, past: false, pdu: STOP }])
  expect(stuck).toEqual([])
})

test('an urgent request goes past what is unanswered for 1 s, counted from when that was sent', async () => {
  const { clock, air, stuck, outcomes, answered, run } = bench()
  run('write', WRITE)
  await clock.advance(700)
  run('stop', STOP, { past: STOP, patienceMs: 1_000 })
  await clock.advance(300)
  expect(air[1]).toEqual({ atMs: 1_000, past: true, pdu: STOP })
  expect(outcomes).toEqual({ write: 'no-answer at 1000' })
  await clock.advance(50)
  await answered(WRITE_ANSWER)
  await clock.advance(300)
  expect(outcomes['stop']).toBe('answered 13 at 1050')
  expect(stuck).toEqual([{ atMs: 1_350, reason: 'write: no answer within 1 s' }])
})

test('past what is unanswered for longer than 1 s it goes at once, and as a command where there is one', async () => {
  const { clock, air, stuck, outcomes, run } = bench()
  run('write', WRITE)
  await clock.advance(1_500)
  run('stop', STOP, { past: STOP_COMMAND, patienceMs: 1_000 })
  await clock.advance(0)
  expect(air[1]).toEqual({ atMs: 1_500, past: true, pdu: STOP_COMMAND })
  expect(outcomes).toEqual({ write: 'no-answer at 1500', stop: 'answered  at 1500' })
  await clock.advance(1_000)
  expect(stuck).toHaveLength(1)
})

test('an urgent request that nobody answers either fails after 1 s, and one more may go past it', async () => {
  const { clock, air, outcomes, stuck, run } = bench()
  run('write', WRITE)
  run('stop', STOP, { past: STOP, patienceMs: 1_000 })
  await clock.advance(2_000)
  run('again', STOP, { past: STOP, patienceMs: 1_000 })
  await clock.advance(1_000)
  expect(air.map(({ atMs, past }) => [atMs, past])).toEqual([
    [0, false],
    [1_000, true],
    [2_000, true],
  ])
  expect(outcomes).toEqual({ write: 'no-answer at 1000', stop: 'no-answer at 2000', again: 'no-answer at 3000' })
  await clock.advance(300)
  expect(stuck).toHaveLength(1)
})

test('requests that come while the bearer is blocked do not put off the dropping of the link', async () => {
  const { clock, stuck, run } = bench()
  run('write', WRITE)
  await clock.advance(2_000)
  for (let turn = 0; turn < 10; turn++) {
    run(`poll ${turn}`, READ)
    await clock.advance(100)
  }
  expect(stuck).toEqual([{ atMs: 2_300, reason: 'write: no answer within 2 s' }])
})

test('a closed link fails what is on the air, what waits and what comes later, and calls nothing afterwards', async () => {
  const { clock, queue, air, stuck, outcomes, run } = bench()
  run('write', WRITE)
  run('read', READ)
  run('stop', STOP, { past: STOP, patienceMs: 1_000 })
  queue.fail(new GattError('link-lost', 'gone'))
  run('late', READ)
  await clock.advance(0)
  expect(outcomes).toEqual({
    write: 'link-lost at 0',
    read: 'link-lost at 0',
    stop: 'link-lost at 0',
    late: 'link-lost at 0',
  })
  await clock.advance(5_000)
  expect(air).toHaveLength(1)
  expect(stuck).toEqual([])
})
