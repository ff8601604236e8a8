import type { Choices } from '../../protocol/panel/plan.ts'
import { snapDown } from '../../protocol/units.ts'
import { FINISHES, LEAST_MILES, MOST_MILES } from '../../protocol/levels.ts'
import { SHORTEST_FINISH_M, defaultStageM, ownCeilingKmh } from './recipe.ts'
import type { PlanMachine } from './recipe.ts'

/** The same choices without what contradicts itself in them: finish and level, number of miles, length of the finish. */
export function mended(choices: Choices): Choices {
  const level = choices.level ?? 'intermediate'
  const gentle = level === 'beginner' ? 'brisk-walk' : 'strong'
  const finish =
    choices.finish === undefined || FINISHES[level].includes(choices.finish) ? {} : ({ finish: gentle } as const)
  const miles =
    level === 'beginner' ? Math.min(choices.miles ?? LEAST_MILES, MOST_MILES.beginner) : (choices.miles ?? LEAST_MILES)
  const stageM = choices.stageM ?? defaultStageM(choices.unit ?? 'mi')
  const finishM =
    choices.finishM === undefined ? {} : { finishM: Math.max(SHORTEST_FINISH_M, Math.min(choices.finishM, stageM)) }
  const edits = choices.mileSpeedsKmh === undefined ? {} : { mileSpeedsKmh: choices.mileSpeedsKmh.slice(0, miles) }
  return { ...choices, ...finish, ...(choices.miles === undefined ? {} : { miles }), ...finishM, ...edits }
}

/** The fastest speed of this machine that the runner allows, km/h. */
export const capKmh = ({ ceilingKmh }: Choices, { grid }: PlanMachine): number =>
  snapDown(grid, Math.min(grid.maxKmh, ownCeilingKmh(ceilingKmh ?? Infinity, grid)))

/** Fewer and fewer of the speeds the runner typed: all, all within reach, each one left out, none of the miles', none. */
export function* gentlerEdits(choices: Choices, machine: PlanMachine): Generator<Choices> {
  yield choices
  const { mileSpeedsKmh = [], finishSpeedKmh = null } = choices
  const within = (kmh: number | null) =>
    kmh === null ? null : Math.max(machine.grid.minKmh, Math.min(kmh, capKmh(choices, machine)))
  yield { ...choices, mileSpeedsKmh: mileSpeedsKmh.map(within), finishSpeedKmh: within(finishSpeedKmh) }
  for (const [index, kmh] of mileSpeedsKmh.entries())
    if (kmh !== null) yield { ...choices, mileSpeedsKmh: mileSpeedsKmh.with(index, null) }
  const { mileSpeedsKmh: _miles, ...unedited } = choices
  yield unedited
  yield withoutEdits(choices)
}

export function withoutEdits(choices: Choices): Choices {
  const { mileSpeedsKmh: _miles, finishSpeedKmh: _finish, ...rest } = choices
  return rest
}
