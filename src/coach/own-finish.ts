import type { Choices } from '../../protocol/panel/plan.ts'
import { BREAK_DAYS } from './bounds.ts'
import { wasTooMuch, type JudgedRun } from './judged.ts'

/**
 * The finish that is the runner's own, to which a run goes back once all is well: that of the last run that was not smooth, or
 * asked for, because of the one before it or a break.
 */
export function ownFinish(judged: readonly JudgedRun[]): Pick<Choices, 'finish' | 'finishM' | 'gate'> {
  const own = judged.findLast((run, at) => !wasAskedFor(run, judged.slice(Math.max(0, at - 3), at)))
  const { finish, finishM, gate } = own?.choices ?? {}
  return {
    ...(finish === undefined ? {} : { finish }),
    ...(finishM === undefined ? {} : { finishM }),
    ...(gate === undefined ? {} : { gate }),
  }
}

/** @param before the three before it, the oldest first */
function wasAskedFor(run: JudgedRun, before: readonly JudgedRun[]): boolean {
  const last = before.at(-1)
  const { finish, gate } = run.choices
  if (last !== undefined && wasTooMuch(last) && finish === 'strong') return true
  if (last?.verdict === 'no-sprint' && gate === 'ask') return true
  const isSmooth = finish === 'strong' || gate === 'ask'
  const days = [...before, run].map(({ day }) => day)
  return isSmooth && days.some((day, at) => at > 0 && day - (days[at - 1] ?? day) > BREAK_DAYS)
}
