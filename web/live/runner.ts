import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Runner, RunnerChange, RunnerTold } from '../../protocol/panel/runner.ts'
import { BELT_PAGE } from '../../protocol/runner.ts'
import { inWords, reasonIn, words } from '../language.ts'
import { answerIn, send } from './requests.ts'

/** What the runner told of themselves: the daemon's, the same on every screen. */

let now: Runner | null = null
const listeners = new Set<() => void>()

/** Null until the daemon has said it. */
export const runnerNow = (): Runner | null => now

export function hearRunner(runner: Runner): void {
  now = runner
  for (const listen of listeners) listen()
}

/** What came of telling: why it was not taken; or why the plan that was chosen gave way to the nearest. */
export interface Told {
  readonly refused: string | null
  readonly planInstead: string | null
}

export async function tellRunner(change: RunnerChange): Promise<Told> {
  try {
    const response = await send('PATCH', '/api/runner', change)
    const answer = await answerIn(response)
    if (!response.ok) return { refused: reasonIn(answer) ?? words.panel.noAnswer, planInstead: null }
    const { runner, planInstead } = answer as RunnerTold
    hearRunner(runner)
    return { refused: null, planInstead: planInstead === null ? null : inWords(planInstead) }
  } catch {
    return { refused: words.panel.noAnswer, planInstead: null }
  }
}

/** Says that the page of what the belt does by itself was read. Null where it was written down, else why not. */
export async function tellPageRead(): Promise<string | null> {
  try {
    const response = await send('POST', '/api/runner/acknowledgement', { page: BELT_PAGE })
    const answer = await answerIn(response)
    if (!response.ok) return reasonIn(answer) ?? words.panel.noAnswer
    hearRunner(answer as Runner)
    return null
  } catch {
    return words.panel.noAnswer
  }
}

/** Says that the next runner is there. The daemon knows whether that means anything; whoever does not get through is nobody new. */
export async function tellNextRunner(): Promise<void> {
  try {
    await send('POST', '/api/runner/next', {})
  } catch {
    // What a daemon that cannot be heard shows is said by the panel itself.
  }
}

/** Draws its host anew with each change. */
export class RunnerNow implements ReactiveController {
  readonly #listen: () => void

  constructor(host: ReactiveControllerHost) {
    this.#listen = () => host.requestUpdate()
    host.addController(this)
  }

  get is(): Runner | null {
    return now
  }

  hostConnected(): void {
    listeners.add(this.#listen)
  }

  hostDisconnected(): void {
    listeners.delete(this.#listen)
  }
}
