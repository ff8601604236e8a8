import type { ReactiveControllerHost } from 'lit'
import type { Plan } from '../../../protocol/panel/plan.ts'
import { choosePlan, type RefusedPlan } from '../../live/plan-requests.ts'

/** The plan of a run is chosen for the next one, and the panel shows it; one that does not work here any more is refused with the nearest that does. */
export class RunAgain {
  refused: RefusedPlan | null = null
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  /** @param beside the run that it is shown beside; null: none */
  async choose(plan: Pick<Plan, 'choices'> | null, beside: string | null): Promise<void> {
    const choices = plan?.choices ?? null
    if (choices === null) return
    const { beside: _before, ...again } = choices
    const planned = await choosePlan(beside === null ? again : { ...again, beside })
    if ('plan' in planned) return location.assign('/')
    this.refused = planned.refusal
    this.#host.requestUpdate()
  }
}
