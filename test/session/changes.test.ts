import { stagesKmh } from '../../protocol/stages.ts'
import { isStage } from '../../protocol/units.ts'
import { expect, test } from 'vitest'
import { placeOf } from '../../src/session/session.ts'
import { ask, inMile, look, play, played, stage, until, untilPhase, waitS } from './play.ts'
import { planWith } from './plans.ts'

/** What a run tells of the changes in a stage. */
const changesIn = (session: Parameters<typeof look>[0], mile: number) =>
  placeOf(session).splits.find((split) => split.mile === mile)?.changes

test('a stage that goes as planned tells of no change', () => {
  const session = play(planWith(), inMile(2), untilPhase('mile', 3))
  expect(changesIn(session, 1)).toEqual([])
  expect(changesIn(session, 2)).toEqual([])
})

test('easing off is told of its stage, and of the next as long as it holds', () => {
  const session = play(
    planWith(),
    inMile(2),
    ask('ease-off'),
    untilPhase('mile', 3),
    waitS(5),
    ask('resume-plan'),
    untilPhase('finish'),
  )
  const eased = { code: 'was-held', values: { reason: 'eased' } }
  expect(changesIn(session, 2)).toEqual([eased])
  const [, two, three] = placeOf(session).splits.filter(isStage)
  const [oneKmh, twoKmh, threeKmh] = stagesKmh(session.plan)
  // Eased off to the first mile's pace; the third went back to its plan.
  expect(two).toMatchObject({ plannedKmh: twoKmh, aimedKmh: oneKmh })
  expect(three).toMatchObject({ plannedKmh: threeKmh, aimedKmh: threeKmh })
  expect(changesIn(session, 3)).toEqual([eased, { code: 'went-back-to-plan', values: {} }])
})

test('presses of faster and slower are added up, and what is taken back is told of no more', () => {
  const plus = ask('faster')
  const on = played(stage(planWith()), inMile(2), plus, waitS(5), plus, waitS(5), ask('slower'), untilPhase('mile', 3))
  const [change] = changesIn(on.session, 2) ?? []
  expect(change).toMatchObject({ code: 'changed-speed', values: { unit: 'mph' } })
  expect(change?.code === 'changed-speed' && change.values.byKmh).toBeCloseTo(0.1, 5)
  const back = play(planWith(), inMile(2), plus, waitS(5), ask('slower'), untilPhase('mile', 3))
  expect(changesIn(back, 2)).toEqual([])
})

test('a stop that was carried on is counted', () => {
  const stopped = until((session) => look(session).belt === 'stopped')
  const on = played(stage(planWith()), inMile(2), ask('stop'), stopped, waitS(30), ask('resume'), waitS(30))
  played(on, ask('stop'), stopped, waitS(30), ask('resume', { id: 'again' }), untilPhase('mile', 3))
  expect(changesIn(on.session, 2)).toContainEqual({ code: 'stopped-and-went-on', values: { times: 2 } })
})

test('a hold is told once, however often it was asked for', () => {
  const session = play(planWith(), inMile(2), ask('hold'), waitS(3), ask('hold'), untilPhase('mile', 3))
  expect(changesIn(session, 2)).toEqual([{ code: 'was-held', values: { reason: 'asked' } }])
})
