import { expect, test } from 'vitest'
import type { LinePoint } from '../../protocol/line.ts'
import type { RunOpened } from '../../protocol/panel/run-opened.ts'
import { ghostOf, ghostOn } from '../../web/beside/ghost.ts'
import { WIDE } from '../../web/staircase/frames.ts'
import { shapeOf } from '../../web/staircase/shape.ts'
import { viewsOf } from './on-plan.ts'
import { openedAs } from './past-runs.ts'
import { planOf, TEN_MILES, THREE_MILES } from './plans.ts'

const MILE_ONE = 2
const MILE_TWO = 3
const FINISH = 5
const shape = shapeOf(THREE_MILES, viewsOf(THREE_MILES, 8, 0), WIDE)
const stepOf = (index: number) => shape.steps.find((step) => step.index === index) ?? expect.unreachable()

/** A run of these three miles, each at its planned speed times this, up to so many metres. */
function ranBy(by: number, toM = Infinity): Pick<RunOpened, 'plan' | 'splits' | 'line'> {
  const { splits } = openedAs('r4')
  const line: LinePoint[] = []
  let [distanceM, movingS] = [0, 0]
  const own: typeof splits = []
  for (const split of splits) {
    const speedKmh = (split.plannedKmh ?? 0) * by
    const ranM = Math.min(split.distanceM, toM - distanceM)
    if (ranM <= 0) break
    const timeS = (ranM / speedKmh) * 3.6
    for (const part of [0.01, 0.25, 0.5, 0.75, 0.99])
      line.push({ movingS: movingS + part * timeS, distanceM: distanceM + part * ranM, speedKmh })
    distanceM += ranM
    movingS += timeS
    own.push({ ...split, distanceM: ranM, timeS })
  }
  return { plan: THREE_MILES, splits: own, line }
}
const pointsOf = (run: ReturnType<typeof ranBy>) => ghostOn(shape, ghostOf(run, THREE_MILES) ?? []).flat()

test('an earlier run lies at each place as high as it was measured at that distance, whatever time that took', () => {
  const two = stepOf(MILE_TWO)
  const within = pointsOf(ranBy(0.96)).filter(([x]) => x > two.x + 0.2 && x < two.x + two.width - 0.2)
  expect(within.length).toBeGreaterThan(1)
  for (const [, y] of within) expect(y).toBeGreaterThan(two.top)
  expect(Math.max(...pointsOf(ranBy(0.96)).map(([x]) => x))).toBeCloseTo(100, 0)
})

test('where it ended before, there is nothing', () => {
  const [one, two] = [stepOf(MILE_ONE), stepOf(MILE_TWO)]
  const warmUpM = openedAs('r4').splits[0]?.distanceM ?? 0
  const farthest = Math.max(...pointsOf(ranBy(1, warmUpM + 1.5 * 1609.344)).map(([x]) => x))
  expect(farthest).toBeCloseTo(two.x + two.width / 2, 0)
  expect(farthest).toBeGreaterThan(one.x + one.width)
  expect(pointsOf(ranBy(1)).some(([x]) => x > stepOf(FINISH).x)).toBe(true)
})

test('a finish that is ahead is for its countdown alone', () => {
  const before = shapeOf(THREE_MILES, viewsOf(THREE_MILES, MILE_TWO, 0.5), WIDE)
  const { x, width } = stepOf(FINISH)
  const over = ghostOn(before, ghostOf(ranBy(1), THREE_MILES) ?? []).filter((piece) =>
    piece.some(([at]) => at > x && at < x + width),
  )
  expect(over).toEqual([])
})

test('a finish that was not run is not there: what came after it is where that is', () => {
  const run = ranBy(1)
  const skipped = { ...run, splits: run.splits.filter(({ kind }) => kind !== 'finish') }
  const [, , , , finish, coolDown] = ghostOf(skipped, THREE_MILES) ?? []
  expect(finish).toEqual([])
  expect(coolDown?.length).toBeGreaterThan(1)
})

test('where its belt was out of sight, its line has a gap', () => {
  const run = ranBy(1)
  const unseen = { ...run, line: run.line.with(7, { ...run.line[7]!, speedKmh: null }) }
  expect(ghostOn(shape, ghostOf(unseen, THREE_MILES) ?? []).length).toBeGreaterThan(
    ghostOn(shape, ghostOf(run, THREE_MILES) ?? []).length,
  )
})

test('a run of another plan is none that this one is run beside; other paces are', () => {
  expect(ghostOf(ranBy(1), TEN_MILES)).toBeNull()
  expect(ghostOf({ ...ranBy(1), plan: null }, THREE_MILES)).toBeNull()
  expect(ghostOf(ranBy(1), planOf({ speedsKmh: [9, 10, 11.4], finishKmh: 14 }))).not.toBeNull()
  expect(ghostOf(ranBy(1), planOf({ speedsKmh: [8.7, 9.9, 11.1], finishKmh: 13.5, finishM: 300 }))).toBeNull()
})
