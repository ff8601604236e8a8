import type { NamedPlans, OwnPlan } from '../../protocol/panel/own-plans.ts'
import type { Choices, Plan, PlanRefusal } from '../../protocol/panel/plan.ts'
import { reasonIn, words } from '../language.ts'
import { ANSWER_MS, answerIn, answerTo, send } from './requests.ts'

/** Why choices make no plan, in words for the runner, and the nearest that can be kept. */
export interface RefusedPlan {
  readonly reason: string
  readonly nearest: PlanRefusal['nearest']
}
export type Planned = { plan: Plan } | { refusal: RefusedPlan }

/** Has a plan worked out and takes it for the next run; a plan that cannot be kept changes nothing. */
export async function choosePlan(choices: Choices): Promise<Planned> {
  try {
    const response = await send('PUT', '/api/plan', choices)
    if (response.ok) return { plan: (await response.json()) as Plan }
    const answer = await answerIn(response)
    return { refusal: { reason: reasonIn(answer) ?? words.panel.noAnswer, nearest: nearestIn(answer) } }
  } catch {
    return { refusal: { reason: words.panel.noAnswer, nearest: null } }
  }
}

const nearestIn = (answer: unknown): Choices | null =>
  typeof answer === 'object' && answer !== null && 'nearest' in answer ? (answer.nearest as Choices | null) : null

/** Plans with a name; none when the daemon does not answer, which the panel says already. */
export async function namedPlans(): Promise<NamedPlans> {
  try {
    const response = await fetch('/api/plans', { signal: AbortSignal.timeout(ANSWER_MS) })
    return response.ok ? ((await response.json()) as NamedPlans) : NO_PLANS
  } catch {
    return NO_PLANS
  }
}
export const NO_PLANS: NamedPlans = { presets: [], own: null }

/** Keeps a plan by a name. Answers it as it is kept, or why it is not, in words for the runner. */
export const keepPlan = ({ id, ...kept }: OwnPlan) => answerTo<OwnPlan>('PUT', `/api/plans/own/${id}`, kept)

/** Deletes a plan that was kept. Answers why that was not taken, '' where it is gone. */
export async function forgetPlan({ id }: OwnPlan): Promise<string> {
  try {
    const response = await fetch(`/api/plans/own/${id}`, { method: 'DELETE', signal: AbortSignal.timeout(ANSWER_MS) })
    return response.ok || response.status === 404 ? '' : (reasonIn(await answerIn(response)) ?? words.panel.noAnswer)
  } catch {
    return words.panel.noAnswer
  }
}
