import { describe, expect, test } from 'vitest'
import { MOST_FACTOR } from '../protocol/belt-factor.ts'
import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import type { Plan } from '../protocol/panel/plan.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { isMeeting, speedsKmh } from '../protocol/stages.ts'
import { meetingWith, type Met } from '../src/meeting.ts'
import { manualClock } from '../src/clock.ts'
import type { Facts } from '../src/profile/facts.ts'
import { wholePlan } from './session/plans.ts'
import { factsFrom, GENERIC, profileOf } from '../src/profile/profile.ts'

/** When there is a first meeting, and what is left where there is none. */

const GRID = { unit: 'km/h', minKmh: 1, maxKmh: 20, stepKmh: 0.1 } as const
const FACTS: Met['facts'] = { name: 'T7', grid: GRID, drivable: true, simulated: false, sprintedBefore: false }
const THERE: Met = { facts: FACTS, profile: GENERIC, known: {}, model: 'T7', firmware: null, metOn: null }
const RUN_IS_ON: AskRefusal = { error: 'wrong-phase', code: 'run-is-on', values: {} }

function meetingOn(
  there: Met | null,
  {
    isGym = false,
    refusal = null as AskRefusal | null,
    own = null as Plan | null,
    shown = null as Snapshot['machine'],
  } = {},
) {
  const taken: Plan[] = []
  const learned: Partial<Facts>[] = []
  const learnedBy: string[] = []
  const clock = manualClock()
  let givenBack = 0
  let learnings = 0
  let measurings = 0
  let held: AskRefusal | null = null
  const meeting = meetingWith({
    met: () => there,
    take(plan) {
      if (refusal === null) taken.push(plan)
      return refusal
    },
    shown: () => ({ plan: taken.at(-1) ?? own, machine: shown }),
    heldOnTo: () => held,
    giveBack: () => givenBack++,
    learned: () => learnings++,
    measured: () => measurings++,
    clock,
    learn(facts, by) {
      learned.push(facts)
      learnedBy.push(by)
    },
    isGym,
  })
  return {
    ...{
      meeting,
      taken,
      learned,
      learnedBy,
      clock,
      givenBack: () => givenBack,
      learnings: () => learnings,
      measurings: () => measurings,
    },
    hold: (by: AskRefusal | null) => void (held = by),
  }
}

test.each<[string, Met | null, { isGym?: boolean; refusal?: AskRefusal }, AskRefusal['code']]>([
  ['no treadmill', null, {}, 'nothing-connected'],
  ['one that cannot be driven', { ...THERE, facts: { ...FACTS, drivable: false } }, {}, 'cannot-be-driven'],
  ['one too fast', { ...THERE, facts: { ...FACTS, grid: { ...GRID, minKmh: 3.4 } } }, {}, 'too-fast-to-meet'],
  ['one that was met', { ...THERE, metOn: '2026-11-27' }, {}, 'met-before'],
  ['a gym', THERE, { isGym: true }, 'gym-has-its-treadmill'],
  ['a run', THERE, { refusal: RUN_IS_ON }, 'run-is-on'],
])('of %s there is no meeting: said in words, and no start is asked for', (_, there, on, code) => {
  const { meeting, taken, givenBack } = meetingOn(there, on)
  const refusal = meeting.start(false, () => expect.unreachable())
  expect([refusal?.code, taken, givenBack()]).toEqual([code, [], 0])
})

test('one that was met is met again where that is asked for', () => {
  const { meeting, taken } = meetingOn({ ...THERE, metOn: '2026-11-27' })
  expect(meeting.start(true, () => null)).toBeNull()
  expect(taken.map(isMeeting)).toEqual([true])
})

test('a start that is refused leaves the runner their own plan', () => {
  const { meeting, givenBack } = meetingOn(THERE)
  const refusal: AskRefusal = { error: 'unwatched', code: 'nobody-is-watching', values: {} }
  expect(meeting.start(false, () => refusal)).toEqual(refusal)
  expect(givenBack()).toBe(1)
})

test('what is known beyond what is so of most is told, with how it would be met or why it is not', () => {
  const known = factsFrom({ lagMs: 1400 }, { by: 'proposed' })
  const { meeting } = meetingOn({ ...THERE, profile: profileOf(known), known })
  expect(meeting.profile()).toMatchObject({
    ...{ model: 'T7', firmware: null, metOn: null, refusal: null },
    facts: { lagMs: { value: 1400, from: { by: 'proposed' } } },
  })
  // A proposal makes it shorter by a step.
  expect(meeting.profile()?.meeting?.phases).toHaveLength(4)
  expect(meetingOn(THERE, { isGym: true }).meeting.profile()).toMatchObject({
    meeting: null,
    refusal: { code: 'gym-has-its-treadmill' },
  })
  expect(meetingOn(null).meeting.profile()).toBeNull()
})

test('what a runner tells of its keys is kept, but in a gym', () => {
  const own = meetingOn(THERE)
  expect(own.meeting.tell({ keysWork: false })).toBeNull()
  const gym = meetingOn(THERE, { isGym: true })
  expect(gym.meeting.tell({ keysWork: false })?.code).toBe('gym-has-its-treadmill')
  expect([own.learned, gym.learned]).toEqual([[{ keysWork: false }], []])
})

test('what a runner measures of the belt is kept with how, and what is planned goes by it', () => {
  const own = meetingOn(THERE)
  expect(own.meeting.tell({ beltFactor: { value: 1.04, by: 'foot-pod' } })).toBeNull()
  const gym = meetingOn(THERE, { isGym: true })
  expect(gym.meeting.tell({ beltFactor: { value: 1.04, by: 'runner' } })?.code).toBe('gym-has-its-treadmill')
  expect([own.learned, own.learnedBy, own.measurings()]).toEqual([[{ beltFactor: 1.04 }], ['foot-pod'], 1])
  expect([gym.learned, gym.measurings()]).toEqual([[], 0])
})

