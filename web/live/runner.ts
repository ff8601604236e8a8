import type { ReactiveControllerHost } from 'lit'
import type { Runner } from '../../protocol/panel/runner.ts'
import { send } from './requests.ts'
import { Shared, SharedNow } from './shared.ts'

/** What the runner told of themselves: the daemon's, the same on every screen. */

const shared = new Shared<Runner>()

/** Null until the daemon has said it. */
export const runnerNow = (): Runner | null => shared.now

export const hearRunner = (runner: Runner): void => shared.hear(runner)

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
