import { expect, test } from 'vitest'
import { paceOf } from '../../src/session/session.ts'
import { ask, inMile, look, played, stage, until, waitS } from './play.ts'
import { planWith } from './plans.ts'

test('a belt that cannot follow: marked once it had its time and 5 s, and the time left is by what it runs at', () => {
  const on = played(stage(planWith()), inMile(2))
  on.belt.obeys = false
  played(on, ask('faster', { coarse: true }), waitS(4))
  expect(look(on.session).offTarget).toBeNull()
  played(on, waitS(12))
  const { offTarget, measured, targetKmh, inPhase } = look(on.session)
  expect(offTarget).toBe(-1)
  expect(measured.speedKmh).toBeLessThan((targetKmh ?? 0) - 0.4)
  expect(inPhase.leftS).toBeCloseTo((inPhase.leftM ?? NaN) / ((measured.speedKmh ?? NaN) / 3.6), 6)
  on.belt.obeys = true
  played(
    on,
    until((session) => paceOf(session).pressed === null),
    waitS(1),
  )
  expect(look(on.session).offTarget).toBeNull()
})
