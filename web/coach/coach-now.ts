import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Coach, CoachDecision } from '../../protocol/panel/coach.ts'
import { ANSWER_MS, answerTo } from '../live/requests.ts'

/** What the coach offers; null while that is not known, and where nobody is coached. */
export class CoachNow implements ReactiveController {
  is: Coach | null = null

  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    void this.#fetch()
  }

  /** A decision is kept, and what is offered by it shown. What is not heard is said by the panel already. */
  async decide(decision: CoachDecision): Promise<void> {
    const outcome = await answerTo<Coach>('POST', '/api/coach/decision', decision)
    if ('answer' in outcome) this.#now(outcome.answer)
  }

  async #fetch(): Promise<void> {
    const response = await fetch('/api/coach', { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null)
    if (response?.ok === true) this.#now((await response.json()) as Coach | null)
  }

  #now(is: Coach | null): void {
    this.is = is
    this.#host.requestUpdate()
  }
}
