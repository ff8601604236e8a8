import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { NamedPlans, OwnPlan } from '../../protocol/panel/own-plans.ts'
import { forgetPlan, keepPlan, namedPlans, NO_PLANS } from './plan-requests.ts'

/** Plans with a name, and what the runner keeps of their own. */
export class KeptPlans implements ReactiveController {
  all: NamedPlans = NO_PLANS
  /** The id of the one that was on last: of several that are the same it is meant, and what was changed since can be kept in it. */
  chosen = ''
  /** The one that was deleted last: it can be had back. */
  deleted: OwnPlan | null = null
  /** Why what was asked for last was not done; '' where it was. */
  refused = ''

  readonly #shownBy = new Set<ReactiveControllerHost>()

  constructor(host: ReactiveControllerHost) {
    host.addController(this)
    this.shownBy(host)
  }

  /** Whoever shows them is drawn again when they change. Returns its undo. */
  shownBy(host: ReactiveControllerHost): () => void {
    this.#shownBy.add(host)
    return () => void this.#shownBy.delete(host)
  }

  hostConnected(): void {
    void namedPlans().then((all) => this.#now({ all }))
  }

  async keep(plan: OwnPlan): Promise<void> {
    const outcome = await keepPlan(plan)
    if ('refused' in outcome) return this.#now({ refused: outcome.refused })
    const { answer } = outcome
    const isNew = this.#own.every(({ id }) => id !== answer.id)
    const own = isNew ? [...this.#own, answer] : this.#own.map((one) => (one.id === answer.id ? answer : one))
    this.#now({
      all: { ...this.all, own },
      chosen: answer.id,
      deleted: this.deleted?.id === answer.id ? null : this.deleted,
    })
  }

  /** A new one. The page may have come over a network without encryption, where there is no `randomUUID`. */
  keepNew(name: string, choices: OwnPlan['choices']): Promise<void> {
    const id = `plan-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`
    return this.keep({ id, name, choices })
  }

  async forget(plan: OwnPlan): Promise<void> {
    const refused = await forgetPlan(plan)
    if (refused !== '') return this.#now({ refused })
    this.#now({ all: { ...this.all, own: this.#own.filter(({ id }) => id !== plan.id) }, deleted: plan })
  }

  get #own(): readonly OwnPlan[] {
    return this.all.own ?? []
  }

  #now(what: Partial<Pick<KeptPlans, 'all' | 'chosen' | 'deleted' | 'refused'>>): void {
    Object.assign(this, { refused: '', ...what })
    this.#shownBy.forEach((host) => host.requestUpdate())
  }
}
