import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { ask, look, played, stage, started, until, untilPhase } from '../session/play.ts'
import { IDLE, running } from './on-plan.ts'
import { THREE_MILES } from './plans.ts'

/** What the screens are drawn from in tests and pictures is what a session says of the same plan at the same place. */

const FINISH = 5
/** How far rises, which a snapshot of here knows none of, may take a session from it. */
const OFF_M = 25
const OFF_S = 15

const numbersOf = ({ distanceM, movingS, inPhase, toFinish, toCoolDown }: Snapshot) => ({
  metres: [distanceM, inPhase.distanceM, inPhase.leftM, toFinish?.distanceM, toCoolDown?.distanceM],
  seconds: [movingS, inPhase.timeS, inPhase.leftS, toFinish?.timeS, toCoolDown?.timeS],
})

function expectAlike(ours: Snapshot, ofSession: Snapshot): void {
  const [mine, its] = [numbersOf(ours), numbersOf(ofSession)]
  const far = (limit: number, a: readonly unknown[], b: readonly unknown[]) =>
    a.map((value, at) => {
      const other = b[at]
      if (typeof value === 'number' && typeof other === 'number') return Math.abs(value - other) > limit
      return (value ?? null) !== (other ?? null)
    })
  const near = [false, false, false, false, false]
  expect(
    { metres: far(OFF_M, mine.metres, its.metres), seconds: far(OFF_S, mine.seconds, its.seconds) },
    JSON.stringify([mine, its]),
  ).toEqual({ metres: near, seconds: near })
}

test('a run on plan is as far, and has as far to go, as a session has it', () => {
  const on = stage(THREE_MILES)
  expectAlike(IDLE, look(on.session))
  played(on, ask('begin'))
  expectAlike(running(THREE_MILES, 0, 0), look(on.session))
  played(on, ...started.slice(1), untilPhase('mile', 2))
  for (const progress of [0.1, 0.55, 0.9]) {
    played(
      on,
      until((session) => (look(session).phases[3]?.progress ?? 0) >= progress),
    )
    expectAlike(running(THREE_MILES, 3, progress), look(on.session))
  }
  played(
    on,
    untilPhase('finish'),
    until((session) => (look(session).phases[FINISH]?.progress ?? 0) >= 0.5),
  )
  expectAlike(running(THREE_MILES, FINISH, 0.5), look(on.session))
})
