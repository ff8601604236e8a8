import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Choices, DistanceUnit, Level, Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import { LIMITS } from '../../src/belt/limits.ts'
import { cuesOf, placeOf } from '../../src/workout/cues.ts'
import type { Cue } from '../../src/workout/cues.ts'
import { planOf } from '../../src/workout/plan.ts'
import { FINISHES } from '../../protocol/levels.ts'
import { phaseS } from '../../src/workout/timing.ts'
import { INTERVALS } from './intervals.ts'
import { METRIC, planned } from './machines.ts'
import { sentenceOf } from '../../protocol/words/sentence-of.ts'
import { draws } from '../draws.ts'

/** Seconds into its phase at which a cue is said, when run as planned. */
function inPhaseS(plan: Plan, cue: Cue): number {
  if ('timeS' in cue.at) return cue.at.timeS
  const phase = plan.phases[cue.phaseIndex]
  if (phase?.kind !== 'mile' && phase?.kind !== 'finish') throw new Error('metres in a phase of time')
  return (cue.at.distanceM / phase.speedKmh) * 3.6
}

const inRunS = (plan: Plan, cue: Cue): number =>
  plan.phases.slice(0, cue.phaseIndex).reduce((sum, phase) => sum + phaseS(phase, plan), 0) + inPhaseS(plan, cue)

/** When the belt changes, seconds into the run. */
function changesS(plan: Plan): number[] {
  const lengths = plan.phases.flatMap((phase) =>
    phase.kind === 'warm-up' || phase.kind === 'cool-down'
      ? phase.segments.map((segment) => segment.durationS)
      : [phaseS(phase, plan)],
  )
  return lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0))
}

const said = (plan: Plan, kind: Plan['phases'][number]['kind'], number?: number): string[] =>
  cuesOf(plan, LIMITS)
    .filter((cue) => {
      const phase = plan.phases[cue.phaseIndex]
      return phase?.kind === kind && (number === undefined || (phase.kind === 'mile' && phase.number === number))
    })
    .map((cue) => sentenceOf(cue.says))

test('the default run: each phase has its words, in the order of the coach', () => {
  const plan = planned({})
  expect(said(plan, 'warm-up')).toEqual(['Easy jog. Let your breathing settle; loose hands, quiet feet.'])
  expect(said(plan, 'mile', 1)).toEqual([
    'This should feel too slow. You are saving it for the end.',
    'Stand tall and look ahead, not down at the belt.',
    'Take a small sip now. The pace rises in a quarter mile.',
  ])
  expect(said(plan, 'mile', 2)).toEqual([
    'Quicker steps, not longer ones. Land softly.',
    'Breathe low and steady. A short sentence should still be easy.',
    'Take a small sip now. The pace rises in a quarter mile.',
  ])
  expect(said(plan, 'mile', 3)).toEqual([
    'Comfortably hard: a few words at a time. Find your rhythm.',
    'Shoulders down, jaw loose, elbows straight back.',
  ])
  expect(said(plan, 'finish')).toEqual(['Tall body, quick feet, eyes ahead. Ease off whenever you like.'])
  expect(said(plan, 'cool-down')[0]).toBe('Breathe out long and let the belt bring you down.')
  expect(said(plan, 'cool-down')).toHaveLength(2)
})

test('walkers and joints have words of their own', () => {
  const walk = planned({ level: 'beginner' })
  expect(said(walk, 'warm-up')).toEqual(['Walk easily and let your arms swing.'])
  expect(said(walk, 'mile', 1)[0]).toBe('Slow on purpose. Each mile gets a little quicker.')
  const halfMiles = planned({ level: 'beginner', stageM: 804.672 })
  expect(said(halfMiles, 'mile', 1)[0]).toBe('Slow on purpose. Each stage gets a little quicker.')
  expect(said(walk, 'mile', 3)[0]).toBe('Brisk now: bend your elbows, shorter, faster steps.')
  expect(said(walk, 'finish')).toEqual(['As brisk as you can walk well.'])
  expect(said(planned({ finish: 'strong' }), 'finish')).toEqual([
    'A little quicker, smooth and light. Pain means ease off.',
  ])
})

test('a warm-up that is walked is not called a jog', () => {
  const plan = planned({ reference: { kind: 'race', distanceM: 5000, timeS: 1800 } })
  expect(said(plan, 'warm-up')).toEqual(['Walk easily and let your arms swing.'])
})

test('a drink stands at the quarter mile it speaks of', () => {
  const plan = planned({})
  const drink = cuesOf(plan, LIMITS).find((cue) => cue.kind === 'drink')
  expect(drink?.at).toEqual({ distanceM: expect.closeTo(0.75 * 1609.344, 3) as number })
})

test('a run under 40 minutes has no drinking in it', () => {
  const plan = planned({ unit: 'km' })
  expect(plan.durationS).toBeLessThan(2400)
  expect(cuesOf(plan, LIMITS).filter((cue) => cue.kind === 'drink')).toEqual([])
  expect(plan.advice).toEqual([])
})

