import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Fault } from '../../protocol/panel/answers.ts'
import type { Runners } from '../../protocol/panel/runners.ts'
import { reasonIn, words } from '../language.ts'
import { pageClock } from '../live/clock.ts'
import { ANSWER_MS, answerIn } from '../live/requests.ts'
import { runnersWords } from './words.ts'

/** Who shares the treadmill, as the daemon says; what is asked of it, and why that was not done. */
export class RunnersNow implements ReactiveController {
  /** Null until it has said so. */
  is: Runners | null = null
  /** Why what was asked for last was not done; '' where it was. */
  refused = ''
  #againAtMs = 0
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    void this.ask('GET', '')
  }

  /** No PIN is looked at for so long, s. */
  get waitsS(): number {
    return Math.max(0, Math.ceil((this.#againAtMs - pageClock.nowMs()) / 1000))
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
      if (!response.ok) this.#wait((answer as Fault | null)?.againInS ?? 0)
    } catch {
      this.refused = words.panel.noAnswer
    }
    this.#host.requestUpdate()
    return this.refused === ''
  }

  #wait(forS: number): void {
    this.#againAtMs = pageClock.nowMs() + forS * 1000
    const tick = (): void => {
      this.#host.requestUpdate()
      if (this.waitsS > 0) pageClock.after(1000, tick)
    }
    tick()
  }
}

const whyNot = (answer: Fault | null): string =>
  answer?.error === 'too-many-pins' ? runnersWords().again : (reasonIn(answer) ?? words.panel.noAnswer)
