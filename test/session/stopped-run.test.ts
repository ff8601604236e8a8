import { expect, test } from 'vitest'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { refusalOf } from '../../src/session/asks/asks.ts'
import { endedOf, placeOf, type Session } from '../../src/session/session.ts'
import { soFarOf } from '../../src/session/so-far.ts'
import { stoppedRun } from '../../src/session/stopped-run.ts'
import { wishOf } from '../../src/session/wish.ts'
import { machine, planWith } from './plans.ts'

const plan = planWith({ stageM: 1000, finishM: 400, warmUpS: 300, coolDownS: 300 })

const splitOf = (kind: Split['kind'], mile: number | null, distanceM: number, timeS: number): Split => ({
  kind,
  mile,
  effort: null,
  distanceM,
  timeS,
  plannedKmh: null,
  averageKmh: (distanceM / timeS) * 3.6,
  gainS: null,
  note: null,
})
const WARM_UP = splitOf('warm-up', null, 600, 300)
const MILE_1 = splitOf('mile', 1, 1000, 400)
const MILE_2 = splitOf('mile', 2, 1000, 380)
const MILE_3 = splitOf('mile', 3, 1000, 360)
const FINISH = splitOf('finish', null, 400, 110)
const COOL_DOWN = splitOf('cool-down', null, 500, 300)

const phaseOf = (session: Session): string => {
  const { phaseIndex } = placeOf(session)
  const phase = phaseIndex === null ? undefined : plan.phases[phaseIndex]
  if (phase === undefined) return 'none'
  if (phase.kind === 'stretch') return `stretch ${phase.when}`
  return phase.kind === 'mile' ? `mile ${phase.number}` : phase.kind
}

test.each<[string, number, number, Split[]]>([
  ['warm-up', 120, 60, []],
  ['mile 1', 700, 340, [WARM_UP]],
  ['mile 2', 1850.5, 790, [WARM_UP, MILE_1]],
  ['finish', 3700, 1480, [WARM_UP, MILE_1, MILE_2, MILE_3]],
  ['cool-down', 4200, 1700, [WARM_UP, MILE_1, MILE_2, MILE_3, FINISH]],
])(
  'it is back in the %s, stopped, with what it came to, and moves only for resume',
  (phase, distanceM, movingS, splits) => {
    const session = stoppedRun(plan, machine, { distanceM, movingS, splits })
    expect(phaseOf(session)).toBe(phase)
    expect(session.belt.kind).toBe('stopped')
    expect(soFarOf(session)).toEqual({ distanceM, movingS, splits })
    expect(wishOf(session)).toBeNull()
    const begunM = splits.reduce((sum, split) => sum + split.distanceM, 0)
    expect(placeOf(session).phase.fromM).toBe(begunM)
    expect(refusalOf(session, { id: 'a', ask: 'start' }, 0)?.error).toBe('wrong-phase')
  },
)

test('with every phase on the belt behind it, the stretches after are left', () => {
  const splits = [WARM_UP, MILE_1, MILE_2, MILE_3, FINISH, COOL_DOWN]
  const session = stoppedRun(plan, machine, { distanceM: 4500, movingS: 1850, splits })
  expect(phaseOf(session)).toBe('stretch after')
  expect(endedOf(session)).toBeNull()
})

test('a run that had not moved is back at its stretches', () => {
  const session = stoppedRun(plan, null, { distanceM: 0, movingS: 0, splits: [] })
  expect(phaseOf(session)).toBe('stretch before')
})
