import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { isStage } from '../../protocol/units.ts'
import { isCrescendo, isForMachine } from '../../protocol/stages.ts'

/** False of what is on a belt for the treadmill: a meeting, a measuring. Neither is kept, counted or shown as what was run. */
export const isRun = ({ plan }: Pick<Snapshot, 'plan'>): boolean => plan === null || !isForMachine(plan)

/** What a run comes to, from the last that was seen of it; null where it was none. */
export function resultOf(last: Snapshot) {
  const { phases, distanceM, movingS, splits } = last
  if (!isRun(last)) return null
  return { distanceM, movingS, splits, crescendo: isCrescendo(splits, phases.filter(isStage).length) }
}

/**
 * True where a run that was kept had its sprint: one that its plan calls a sprint, run to its end, and faster than what
 * came before it. From then on the treadmill is known for it.
 */
export function hadItsSprint(last: Pick<Snapshot, 'plan' | 'gate' | 'splits'>, how: string): boolean {
  const sprints = last.plan?.phases.some((phase) => phase.kind === 'finish' && phase.sprint) ?? false
  if (how !== 'ended' || !sprints || last.gate !== 'passed') return false
  const finish = last.splits.findLast(({ kind }) => kind === 'finish')
  const before = last.splits.findLast(isStage)
  if (finish === undefined || wasCutShort(finish)) return false
  return finish.averageKmh !== null && finish.averageKmh > (before?.averageKmh ?? 0)
}

const wasCutShort = ({ note }: Split): boolean => note?.code === 'cut-short' || note?.code === 'cut-short-and-estimated'