describe('a belt is measured by its turns', () => {
  const own = wholePlan()
  const counted = (...factors: number[]) =>
    factors.map((factor, i) => ({ timeS: (3 * 20 * 3.6) / ((4 + i) * factor), speedKmh: 4 + i }))

  test('at three speeds up to the runner’s warm-up, were it the fastest that there is for its console', () => {
    const on = meetingOn(THERE, { own })
    expect(on.meeting.measure(3, () => null)).toBeNull()
    const [plan] = on.taken
    if (plan === undefined) return expect.fail()
    expect(Math.max(...speedsKmh(plan)) * MOST_FACTOR).toBeLessThanOrEqual(
      Math.max(
        ...own.phases.flatMap((phase) =>
          phase.kind === 'warm-up' ? phase.segments.map(({ speedKmh }) => speedKmh) : [],
        ),
      ),
    )
    expect(plan.ceilingKmh).toBe(plan.fastestKmh)
  })

  test.each<[string, Met | null, { isGym?: boolean; own?: Plan | null }, AskRefusal['code']]>([
    ['no treadmill', null, { own }, 'nothing-connected'],
    ['a gym', THERE, { own, isGym: true }, 'gym-has-its-treadmill'],
    ['one that cannot be driven', { ...THERE, facts: { ...FACTS, drivable: false } }, { own }, 'cannot-be-driven'],
    ['one too fast', { ...THERE, facts: { ...FACTS, grid: { ...GRID, minKmh: 6 } } }, { own }, 'no-three-speeds'],
  ])('not of %s: said in words, and no start is asked for', (_, there, with_, code) => {
    const { meeting, taken } = meetingOn(there, with_)
    expect(meeting.measure(3, () => expect.unreachable())?.code).toBe(code)
    expect(taken).toEqual([])
  })

  test('a start that is refused, and the end of it, leave the runner their own plan', () => {
    const on = meetingOn(THERE, { own })
    on.meeting.measure(3, () => RUN_IS_ON)
    on.meeting.over()
    expect([on.givenBack(), on.learnings()]).toEqual([2, 0])
  })

  test('three counts that agree set the factor; others set nothing, and it is said', () => {
    const on = meetingOn(THERE, { own })
    expect(on.meeting.tell({ turns: { beltCm: 300, counted: counted(1.031, 1.029, 1.03) } })).toBeNull()
    expect([on.learned, on.learnedBy, on.measurings()]).toEqual([[{ beltFactor: 1.03 }], ['turns'], 1])
    for (const factors of [
      [1.03, 1.03, 1.06],
      [1.2, 1.2, 1.2],
      [0.8, 0.8, 0.8],
    ])
      expect(on.meeting.tell({ turns: { beltCm: 300, counted: counted(...factors) } })?.code).toBe('turns-give-none')
    expect([on.learned.length, on.measurings()]).toEqual([1, 1])
  })
})

test('what is told of a belt in a run holds once that is over', () => {
  const { meeting, measurings, givenBack } = meetingOn(THERE, { own: wholePlan() })
  meeting.over()
  expect([measurings(), givenBack()]).toEqual([1, 0])
})

test('after it the runner has their own plan again, once the belt is proven to rest', async () => {
  const { meeting, clock, hold, givenBack, learnings } = meetingOn(THERE)
  meeting.over()
  expect([givenBack(), learnings()]).toEqual([0, 0])
  expect(meeting.start(false, () => null)).toBeNull()
  hold({ error: 'not-at-standstill', code: 'belt-may-move', values: {} })
  meeting.over()
  await clock.advance(1600)
  expect([givenBack(), learnings()]).toEqual([0, 0])
  hold(null)
  await clock.advance(600)
  expect([givenBack(), learnings()]).toEqual([1, 1])
  await clock.advance(5000)
  expect([givenBack(), learnings()]).toEqual([1, 1])
})

describe('a run that found that an incline is refused', () => {
  const machine = { name: 'T7', simulated: false, drivable: true, ...GRID, link: 'up' } as const
  const offered = { ...machine, mostInclinePct: 15 }
  const INCLINE = { minPct: 0, maxPct: 15, stepPct: 0.5 }
  const refuses: Met = { ...THERE, facts: { ...FACTS, incline: null, keepsItsIncline: true } }

  test('offers none from then on, as soon as nothing holds on to the treadmill', async () => {
    const { meeting, clock, hold, learnings, measurings } = meetingOn(refuses, { own: wholePlan(), shown: offered })
    hold({ error: 'not-at-standstill', code: 'belt-may-move', values: {} })
    meeting.over()
    await clock.advance(1600)
    expect([learnings(), measurings()]).toEqual([0, 0])
    hold(null)
    await clock.advance(600)
    expect([learnings(), measurings()]).toEqual([1, 1])
    await clock.advance(5000)
    expect(learnings()).toBe(1)
  })

  test.each<[string, Met, Snapshot['machine']]>([
    ['none was offered', refuses, machine],
    ['it takes them', { ...THERE, facts: { ...FACTS, incline: INCLINE } }, offered],
    ['it is out of reach: it is met anew', refuses, { ...offered, link: 'down' }],
  ])('changes nothing where %s', (_, there, shown) => {
    const { meeting, learnings, measurings } = meetingOn(there, { own: wholePlan(), shown })
    meeting.over()
    expect([learnings(), measurings()]).toEqual([0, 1])
  })
})
