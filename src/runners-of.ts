import type { PlanRefusal } from '../protocol/panel/plan.ts'
import { NOTHING_TOLD } from '../protocol/panel/runner.ts'
import { monotonicClock } from './clock.ts'
import type { Daemon } from './daemon.ts'
import type { History } from './history/history.ts'
import type { Memory } from './history/memory.ts'
import type { Overheard } from './overheard.ts'
import { runnersOn, type Runners } from './runners.ts'
import type { ToldRunner } from './told-runner.ts'

/** Who leaves waits no longer than this for the disk, ms. */
const WRITTEN_WITHIN_MS = 3000

interface Shown {
  readonly daemon: Pick<Daemon, 'snapshot'>
  readonly overheard: Pick<Overheard, 'forget'>
  /** Takes the plan of whoever it is now. */
  readonly meet: (isSame: boolean) => PlanRefusal | null
  readonly forgotten: (id: string) => Promise<void>
}

/** Those who share a treadmill, by what is kept of them. @param isOpen whether whoever begins needs no PIN */
export const runnersOf = (
  history: Pick<History, 'runners' | 'runs' | 'memory' | 'log'>,
  told: ToldRunner,
  isOpen: boolean,
  { daemon, overheard, meet, forgotten }: Shown,
): Runners =>
  runnersOn(
    {
      isRunOn: () => daemon.snapshot().run !== null,
      show(isSame) {
        overheard.forget()
        const refusal = daemon.snapshot().plan === null ? null : meet(isSame)
        told.changed()
        return refusal
      },
      forgotten,
      kept: history.runners,
      told,
      keeps: () => ({ runs: history.runs.page({ limit: '1' }).counts.all, plans: history.memory.ownPlans().length }),
      written: () => history.log.written(WRITTEN_WITHIN_MS),
      clock: monotonicClock(),
    },
    isOpen,
  )

/** What is remembered of the current runner, while they have not said that they are there: nothing of theirs, and nothing is kept. */
export function lockedMemory<Kept extends Own>(memory: Kept, isLocked: () => boolean): Kept {
  const unless = <Of extends unknown[]>(keep: (...of: Of) => void) => {
    return (...of: Of): void => void (isLocked() || keep(...of))
  }
  return {
    ...memory,
    runner: () => (isLocked() ? NOTHING_TOLD : memory.runner()),
    rememberRunner: unless(memory.rememberRunner),
    choices: () => (isLocked() ? null : memory.choices()),
    rememberChoices: unless(memory.rememberChoices),
    ownPlans: () => (isLocked() ? [] : memory.ownPlans()),
    keepOwnPlan: unless(memory.keepOwnPlan),
    forgetOwnPlan: unless(memory.forgetOwnPlan),
  }
}

type Own = Pick<
  Memory,
  'runner' | 'rememberRunner' | 'choices' | 'rememberChoices' | 'ownPlans' | 'keepOwnPlan' | 'forgetOwnPlan'
>
