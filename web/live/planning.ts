import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import { choosePlan, type RefusedPlan } from './plan-requests.ts'

/** In this window, until a plan is taken: what was refused outlives a reload, and is said again. */
const REFUSED = 'crescendo-refused-choices'

/** What is being chosen for the next run, and the plan that the daemon makes of it. */
export class Planning implements ReactiveController {
  /** What the runner chose last, where no plan keeps it, or none does yet. */
  choices: Choices | null = null
  plan: Plan | null = null
  refusal: RefusedPlan | null = null
  /** Settles once the last choice is answered. */
  answered: Promise<void> = Promise.resolve()

  readonly #host: ReactiveControllerHost
  #asked = 0

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    const refused = sessionStorage.getItem(REFUSED)
    if (refused !== null) this.choose(JSON.parse(refused) as Choices)
  }

  /** The daemon's plan, unless a refusal is still to be settled. */
  hear(plan: Plan | null): void {
    if ((this.refusal === null || this.plan === null) && plan !== null) this.plan = plan
  }

  choose(choices: Choices): void {
    this.answered = this.#choose(choices)
  }

  /** The answer to an older choice is not shown over a newer one. */
  async #choose(choices: Choices): Promise<void> {
    const asked = ++this.#asked
    this.choices = choices
    this.#host.requestUpdate()
    const planned = await choosePlan(choices)
    if (asked !== this.#asked) return
    if ('plan' in planned) {
      this.plan = planned.plan
      this.choices = null
      this.refusal = null
      sessionStorage.removeItem(REFUSED)
    } else {
      this.refusal = planned.refusal
      sessionStorage.setItem(REFUSED, JSON.stringify(choices))
    }
    this.#host.requestUpdate()
  }
}
