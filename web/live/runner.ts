import type { ReactiveControllerHost } from 'lit'
import type { Runner, RunnerChange, RunnerTold } from '../../protocol/panel/runner.ts'
import { BELT_PAGE } from '../../protocol/runner.ts'
import { inWords } from '../language.ts'
import { answerTo, send } from './requests.ts'
import { Shared, SharedNow } from './shared.ts'

/** What the runner told of themselves: the daemon's, the same on every screen. */

const shared = new Shared<Runner>()

/** Null until the daemon has said it. */
export const runnerNow = (): Runner | null => shared.now

export const hearRunner = (runner: Runner): void => shared.hear(runner)

/** What came of telling: why it was not taken; or why the plan that was chosen gave way to the nearest. */
export interface CameOfTelling {
  readonly refused: string | null
  readonly planInstead: string | null
}

export async function tellRunner(change: RunnerChange): Promise<CameOfTelling> {
  const came = await answerTo<RunnerTold>('PATCH', '/api/runner', change)
  if ('refused' in came) return { refused: came.refused, planInstead: null }
  const { runner, planInstead } = came.answer
  hearRunner(runner)
  return { refused: null, planInstead: planInstead === null ? null : inWords(planInstead) }
}

/** Says that the page of what the belt does by itself was read. Null where it was written down, else why not. */
export async function tellPageRead(): Promise<string | null> {
  const came = await answerTo<Runner>('POST', '/api/runner/acknowledgement', { page: BELT_PAGE })
  if ('refused' in came) return came.refused
  hearRunner(came.answer)
  return null
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
export class RunnerNow extends SharedNow<Runner> {
  constructor(host: ReactiveControllerHost) {
    super(host, shared)
  }
}
