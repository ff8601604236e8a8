import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Choices, Reference } from '../../protocol/panel/plan.ts'
import { NOTHING_TOLD, type Runner } from '../../protocol/panel/runner.ts'
import { boundsOn } from '../../src/coach/bounds.ts'
import { nextRun, type Asked } from '../../src/coach/next-run.ts'
import { gaitOf, referenceKmhOf, type RanRun } from '../../src/coach/ran.ts'
import { planOf } from '../../src/workout/plan.ts'
import { asTold, toldBy } from '../../src/workout/told.ts'
import { draws } from '../draws.ts'
import { IMPERIAL, METRIC } from '../workout/machines.ts'
import { EASED, NO_SPRINT, ran, STOPPED } from './ran.ts'

/** Months of a runner who takes what is offered, or does not, on days and with outcomes of chance. */

const anyStep = fc.record({
  days: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 8 }) }, fc.integer({ min: 9, max: 70 })),
  takes: fc.constantFrom('offer', 'offer', 'offer', 'same', 'gentler', 'own'),
  went: fc.constantFrom('planned', 'planned', 'planned', 'planned', 'stopped', 'eased', 'no-sprint'),
  effort: fc.option(fc.integer({ min: 1, max: 10 })),
  hurt: fc.constantFrom(false, false, false, true),
} as const)
const WENT = { stopped: STOPPED, eased: EASED, 'no-sprint': NO_SPRINT } as const

const anyStory = fc.record({
  machine: fc.constantFrom(METRIC, IMPERIAL),
  unit: fc.constantFrom('mi', 'km'),
  ageYears: fc.option(fc.integer({ min: 18, max: 80 })),
  level: fc.constantFrom('beginner', 'intermediate', 'advanced'),
  speed: fc.integer({ min: 80, max: 130 }),
  steps: fc.array(anyStep, { minLength: 5, maxLength: 40 }),
} as const)

interface Lived {
  readonly day: number
  readonly kmh: number
}

/** Lives a story, each moment of it looked at. @returns what the reference was, day by day of running */
function live(
  story: typeof anyStory extends fc.Arbitrary<infer Story> ? Story : never,
  look: (asked: Asked) => void,
): Lived[] {
  const { machine, unit, ageYears, level, speed, steps } = story
  const walks = level === 'beginner'
  const reference: Reference = walks
    ? { kind: 'comfortable-walk', speedKmh: speed / 25 }
    : { kind: 'usual-speed', speedKmh: speed / 10 }
  let runner: Runner = { ...NOTHING_TOLD, unit, ageYears, [walks ? 'walking' : 'running']: reference }
  let chosen: Choices = { level }
  let day = 1000
  const runs: RanRun[] = []
  const lived: Lived[] = []
  for (const step of steps) {
    day += step.days
    const asked = {
      today: day,
      runs: [...runs],
      chosen,
      hurt: step.hurt && runs.length > 0,
      month: null,
      runner,
      machine,
    }
    look(asked)
    const next = nextRun(asked)
    const taken = step.takes === 'own' ? null : next[step.takes]
    if (taken === null && step.takes !== 'own') continue
    // Who chooses a walk stays a walker: of a story one gait is enough.
    const choices = taken === null || gaitOf(taken.choices) !== gaitOf({ level }) ? chosen : taken.choices
    if (!planOf(asTold(choices, runner), machine).ok) continue
    runner = toldBy(choices, runner)
    chosen = choices
    const went = step.went === 'planned' ? {} : { went: WENT[step.went] }
    runs.push({ ...ran(day, choices, { runner, machine, effort: step.effort, ...went }), id: `run-${runs.length}` })
    lived.push({ day, kmh: referenceKmhOf(asTold({ level }, runner)) })
  }
  return lived
}

test('no offer goes beyond a bound, each is a plan that keeps its promise, and the same is decided of the same', () => {
  let offers = 0
  fc.assert(
    fc.property(anyStory, (story) => {
      live(story, (asked) => {
        const next = nextRun(asked)
        expect(nextRun(structuredClone(asked))).toEqual(next)
        for (const one of [next.offer, next.same, next.gentler]) {
          if (one === null) continue
          offers++
          const { mostRunKm, mostWeekKm, ranKm } = boundsOn(asked.today, asked.runs, gaitOf(one.choices))
          expect(one.km).toBeLessThanOrEqual(mostRunKm)
          expect(ranKm + one.km).toBeLessThanOrEqual(mostWeekKm + 1e-9)
          expect(planOf(asTold(one.choices, asked.runner), asked.machine)).toEqual({ ok: true, plan: one.plan })
        }
        if (asked.hurt) expect(next.offer).toBeNull()
      })
    }),
    { numRuns: draws(25) },
  )
  expect(offers).toBeGreaterThan(0)
})

test('whatever is taken, the reference rises by four percent in 42 days at most, and once in fourteen', () => {
  let rises = 0
  fc.assert(
    fc.property(anyStory, (story) => {
      // Close together and mostly as planned: as many rises as there can be.
      const steps = story.steps
        .flatMap((step) => [step, step, step])
        .map((step) => ({ ...step, days: step.days % 6, hurt: false }))
      const lived = live({ ...story, steps }, () => {})
      lived.forEach((now, at) => {
        const before = lived.slice(0, at)
        const from = before.findLastIndex(({ day }) => day < now.day - 42)
        for (const then of before.slice(Math.max(0, from))) expect(now.kmh / then.kmh).toBeLessThanOrEqual(1.04 + 1e-9)
      })
      const rose = lived.filter(({ kmh }, at) => at > 0 && kmh > (lived[at - 1]?.kmh ?? kmh) * (1 + 1e-9))
      rises += rose.length
      rose.forEach(({ day }, at) => at > 0 && expect(day - (rose[at - 1]?.day ?? 0)).toBeGreaterThanOrEqual(14))
    }),
    { numRuns: draws(25) },
  )
  // How many there are is drawn, too.
  expect(rises).toBeGreaterThan(0)
})
