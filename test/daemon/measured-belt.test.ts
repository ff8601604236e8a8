import { expect, test } from 'vitest'
import { isOnGrid } from '../../protocol/units.ts'
import { unitCheckKmhOf } from '../../src/belt/unit.ts'
import { capOf } from '../../src/workout/cap.ts'
import { SEED, someOf } from '../draws.ts'
import { crescendo } from './crescendo.ts'
import { speedsIn } from './on-the-air.ts'
import { SHORT_PLAN } from './short-plan.ts'

/** A whole run on a belt that its runner measured, from ask to octet. */

const FACTORS = [0.85, 0.93, 1.04, 1.15]

test.each(someOf(FACTORS, 1, 'factors of a belt'))(
  `drawn from ${SEED}, at %d: orders stay in the machine’s own numbers and below its cap, and the run is told as the belt ran`,
  async (beltFactor) => {
    const run = await crescendo({ choices: SHORT_PLAN, beltFactor })
    await run.underWay()
    const done = await run.until('the stretch', ({ phase }) => phase.kind === 'stretch', 900)
    const { plan, machine, seen } = run.runs[0]?.begun ?? expect.fail()
    if (plan === null || machine === null) return expect.fail()
    const speeds = speedsIn(run.heard)
    expect(speeds[0]).toBe(unitCheckKmhOf(machine.grid, seen.limits))
    for (const kmh of speeds) {
      expect(isOnGrid(machine.grid, kmh)).toBe(true)
      expect(kmh).toBeLessThanOrEqual(capOf(plan, machine.grid, seen.limits))
    }
    expect(Math.max(...speeds) * beltFactor).toBeCloseTo(done.plan?.fastestKmh ?? 0, 6)
    const ran = done.splits.filter(({ kind }) => kind === 'mile' || kind === 'finish')
    expect(ran.map(({ distanceM }) => Math.round(distanceM / 10))).toEqual([10, 10, 10, 10])
    expect(done.distanceM).toBeCloseTo(run.machine.state.belt.distanceM * beltFactor, -1.5)
  },
)
