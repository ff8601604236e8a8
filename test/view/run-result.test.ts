import { expect, test } from 'vitest'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { hadItsSprint, resultOf } from '../../src/view/run-result.ts'
import { newSession, type Session } from '../../src/session/session.ts'
import { ask, look, notice, played, stage, started, untilPhase, waitS, type Step } from '../session/play.ts'
import { shortPlan } from '../session/plans.ts'

/** The last of a run that came to its report, with these steps once its finish is on. */
const ran = (plan: Plan, ...inFinish: Step[]): Snapshot => look(ranSession(plan, ...inFinish))
function ranSession(plan: Plan, ...inFinish: Step[]): Session {
  const on = played(stage(plan), ...started, untilPhase('finish'), ...inFinish)
  return played(on, untilPhase('stretch'), ask('skip-all'), untilPhase('done')).session
}

test('a sprint that was run to its end and kept makes the treadmill known for it', () => {
  const session = ranSession(shortPlan())
  const last = look(session)
  expect(hadItsSprint(last, 'ended')).toBe(true)
  expect(resultOf(last, session)).toMatchObject({ crescendo: true, distanceM: last.distanceM, distanceFrom: 'machine' })
})

test.each([
  ['its runner', 'asked', ask('stop')],
  ['the safety key', 'safety-key', notice({ kind: 'stopped', by: 'safety-key' })],
  ['the console', 'console', notice({ kind: 'stopped', by: 'console' })],
] as const)('what stood its belt still is kept of a run that %s ended', (_, stoppedBy, stops) => {
  const on = played(stage(shortPlan()), ...started, untilPhase('mile'), stops)
  on.belt.targetKmh = 0
  played(on, waitS(30), ask('end'))
  expect(resultOf(look(on.session), on.session)?.stoppedBy).toBe(stoppedBy)
})

test.each(['first-meeting', 'measuring'] as const)(
  'what is for the treadmill (%s) is no run, and comes to none',
  (code) => {
    const last = ran(shortPlan())
    expect(
      resultOf({ ...last, plan: last.plan && { ...last.plan, name: { code, values: {} } } }, newSession()),
    ).toBeNull()
  },
)

test('a run that is discarded leaves nothing behind', () => {
  expect(hadItsSprint(ran(shortPlan()), 'discarded')).toBe(false)
})

test.each([
  ['a brisk walk', shortPlan({ level: 'beginner', finish: 'brisk-walk' })],
  ['a light jog', shortPlan({ level: 'beginner', finish: 'light-jog', gate: 'auto' })],
  ['a strong finish', shortPlan({ finish: 'strong' })],
])('%s is no sprint', (_, plan) => {
  expect(hadItsSprint(ran(plan), 'ended')).toBe(false)
})

test.each<[string, readonly Step[]]>([
  ['cut short', [waitS(2), ask('cool-down')]],
  ['eased off', [waitS(1), ask('ease-off'), waitS(1), ask('ease-off')]],
])('a sprint that was %s was not sprinted', (_, steps) => {
  expect(hadItsSprint(ran(shortPlan(), ...steps), 'ended')).toBe(false)
})

test('a sprint that was skipped was not sprinted', () => {
  const plan = shortPlan({ gate: 'ask' })
  expect(hadItsSprint(ran(plan), 'ended')).toBe(false)
})