test('a long run is drunk on about every 15 minutes, never in tempo, never within 800 m of the sprint', () => {
  for (const choices of [{ miles: 10 }, { miles: 13 }, { unit: 'km', miles: 13 }] satisfies Choices[]) {
    const plan = planned(choices)
    const drinks = cuesOf(plan, LIMITS).filter((cue) => cue.kind === 'drink')
    const inMiles = drinks.filter((drink) => plan.phases[drink.phaseIndex]?.kind === 'mile')
    expect(drinks.length - inMiles.length).toBe(1)
    for (const [index, drink] of inMiles.entries()) {
      const phase = plan.phases[drink.phaseIndex]
      expect(phase).toMatchObject({ effort: expect.stringMatching(/^(easy|moderate)$/) as string })
      const before = inMiles[index - 1]
      const sinceS = inRunS(plan, drink) - (before === undefined ? 0 : inRunS(plan, before))
      expect(sinceS / 60).toBeGreaterThan(8)
      expect(sinceS / 60).toBeLessThan(22)
    }
    expect(plan.advice).toContainEqual({ code: 'bottle-and-towel', values: {} })
  }
})

test('a walk of an hour is drunk on too, but not within 800 m of its finish', () => {
  const plan = planned({ level: 'beginner' })
  const drinks = cuesOf(plan, LIMITS).filter((cue) => cue.kind === 'drink')
  expect(drinks.map((drink) => plan.phases[drink.phaseIndex])).toMatchObject([
    { kind: 'mile', number: 1 },
    { kind: 'mile', number: 2 },
    { kind: 'cool-down' },
  ])
})

const anyPlan = fc
  .record(
    {
      level: fc.constantFrom<Level>('beginner', 'intermediate', 'advanced'),
      gentle: fc.boolean(),
      unit: fc.constantFrom<DistanceUnit>('mi', 'km'),
      miles: fc.integer({ min: 3, max: 6 }),
      stageM: fc.constantFrom(100, 250, 400, 804.672, 1000, 1609.344, 5000),
      warmUpS: fc.integer({ min: 60, max: 1800 }),
      coolDownS: fc.integer({ min: 60, max: 1800 }),
    },
    { requiredKeys: ['level', 'gentle'] },
  )
  .map(({ gentle, ...choices }): Choices => {
    const [usual, gentler] = FINISHES[choices.level]
    return { ...choices, finish: gentle ? gentler : usual }
  })
  .map((choices) => planOf(choices, METRIC))

test('no cue in the first 20 s after a change, the last 15 s before one, twice in a phase, or over another', () => {
  let cues = 0
  fc.assert(
    fc.property(anyPlan, (outcome) => {
      if (!outcome.ok) return
      const { plan } = outcome
      const all = cuesOf(plan, LIMITS)
      const times = all.map((cue) => inRunS(plan, cue))
      cues += all.length
      const changes = changesS(plan)
      for (const atS of times)
        for (const changeS of changes) {
          const sinceS = atS - changeS
          expect(sinceS < -(15 + 8 - 1e-6) || sinceS >= 20 - 1e-6).toBe(true)
        }
      for (const [index, atS] of times.slice(1).entries())
        expect(atS - (times[index] ?? NaN)).toBeGreaterThanOrEqual(7.999)
      const form = times.filter((_, index) => ['form', 'breathing'].includes(all[index]?.kind ?? ''))
      for (const [index, atS] of form.slice(1).entries())
        expect(atS - (form[index] ?? NaN)).toBeGreaterThanOrEqual(180 - 1e-6)
      const once = new Set(all.map((cue) => `${cue.phaseIndex} ${cue.says.code}`))
      expect(once.size).toBe(all.length)
    }),
    { numRuns: draws(300) },
  )
  expect(cues).toBeGreaterThan(500)
})

test('the calls to the finish have the last minute of the last mile to themselves', () => {
  const plan = planned({})
  const last = plan.phases.findIndex((phase) => phase.kind === 'finish') - 1
  const phase = plan.phases[last]
  if (phase === undefined) throw new Error('no last mile')
  for (const cue of cuesOf(plan, LIMITS).filter((other) => other.phaseIndex === last))
    expect(phaseS(phase, plan) - inPhaseS(plan, cue)).toBeGreaterThan(60 + 8)
})

test('a cue stands in metres where its phase is measured in them, whatever kind of stage it is, else in seconds', () => {
  const [stage] = INTERVALS.phases.filter((phase) => phase.kind === 'stage')
  const ofLength = (length: { distanceM: number } | { durationS: number }) => ({ ...stage!, length })
  const at = (phase: PlanPhase) => placeOf({ phase, speedKmh: 9 }, 40)
  expect(at(ofLength({ distanceM: 400 }))).toEqual({ distanceM: 100 })
  expect(at(ofLength({ durationS: 60 }))).toEqual({ timeS: 40 })
  const kinds = planned({}).phases.filter((phase) => phase.kind !== 'stretch')
  for (const phase of kinds)
    expect(at(phase)).toEqual(phase.kind === 'mile' || phase.kind === 'finish' ? { distanceM: 100 } : { timeS: 40 })
})
