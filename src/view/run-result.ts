import type { RunEndedBy } from '../../protocol/panel/run-list.ts'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { isStage } from '../../protocol/units.ts'
import { isCrescendo, isForMachine } from '../../protocol/stages.ts'
import type { Session } from '../session/session.ts'

/** False of what is on a belt for the treadmill: a meeting, a measuring. Neither is kept, counted or shown as what was run. */
export const isRun = ({ plan }: Pick<Snapshot, 'plan'>): boolean => plan === null || !isForMachine(plan)

/** What a run comes to, from the last that was seen of it and its session; null where it was none. */
export function resultOf(last: Snapshot, { trouble }: Pick<Session, 'trouble'>) {
  const { phases, distanceM, movingS, splits, distanceSource: distanceFrom } = last
  if (!isRun(last)) return null
  const crescendo = isCrescendo(splits, phases.filter(isStage).length)
  return { distanceM, movingS, splits, crescendo, distanceFrom, stoppedBy: stoppedBy(trouble) }
}

/** What stood its belt still at last; its runner, where nothing else did. */
function stoppedBy(trouble: Session['trouble']): RunEndedBy {
  switch (trouble) {
    case null:
      return 'asked'
    case 'safety-key':
      return 'safety-key'
    case 'stopped-by-console':
      return 'console'
    case 'stands-since-link':
      return 'link'
    case 'stands-since-restart':
      return 'restart'
    case 'nobody-watches':
    case 'start-unwatched':
    case 'nobody-on-belt':
      return 'unwatched'
    case 'telemetry-stale':
    case 'wrong-unit':
    case 'too-fast':
    case 'started-too-fast':
    case 'did-not-start':
    case 'control-lost':
      return 'fault'
  }
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
