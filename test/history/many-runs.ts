import type { Database } from 'libsql'
import type { Plan } from '../../protocol/panel/plan.ts'
import { figuresOfAll } from '../../src/history/stored-figures.ts'
import { inTransaction } from '../../src/history/transaction.ts'
import { ran, type Ran } from '../figures/ran.ts'
import { wholePlan } from '../session/plans.ts'
import { INTERVALS } from '../workout/intervals.ts'
import { MACHINE, WALL_MS } from './plan.ts'

const DAY_MS = 86_400_000
/** What is run by turns. */
const PLANS: readonly Plan[] = [wholePlan({ unit: 'mi' }), wholePlan({ unit: 'mi', miles: 4 }), INTERVALS]

/** The same every time: between 0 and 1, by a number. */
const drawn = (index: number): number => ((index * 7919 + 104_729) % 10_007) / 10_007

/**
 * Ended runs in one transaction, the last of them on the day of `WALL_MS`, one each day before.
 *
 * @param runOf the run of a day, by how many there were before it
 */
export function manyRuns(db: Database, count: number, runOf: (index: number) => Ran = eachFaster): void {
  const insert = db.prepare(
    `INSERT INTO runs (id, state, started_at_ms, machine, plan, ended_at_ms, distance_m, moving_s, crescendo, splits, line, effort)
     VALUES (?, 'ended', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const texts = new Map<Plan, string>()
  inTransaction(db, () => {
    for (let index = 0; index < count; index++) {
      const { plan, splits, line, crescendo, distanceM, movingS } = runOf(index)
      const startedMs = WALL_MS - (count - 1 - index) * DAY_MS
      const text = texts.get(plan) ?? JSON.stringify(plan)
      texts.set(plan, text)
      const told = [JSON.stringify(splits), JSON.stringify(line), 1 + (index % 10)]
      const endedMs = Math.round(startedMs + movingS * 1000)
      const id = `run-${index}`
      insert.run(id, startedMs, JSON.stringify(MACHINE), text, endedMs, distanceM, movingS, crescendo ? 1 : 0, ...told)
    }
    figuresOfAll(db)
  })
}

/** A plan by turns, run a little faster or slower, now and then not each one faster. */
function eachFaster(index: number): Ran {
  const plan = PLANS[index % PLANS.length] ?? INTERVALS
  const quick = 0.97 + 0.06 * drawn(index)
  return ran(plan, (phase) => (index % 7 === 3 && phase === 3 ? quick * 0.8 : quick))
}
