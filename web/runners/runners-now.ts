import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Fault } from '../../protocol/panel/answers.ts'
import type { Runners } from '../../protocol/panel/runners.ts'
import { reasonIn, words } from '../language.ts'
import { ANSWER_MS, answerIn } from '../live/requests.ts'
import { runnersWords } from './words.ts'

/** Who shares the treadmill, as the daemon says; what is asked of it, and why that was not done. */
export class RunnersNow implements ReactiveController {
  /** Null until it has said so. */
  is: Runners | null = null
  /** Why what was asked for last was not done; '' where it was. */
  refused = ''
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    void this.ask('GET', '')
  }

  /** True where it was done. */
  async ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<boolean> {
    const wants: RequestInit = { method, signal: AbortSignal.timeout(ANSWER_MS), cache: 'no-store' }
    const sent = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    try {
      const response = await fetch(`/api/runners${path}`, body === undefined ? wants : { ...wants, ...sent })
      const answer = await answerIn(response)
      if (response.ok) this.is = answer as Runners
      this.refused = response.ok ? '' : whyNot(answer as Fault | null)
    } catch {
      this.refused = words.panel.noAnswer
    }
    this.#host.requestUpdate()
    return this.refused === ''
  }
}

const whyNot = (answer: Fault | null): string =>
  answer?.error === 'too-many-pins' ? runnersWords().again : (reasonIn(answer) ?? words.panel.noAnswer)
