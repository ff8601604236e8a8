import { expect, test } from 'vitest'
import { encodeMachineStatus } from '../../protocol/ftms/machine-status.ts'
import { CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import { requestIn } from '../../src/simulator/scripts/octets.ts'
import type { Script } from '../../src/simulator/scripts/script.ts'
import { crescendo, type Crescendo } from './crescendo.ts'
import { speedsIn } from './on-the-air.ts'

/** A machine that tells of a stop only 3.8 s after it (quirk 61). */
const tellsLate: Script = ({ clock, say }) => ({
  write(uuid, octets) {
    const status = encodeMachineStatus({ status: 'stopped_or_paused_by_user', controlInformation: 'stop' })
    if (requestIn(uuid, octets)?.op === 'stop_or_pause')
      clock.after(3800, () => say(CHARACTERISTIC.fitnessMachineStatus, status))
    return octets
  },
})

/** Stopped a moment after the start, and carried on as soon as the belt is proven still: the word of the stop is still to come. */
async function carriedOn(): Promise<Crescendo> {
  const run = await crescendo({ script: tellsLate })
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  await run.until('the belt to move', ({ belt }) => belt === 'moving')
  await run.clock.advance(1200)
  expect(run.ask('stop')).toBeNull()
  const stopMs = run.clock.nowMs()
  await run.until('the belt to stand', ({ asks }) => asks.includes('resume'), 5)
  expect(run.ask('resume')).toBeNull()
  expect(run.clock.nowMs() - stopMs).toBeLessThan(3800)
  return run
}

test('a stop that is told after the next start ends no control: the belt goes on to its pace', async () => {
  const run = await carriedOn()
  const jog = await run.until('the warm-up', ({ measured }) => measured.speedKmh === 8.1, 90)
  expect(jog).toMatchObject({ belt: 'moving', banners: [] })
  run.watched(false)
  await run.clock.advance(120_000)
  expect(run.machine.state.belt.speedKmh).toBe(0)
})

test('a hand that stops the belt meanwhile is not fought, and believed once the belt stands', async () => {
  const run = await carriedOn()
  await run.until('the belt to be at its first speed', ({ measured }) => measured.speedKmh === 1.8, 10)
  const before = run.heard.length
  run.machine.console.pressStop()
  await run.until('the belt to be out of our hands', ({ targetKmh }) => targetKmh === null, 8)
  expect(speedsIn(run.heard.slice(before))).toEqual([])
  await run.clock.advance(30_000)
  expect(run.machine.state.belt.speedKmh).toBe(0)
  expect(run.daemon.snapshot()).toMatchObject({ belt: 'stopped' })
})
