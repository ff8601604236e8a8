import { expect, test } from 'vitest'
import type { Ask } from '../../protocol/panel/asks.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import { planOf } from '../../src/workout/plan.ts'
import { withHiddenMile } from '../../src/workout/pacing-sense.ts'
import { crescendo, WHERE, type Crescendo } from './crescendo.ts'

/** A mile whose pace is hidden, on a belt that is driven by the governor, through a daemon whose screens are told all along. */

function plan() {
  const outcome = planOf({ stageM: 800, finishM: 200, warmUpS: 60 }, { ...WHERE, grid: DEFAULT_GRID })
  return outcome.ok ? withHiddenMile(outcome.plan, 0, DEFAULT_GRID) : expect.fail('no plan')
}
async function asked(): Promise<Crescendo> {
  const on = await crescendo({ plan: plan() })
  await on.underWay()
  await on.until('the question', ({ hidden }) => (hidden?.keysKmh ?? null) !== null)
  return on
}
const felt = (on: Crescendo, key: number | null, id = 'feels') =>
  on.daemon.ask({ id, ask: 'felt-pace', felt: key } satisfies Ask)
const feltIn = (on: Crescendo): unknown => on.daemon.snapshot().splits.find(({ mile }) => mile === 2)?.felt ?? 'nothing'
const mileThree = (on: Crescendo) => on.until('mile 3', ({ phase }) => phase.mile === 3)

test('whoever answers and whoever does not has the same belt, order by order, at the same moments', async () => {
  const [silent, said, saw] = [await asked(), await asked(), await asked()]
  expect(felt(said, 4)).toBeNull()
  expect(felt(saw, null)).toBeNull()
  for (const on of [silent, said, saw]) {
    await mileThree(on)
    await on.clock.advance(60_000)
  }
  expect(silent.heard.length).toBeGreaterThan(4)
  for (const on of [said, saw]) {
    expect(on.heard).toEqual(silent.heard)
    expect(on.machine.state.belt).toEqual(silent.machine.state.belt)
  }
  expect(feltIn(said)).toEqual({ saidKmh: expect.any(Number) as number, ranKmh: expect.any(Number) as number })
  expect([feltIn(silent), feltIn(saw)]).toEqual(['nothing', 'nothing'])
})

test('silence is let go 45 s before the line: the pace is shown again, and an answer after it is refused in words', async () => {
  const on = await asked()
  const shown = await on.until('the pace to be shown', ({ hidden }) => hidden === null)
  const { inPhase, targetKmh } = shown
  expect(shown.phase.mile).toBe(2)
  expect((inPhase.leftM ?? 0) / ((targetKmh ?? 1) / 3.6)).toBeCloseTo(45, 0)
  expect(felt(on, 1)).toMatchObject({ code: 'pace-not-asked-for' })
  await mileThree(on)
  expect(feltIn(on)).toBe('nothing')
})

test.each(['slower', 'faster', 'hold', 'ease-off', 'guide', 'stop'] as const)(
  'after %s the pace is shown at once, and nothing is counted',
  async (ask) => {
    const on = await asked()
    expect(on.ask(ask)).toBeNull()
    await on.clock.advance(600)
    expect(on.daemon.snapshot().hidden).toBeNull()
    expect(felt(on, 2)).toMatchObject({ code: 'pace-not-asked-for' })
    expect(on.daemon.snapshot().asks).not.toContain('felt-pace')
  },
)
