import { expect, test } from 'vitest'
import type { Choices, WorkoutStep } from '../../protocol/panel/plan.ts'
import { asSent } from '../as-sent.ts'
import { crescendo } from './crescendo.ts'
import { countIn, speedsIn } from './on-the-air.ts'

/** Somebody else's workout, run whole on the virtual treadmill: up, down, in metres and in seconds. */

const step = (speedKmh: number, length: WorkoutStep['length']): WorkoutStep => ({ part: 'stage', length, speedKmh })
const WORKOUT: Choices = {
  unit: 'km',
  workout: {
    steps: [
      { part: 'warm-up', length: { durationS: 120 }, speedKmh: 6 },
      step(10, { distanceM: 400 }),
      step(7.5, { durationS: 90 }),
      step(11, { distanceM: 300 }),
      step(6, { durationS: 60 }),
      { part: 'cool-down', length: { durationS: 120 }, speedKmh: 5 },
    ],
  },
}

test('it runs whole: each step at its speed and as long as it says, without a finish and without the word', async () => {
  const run = await crescendo({ choices: WORKOUT })
  expect(asSent(run.daemon.snapshot()).plan?.name).toMatchObject({ message: 'Guided workout, 10:32' })
  await run.underWay()
  await run.until('the cool-down', ({ phase, gate, toFinish, banners }) => {
    expect({ gate, toFinish }).toEqual({ gate: 'shut', toFinish: null })
    expect(JSON.stringify(banners)).not.toContain('promise')
    return phase.kind === 'cool-down'
  })
  await run.until('the stretch after the run', ({ phase }) => phase.kind === 'stretch')
  expect(run.ask('skip-all')).toBeNull()
  const { splits } = await run.until('the end', ({ phase }) => phase.kind === 'done')
  expect(run.finished).toEqual(['ended'])
  const stages = splits.filter(({ kind }) => kind === 'stage')
  expect(
    stages.map(({ distanceM, timeS, note }, index) => [index % 2 ? Math.round(timeS) : Math.round(distanceM), note]),
  ).toEqual([
    [400, null],
    [90, null],
    [300, null],
    [60, null],
  ])
  expect([...new Set(speedsIn(run.heard))]).toEqual(expect.arrayContaining([6, 10, 7.5, 11, 5]))
  expect(Math.max(...speedsIn(run.heard))).toBe(11)
  expect([countIn(run.heard, 'start'), countIn(run.heard, 'stop')]).toEqual([1, 1])
})

test('STOP, slower and hold do in it what they do in any plan', async () => {
  const run = await crescendo({ choices: WORKOUT })
  await run.underWay()
  await run.until('the first stage at speed', ({ phase, measured }) => phase.mile === 1 && measured.speedKmh === 10)
  expect(run.ask('slower')).toBeNull()
  expect((await run.until('a step slower', ({ measured }) => measured.speedKmh === 9.9)).phase.mile).toBe(1)
  await run.until('the second stage', ({ phase, measured }) => phase.mile === 2 && (measured.speedKmh ?? 99) < 7.6)
  expect(run.ask('hold')).toBeNull()
  await run.until('the third stage, held', ({ phase, held, measured }) => {
    expect(measured.speedKmh).toBeLessThan(7.6)
    return phase.mile === 3 && held === 'asked'
  })
  expect(run.ask('resume-plan')).toBeNull()
  await run.until('a faster belt', ({ measured }) => (measured.speedKmh ?? 0) > 8)
  expect(run.ask('stop')).toBeNull()
  await run.until('standstill', ({ belt }) => belt === 'stopped')
  expect(countIn(run.heard, 'stop')).toBe(1)
})

test('a hand on the console is followed, and nothing is raised over it', async () => {
  const run = await crescendo({ choices: WORKOUT })
  await run.underWay()
  await run.until('the second stage', ({ phase, measured }) => phase.mile === 2 && measured.speedKmh === 7.5)
  const before = speedsIn(run.heard).length
  run.machine.console.setSpeed(6.5)
  await run.until('held', ({ held }) => held === 'console')
  const { targetKmh } = await run.until('the next stage', ({ phase }) => phase.mile === 3)
  expect(targetKmh).toBe(6.5)
  expect(speedsIn(run.heard).slice(before)).toEqual([])
})
