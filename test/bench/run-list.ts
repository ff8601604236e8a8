import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { openDatabase } from '../../src/history/database.ts'
import { runsIn } from '../../src/history/runs.ts'
import { bestsIn, trendsIn } from '../../src/history/trends.ts'
import { manyRuns } from '../history/many-runs.ts'
import { WALL_MS } from '../history/plan.ts'
import { quantile, type Figure } from './figure.ts'

const FEW = 100
const MANY = 10_000
const ROUNDS = 60

/** What 10,000 runs cost whoever looks at a page of them, beside what 100 do. */
export function benchRunList(): Figure[] {
  const [few, many] = [timesOf(FEW), timesOf(MANY)]
  const figure = (name: string, measured: number, against: number, limit: number): Figure => ({
    ...{ name: `${name}, ${MANY} runs against ${FEW}`, unit: 'ms', measured, against, limit },
  })
  return [
    figure('a page of the history', many.page, few.page, 5),
    figure('twelve weeks', many.trends, few.trends, 5),
    // The lengths and shapes of all runs are counted.
    { name: `the bests of ${MANY} runs`, unit: 'ms', measured: many.bests, against: null, limit: 50 },
  ]
}

/** The middle of them, ms. */
function timesOf(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'crescendo-bench-runs-'))
  const { db } = openDatabase(folder, WALL_MS)
  try {
    manyRuns(db, count)
    const runs = runsIn(
      () => db,
      () => undefined,
      () => FIRST_RUNNER,
    )
    const middle = (of: () => unknown): number => {
      const times = Array.from({ length: ROUNDS }, () => {
        const fromMs = performance.now()
        of()
        return performance.now() - fromMs
      })
      return quantile(times, 0.5)
    }
    return {
      page: middle(() => runs.page({})),
      trends: middle(() => trendsIn(db, FIRST_RUNNER, WALL_MS)),
      bests: middle(() => bestsIn(db, FIRST_RUNNER)),
    }
  } finally {
    db.close()
    rmSync(folder, { recursive: true })
  }
}
