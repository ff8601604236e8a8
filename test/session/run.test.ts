import { beforeAll, expect, test } from 'vitest'
import { endedOf, placeOf } from '../../src/session/session.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'
import { wishOf } from '../../src/session/wish.ts'
import { expectAsSchema } from '../snapshot-schema.ts'
import { ask, look, played, stage, started, tick, until, untilPhase, waitS } from './play.ts'
import { planWith, wholePlan, shortPlan } from './plans.ts'

/** The default plan from the stretches on: as it is when the cool-down begins, and at its end. One run for all that look at it. */
function wholeRun() {
  const on = played(stage(wholePlan()), ...started, untilPhase('cool-down'))
  const atCoolDown = on.session
  return { atCoolDown, done: played(on, untilPhase('done')).session }
}
let whole: ReturnType<typeof wholeRun>
beforeAll(() => {
  whole = wholeRun()
})

test('the default plan is run from the stretches to the last card, each mile faster', () => {
  const session = whole.done
  const { splits, phases } = look(session)
  expect(session).toMatchObject({ run: { ended: 'ended' }, belt: { kind: 'still' } })
  expect(splits.map(({ kind, mile }) => [kind, mile])).toEqual([
    ['warm-up', null],
    ['mile', 1],
    ['mile', 2],
    ['mile', 3],
    ['finish', null],
    ['cool-down', null],
  ])
  expect(splits.map(({ distanceM }) => distanceM).slice(1, 5)).toEqual(
    [METRES_PER_MILE, METRES_PER_MILE, METRES_PER_MILE, 400].map((m) => expect.closeTo(m, 6) as number),
  )
  expect(splits.map(({ averageKmh }) => averageKmh).slice(1, 5)).toEqual(
    [8.7, 9.9, 11.1, 13.4].map((kmh) => expect.closeTo(kmh, 0) as number),
  )
  expect(splits.every(({ note }) => note === null)).toBe(true)
  expect(phases.every(({ state }) => state === 'done')).toBe(true)
  expect(wishOf(session)).toBeNull()
})

test('a split says what was gained on the mile before', () => {
  const { splits } = look(whole.atCoolDown)
  const [, one, two, three, finish] = splits
  expect(one?.gainS).toBeNull()
  expect(two?.gainS).toBeCloseTo((one?.timeS ?? 0) - (two?.timeS ?? 0), 3)
  expect(three?.gainS).toBeCloseTo((two?.timeS ?? 0) - (three?.timeS ?? 0), 3)
  expect(finish?.gainS).toBeCloseTo(((three?.timeS ?? 0) / METRES_PER_MILE) * 400 - (finish?.timeS ?? 0), 3)
})

test('metres run beyond a line belong to the next phase', () => {
  const on = played(stage(shortPlan()), ...started, untilPhase('mile', 2))
  const { splits, inPhase, distanceM } = look(on.session)
  expect(splits.reduce((sum, split) => sum + split.distanceM, 0) + inPhase.distanceM).toBeCloseTo(distanceM, 6)
  expect(splits.reduce((sum, split) => sum + split.timeS, 0) + inPhase.timeS).toBeCloseTo(
    placeOf(on.session).odometer.movingS,
    6,
  )
  expect(inPhase.distanceM).toBeGreaterThan(0)
})

test('the warm-up counts time on the moving belt alone', () => {
  const on = played(stage(wholePlan()), ask('start'))
  played(
    on,
    until(({ belt }) => belt.kind === 'moving'),
  )
  const fromMs = on.nowMs
  played(on, untilPhase('mile', 1))
  expect(on.nowMs - fromMs).toBeGreaterThanOrEqual(299_900)
  expect(on.nowMs - fromMs).toBeLessThanOrEqual(300_300)
})

test('after the cool-down the belt comes to rest before the stretches begin', () => {
  const on = played(
    stage(shortPlan()),
    ...started,
    untilPhase('cool-down'),
    until(({ belt }) => belt.kind === 'stopping'),
  )
  expect(look(on.session).phase.kind).toBe('cool-down')
  expect(wishOf(on.session)).toEqual({ belt: 'stopped' })
  played(on, untilPhase('stretch'))
  expect(on.belt.speedKmh).toBe(0)
  expect(look(on.session)).toMatchObject({ belt: 'still', stretch: { index: 0, count: 4 }, toFinish: null })
  expect(wishOf(on.session)).toBeNull()
})

test('the countdown to the sprint runs through the whole session without a jump', () => {
  const on = stage(planWith())
  let before = look(on.session).toFinish
  expect(before?.distanceM).toBeCloseTo(3 * 600 + (60 * 5.5 + 240 * 8.1) / 3.6, 3)
  played(on, ask('begin'))
  const steps = [untilPhase('stretch'), until((_, { nowMs }) => nowMs > 260_000), ask('start')]
  for (const step of steps) step(on)
  before = look(on.session).toFinish
  for (;;) {
    // To look takes longer than all that leads to it.
    for (let i = 0; i < 3; i++) tick(on)
    const { phase, toFinish: now } = look(on.session)
    if (phase.kind === 'finish' || now === null || before === null) break
    expect(Math.abs(now.distanceM - before.distanceM), `metres at ${on.nowMs} ms`).toBeLessThan(5)
    expect(Math.abs(now.timeS - before.timeS), `seconds at ${on.nowMs} ms`).toBeLessThan(5)
    before = now
  }
  expect(before?.distanceM).toBeLessThan(2)
  expect(look(on.session).toFinish).toBeNull()
  expect(look(on.session).toCoolDown?.distanceM).toBeCloseTo(400, -1)
})

test('every snapshot of a whole run is one that the panel understands', () => {
  const on = stage(shortPlan())
  const steps = [ask('begin'), untilPhase('stretch'), waitS(20), ask('start')]
  for (const step of steps) step(on)
  let seen = 0
  while (endedOf(on.session) === null) {
    for (let i = 0; i < 37; i++) tick(on)
    const snapshot = look(on.session)
    expectAsSchema(snapshot)
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot)
    seen++
  }
  expect(seen).toBeGreaterThan(200)
  expectAsSchema(look(on.session))
})

test('a session survives being written as JSON at any time', () => {
  const on = played(stage(shortPlan()), ...started, untilPhase('mile', 2))
  expect(JSON.parse(JSON.stringify(on.session))).toEqual(on.session)
})
