import { expect, test } from 'vitest'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import { withHeartRules } from '../../src/workout/heart-rules.ts'
import { planOf } from '../../src/workout/plan.ts'
import { crescendo, WHERE, type Crescendo } from './crescendo.ts'
import { speedsIn } from './on-the-air.ts'
import { SHORT_PLAN } from './short-plan.ts'

/** A heart under a ceiling of 175, told each second by a strap, on a belt that is driven by the governor. */

function plan() {
  const outcome = planOf({ ...SHORT_PLAN, stageM: 400, finishM: 200 }, { ...WHERE, grid: DEFAULT_GRID })
  if (!outcome.ok) return expect.fail('no plan')
  const told = { ...NOTHING_TOLD, heartCeiling: true, heartCeilingBpm: 175, heartCoolDown: true, heartRateMaxBpm: 190 }
  return withHeartRules(outcome.plan, told, DEFAULT_GRID)
}

/** Speeds that were written since, km/h. */
const ordersIn = (on: Crescendo, from: number): number[] => speedsIn(on.heard.slice(from))

test('above it the belt is taken down a step at a time, rises at the next line, and sprints no faster than the heart allows', async () => {
  const on = await crescendo({ plan: plan() })
  let bpm: number | null = 140
  const beat = on.clock.every(1000, () => on.daemon.told({ kind: 'heart-rate', bpm }))
  await on.underWay()
  await on.until('mile 2 at its pace', ({ phase, measured }) => phase.mile === 2 && (measured.speedKmh ?? 0) > 9.85)
  const from = on.heard.length
  bpm = 181
  await on.until('two steps', ({ targetKmh }) => targetKmh === 9.3, 45)
  await on.clock.advance(3000)
  expect(ordersIn(on, from)).toEqual([9.6, 9.3])
  expect(on.machine.state.belt.speedKmh).toBeCloseTo(9.3, 1)
  expect(on.daemon.snapshot()).toMatchObject({ held: 'heart', measured: { heartRateBpm: 181 } })

  bpm = 150
  await on.until('mile 3 at its pace', ({ phase, measured }) => phase.mile === 3 && (measured.speedKmh ?? 0) > 11.05)
  const rising = ordersIn(on, from).slice(2)
  expect(rising.at(-1)).toBe(11.1)
  expect(rising.every((kmh, at) => kmh > (rising[at - 1] ?? 9.3) && kmh - (rising[at - 1] ?? 9.3) < 0.51)).toBe(true)

  bpm = 173
  await on.until('the cool-down', ({ phase }) => phase.kind === 'cool-down')
  expect(Math.max(...ordersIn(on, 0))).toBe(11.7)
  expect(on.daemon.snapshot().splits.find(({ kind }) => kind === 'finish')?.changes).toEqual([
    { code: 'was-held', values: { reason: 'heart' } },
  ])

  bpm = 100
  const { movingS } = on.daemon.snapshot()
  const done = await on.until('the belt to stop', ({ belt }) => belt === 'stopping', 700)
  expect(done.movingS - movingS).toBeGreaterThan(179)
  expect(done.movingS - movingS).toBeLessThan(200)
  expect(on.events.some(({ kind }) => kind === 'heart-rate')).toBe(true)
  beat()
})
