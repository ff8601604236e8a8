/// <reference types="node" />
import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { manualClock } from '../../src/clock.ts'
import { dangerOf } from '../../web/danger/danger-of.ts'
import { StopSender } from '../../web/live/stop-sender.ts'
import { SNAPSHOTS } from './snapshots.ts'

/** A person at STOP, and somebody who answers as the test says. */
function hand() {
  const clock = manualClock()
  let changes = 0
  const sender = new StopSender(clock, () => changes++)
  const answers: ((answer: string | null) => void)[] = []
  const send = () => new Promise<string | null>((answer) => answers.push(answer))
  const says = (snapshot: Snapshot) => dangerOf(snapshot, sender.press, clock.nowMs())
  return { clock, sender, answers, send, says, changes: () => changes }
}

test('a STOP that is answered at once says nothing', async () => {
  const { clock, sender, answers, send, says } = hand()
  const pressed = sender.pressed(send, 9.9)
  answers[0]?.('')
  expect(await pressed).toBeNull()
  await clock.advance(60_000)
  expect(answers).toHaveLength(1)
  expect(says(SNAPSHOTS.mileTwo)).toBeNull()
})

test('unanswered for a second it did not get through, and is sent each second until it is answered', async () => {
  const { clock, sender, answers, send, says, changes } = hand()
  const pressed = sender.pressed(send, 9.9)
  await clock.advance(999)
  expect(says(SNAPSHOTS.mileTwo)).toBeNull()
  const before = changes()
  await clock.advance(1)
  expect(changes()).toBeGreaterThan(before)
  expect(says(SNAPSHOTS.mileTwo)).toMatchObject({ cause: 'STOP did not get through.', trying: 'Trying again' })
  for (let times = 2; times <= 4; times++) {
    answers.at(-1)?.(null)
    await clock.advance(1000)
    expect(answers).toHaveLength(times)
    expect(says(SNAPSHOTS.mileTwo)?.trying).toBe(`Trying again, ${times} times so far`)
  }
  answers.at(-1)?.('')
  expect(await pressed).toBeNull()
  expect(says(SNAPSHOTS.mileTwo)).toBeNull()
})

test('a connection that is refused at once is not hammered', async () => {
  const { clock, sender, answers, send } = hand()
  void sender.pressed(send, 9.9)
  answers[0]?.(null)
  await clock.advance(999)
  expect(answers).toHaveLength(1)
  await clock.advance(1)
  expect(answers).toHaveLength(2)
})

test('pressed again it is sent at once, and counted on', async () => {
  const { clock, sender, answers, send, says } = hand()
  void sender.pressed(send, 9.9)
  await clock.advance(1500)
  void sender.pressed(() => send(), 9.9)
  expect(answers).toHaveLength(2)
  expect(says(SNAPSHOTS.mileTwo)?.trying).toBe('Trying again, 2 times so far')
  // The first one is not sent any more.
  answers[0]?.(null)
  await clock.advance(3000)
  expect(answers).toHaveLength(2)
})

test('why it was refused is handed on', async () => {
  const { sender, answers, send } = hand()
  const pressed = sender.pressed(send, null)
  answers[0]?.('No treadmill is connected.')
  expect(await pressed).toBe('No treadmill is connected.')
})

test('a person who says that the belt stands, and a belt that is seen at rest, end it', async () => {
  for (const end of ['a person', 'the belt'] as const) {
    const { clock, sender, answers, send, says } = hand()
    void sender.pressed(send, 9.9)
    await clock.advance(2000)
    expect(says(SNAPSHOTS.mileTwo)?.mayStand).toBe(true)
    if (end === 'a person') sender.forget()
    else sender.see(SNAPSHOTS.stopped, 0)
    expect(says(SNAPSHOTS.mileTwo)).toBeNull()
    answers.at(-1)?.(null)
    await clock.advance(5000)
    expect(answers).toHaveLength(1)
  }
})

test('one that Crescendo has and the treadmill does not hear did not get through either', async () => {
  const { clock, sender, answers, send, says } = hand()
  const pressed = sender.pressed(send, 9.9)
  answers[0]?.('')
  await pressed
  expect(says(SNAPSHOTS.linkLost)).toBeNull()
  await clock.advance(1000)
  expect(says(SNAPSHOTS.linkLost)).toMatchObject({
    cause: 'STOP did not get through.',
    note: 'STOP is sent as soon as the treadmill is back in reach.',
  })
})

test('a belt that was seen to fall before its link was lost has heard it', async () => {
  const { clock, sender, answers, send, says } = hand()
  const pressed = sender.pressed(send, 9.9)
  answers[0]?.('')
  await pressed
  sender.see({ ...SNAPSHOTS.mileTwo, belt: 'stopping' }, 8.8)
  await clock.advance(2000)
  expect(says(SNAPSHOTS.linkLost)).toBeNull()
})

test('a belt that does not stop is said before a STOP that is on its way', () => {
  const { says } = hand()
  expect(says(SNAPSHOTS.danger)).toEqual({ cause: 'THE BELT DOES NOT STOP.', note: '', trying: '', mayStand: false })
})
