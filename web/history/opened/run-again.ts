import type { ReactiveControllerHost } from 'lit'
import type { Choices, Plan } from '../../../protocol/panel/plan.ts'
import { choosePlan, type RefusedPlan } from '../../live/plan-requests.ts'

/** The plan of a run is chosen for the next one, and the panel shows it; one that does not work here any more is refused with the nearest that does. */
export class RunAgain {
  refused: RefusedPlan | null = null
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  async choose({ choices }: Pick<Plan, 'choices'> | { readonly choices: Choices }): Promise<void> {
    if (choices === null) return
    const planned = await choosePlan(choices)
    if ('plan' in planned) return location.assign('/')
    this.refused = planned.refusal
    this.#host.requestUpdate()
  }
}
