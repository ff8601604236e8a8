import type { ReactiveControllerHost } from 'lit'
import type { NumberedRunner, Runner } from '../../protocol/panel/runner.ts'
import { send } from './requests.ts'
import { Shared, SharedNow } from './shared.ts'

/** What the runner told of themselves: the daemon's, the same on every screen. */

const shared = new Shared<Runner>()

/** Null until the daemon has said it. */
export const runnerNow = (): Runner | null => shared.now

let whose: { readonly id: string | undefined; readonly locked: boolean } = { id: undefined, locked: false }
/** Which of those who share the treadmill it is, none in a gym; and whether their PIN was not given yet. */
export const whoseNow = (): typeof whose => whose

/** Of what was heard last. */
let heardNumber = -Infinity

/** Each stream begins with the runner as they are: whatever was heard before it counts no more. */
export function onNewStream(): void {
  heardNumber = -Infinity
}

/** By the stream, or as an answer: what was overtaken by something newer is not heard. */
export function hearRunner({ number, runner, id, locked }: NumberedRunner): void {
  if (number < heardNumber) return
  heardNumber = number
  const before = whose
  whose = { id, locked: locked === true }
  // Nothing of another stays on any screen. While a run is on nobody else is it.
  if (before.id !== undefined && (before.id !== id || (before.locked && !whose.locked))) location.reload()
  shared.hear(runner)
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
