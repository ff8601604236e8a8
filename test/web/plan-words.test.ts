import { expect, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import { planOf } from '../../src/workout/plan.ts'
import { onTheBeltM } from '../../web/ready/plan-words.ts'
import { look, play } from '../session/play.ts'

const RUNS: Record<string, Choices> = {
  'as it comes': {},
  'of kilometres': { unit: 'km', miles: 5, finishM: 200 },
  'without a warm-up to speak of': { warmUpS: 120, coolDownS: 600 },
  'of a walker': { level: 'beginner' },
}

test.each(Object.entries(RUNS))(
  'how long the plan is said to be is what is counted down to on the next screen: %s',
  (_, choices) => {
    const outcome = planOf(choices, { grid: DEFAULT_GRID, simulated: true, sprintedBefore: true })
    if (!outcome.ok) return expect.fail(JSON.stringify(outcome.refusal))
    const { plan } = outcome
    const { toFinish } = look(play(plan))
    const coolDownM = onTheBeltM({ phases: plan.phases.filter(({ kind }) => kind === 'cool-down') })
    const finish = plan.phases.find(({ kind }) => kind === 'finish')
    const finishM = finish?.kind === 'finish' ? finish.distanceM : expect.fail('no finish')
    const toEndM = (toFinish?.distanceM ?? NaN) + finishM + coolDownM
    // The countdown counts the rises, too: under a hundredth of a mile of it each.
    expect(Math.abs(onTheBeltM(plan) - toEndM)).toBeLessThan(0.01 * toEndM)
  },
)
