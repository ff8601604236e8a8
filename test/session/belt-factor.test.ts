import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asBeltRuns, gridAsBeltRuns } from '../../protocol/belt-factor.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import { asTaken } from '../../src/workout/as-taken.ts'
import { snapshotOfConsole } from '../../src/view/snapshot.ts'
import { draws } from '../draws.ts'
import { shortPlan, wholePlan } from './plans.ts'
import { ask, inMile, look, play, played, refusalIn, stage, started, tick, untilPhase, waitS } from './play.ts'

/** A belt that its runner measured: the session goes by its console, and what is told of it is the belt as it runs. */

const factors = fc.integer({ min: 85, max: 115 }).map((n) => n / 100)
const taken = (factor: number, choices: Choices = {}) =>
  asTaken(wholePlan(choices, gridAsBeltRuns(DEFAULT_GRID, factor)))

test('whatever the factor, the distance that is shown is the sum of the speeds that are shown, and its lines are where they were planned', () => {
  fc.assert(
    fc.property(factors, (factor) => {
      const on = stage(taken(factor, { stageM: 200, finishM: 200, warmUpS: 60 }))
      played(on, ...started)
      let sumM = 0
      const fromM = look(on.session).distanceM
      let seen = look(on.session)
      for (; seen.phase.mile !== 2; seen = look(on.session)) {
        sumM += (seen.measured.speedKmh ?? 0) / 36
        tick(on)
      }
      expect(Math.abs(seen.distanceM - fromM - sumM)).toBeLessThan(5)
      const mile = seen.splits.find((split) => split.mile === 1)
      expect(mile?.distanceM).toBeCloseTo(200, 0)
      expect(mile?.averageKmh).toBeCloseTo(((mile?.distanceM ?? 0) * 3.6) / (mile?.timeS ?? 1), 2)
      expect(seen.measured.consoleKmh ?? seen.measured.speedKmh).toBe(on.session.seen.sample?.speedKmh)
    }),
    { numRuns: draws(3) },
  )
})

test('what a console is to be set to, and what a foot pod measures, is told as it is', () => {
  const says = { code: 'press-faster', values: { speedKmh: 10, unit: 'km/h' } }
  const told = {
    speedKmh: 10,
    distanceM: 1000,
    footPodKmh: 9.5,
    driving: { instruction: says },
    timeS: 360,
    choices: { stageM: 400 },
  }
  expect(asBeltRuns(told, 1.1)).toEqual({ ...told, speedKmh: 11, distanceM: 1100 })
})

test('who is guided on a belt that was measured is told the number of the console, and that it is the console’s', () => {
  const on = played(stage(taken(1.1)), ...started, untilPhase('mile', 1), ask('guide'), waitS(1))
  on.said.length = 0
  played(on, ask('faster'), ask('faster'), waitS(25))
  const { driving, measured } = look(on.session)
  const says = driving.by === 'runner' ? driving.instruction : null
  expect(says).toMatchObject({ code: 'press-faster', values: { ofConsole: true } })
  const speedKmh = says?.code === 'press-faster' ? says.values.speedKmh : NaN
  expect(speedKmh).toBeGreaterThan(measured.consoleKmh ?? NaN)
  expect(speedKmh).toBeLessThan(measured.speedKmh ?? NaN)
  const text = `Press + until ${speedKmh.toFixed(1)} km/h on the console.`
  expect(on.said.map((one) => one.text)).toContain(text)
  expect(on.said.map((one) => one.text)).not.toContain(text.replace(' on the console', ''))
})

test('a mile of the belt is called a mile, though its console counts less', () => {
  const on = played(stage(taken(1.1)), ...started, untilPhase('mile', 1))
  expect(on.session.course.segments.find(({ role }) => role === 'stage')?.length).toMatchObject({ m: 1609.344 / 1.1 })
  expect(on.said.map(({ text }) => text)).toContainEqual(expect.stringMatching(/mile 1/i))
})

test('an ask names the speed that its asker read: as the belt runs', () => {
  const session = play(taken(1.15, { stageM: 600 }), inMile(3), ask('ease-off'), waitS(20))
  const toKmh = look(session).leadsTo['resume-plan']?.speedKmh ?? 0
  expect(refusalIn(session, 'resume-plan', { toKmh })).toBeNull()
  expect(refusalIn(session, 'resume-plan', { toKmh: toKmh / 1.15 })).toBe('speed-not-named')
})

test('of a belt that nobody measured nothing is told otherwise', () => {
  const session = play(shortPlan(), inMile(2))
  const frame = { number: 1, nowMs: session.atMs, waiting: null, run: null, saving: null }
  expect(look(session)).toEqual(snapshotOfConsole(session, frame))
  expect(JSON.stringify(look(session))).not.toMatch(/beltFactor|consoleKmh/)
})
