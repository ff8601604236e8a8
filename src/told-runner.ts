import type { NumberedRunner, Runner } from '../protocol/panel/runner.ts'
import { BELT_PAGE, hasReadBeltPage } from '../protocol/runner.ts'

/** The runner, as told: the one truth of it, remembered, and told on whenever it changes. */
export interface ToldRunner {
  now(this: void): Runner
  /** With its place among all that was told. */
  numbered(this: void): NumberedRunner
  become(this: void, runner: Runner): void
  /** It is another runner, or one who is let in by now. */
  changed(this: void): void
  /** Whether the page of what this belt does by itself was read, as it is now. */
  hasRead(this: void): boolean
  /** Writes down that the page of what this belt does by itself was read, and when. False where that edition is not shown any more. */
  acknowledge(this: void, page: number): boolean
  /** Returns its undo. */
  subscribe(this: void, listener: () => void): () => void
}

export interface RunnerMemory {
  runner(): Runner
  rememberRunner(runner: Runner): void
}

/**
 * @param wallMs now, milliseconds since 1970-01-01 UTC
 * @param which of those who share the treadmill it is
 */
export function toldRunner(
  memory: RunnerMemory,
  wallMs: () => number,
  which: () => Pick<NumberedRunner, 'id' | 'locked'> = () => ({}),
): ToldRunner {
  const listeners = new Set<() => void>()
  // Greater than any before a restart: nobody tells something new each millisecond.
  let number = Math.floor(wallMs())
  const changed = (): void => {
    number++
    for (const listener of listeners) listener()
  }
  const become = (runner: Runner): void => {
    if (JSON.stringify(runner) === JSON.stringify(memory.runner())) return
    memory.rememberRunner(runner)
    changed()
  }
  return {
    now: () => memory.runner(),
    numbered: () => ({ number, runner: memory.runner(), ...which() }),
    become,
    changed,
    hasRead: () => hasReadBeltPage(memory.runner()),
    acknowledge(page) {
      if (page !== BELT_PAGE) return false
      become({ ...memory.runner(), acknowledged: { page, at: new Date(wallMs()).toISOString() } })
      return true
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
