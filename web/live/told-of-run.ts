import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Run, RunTold } from '../../protocol/panel/runs.ts'
import { answerTo, ANSWER_MS } from './requests.ts'

/** Another screen may say it: so often it is asked for again, ms. */
const ASKED_MS = 5000

/** What the runner says of a run that has ended: how hard it was, and a note. */
export class ToldOfRun implements ReactiveController {
  /** Null where nothing is said of it, or it is not known yet. */
  effort: number | null = null
  note: string | null = null
  /** Why what was said last was not kept; '' where it was. */
  refused = ''

  readonly #host: ReactiveControllerHost
  #run = ''
  #told = 0
  #asking: ReturnType<typeof setInterval> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#asking = setInterval(() => document.hidden || this.#run === '' || void this.#fetch(this.#run), ASKED_MS)
  }

  hostDisconnected(): void {
    clearInterval(this.#asking)
  }

  /** Of another run what is known of it is fetched. @param run its id; '' where there is none */
  of(run: string): void {
    if (run === this.#run) return
    this.#run = run
    if (run !== '') void this.#fetch(run)
  }

  /** It stands at once; what is not kept is said, and taken back. */
  async tell(told: RunTold): Promise<void> {
    const number = ++this.#told
    const before = { effort: this.effort, note: this.note }
    this.#now({ ...before, ...told, refused: '' })
    const outcome = await answerTo<Run>('PATCH', `/api/runs/${this.#run}`, told)
    if (number === this.#told && 'refused' in outcome) this.#now({ ...before, refused: outcome.refused })
  }

  /** A daemon that is not heard is said by the panel already: until it is, nothing is known. */
  async #fetch(run: string): Promise<void> {
    const told = this.#told
    const response = await fetch(`/api/runs/${run}`, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null)
    if (response?.ok !== true) return
    const { effort = null, note = null } = (await response.json()) as Run
    if (run === this.#run && told === this.#told) this.#now({ effort, note })
  }

  #now(what: Partial<Pick<ToldOfRun, 'effort' | 'note' | 'refused'>>): void {
    Object.assign(this, what)
    this.#host.requestUpdate()
  }
}
