import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { figures, words } from '../language.ts'
import { runnerNow } from '../live/runner.ts'
import { changesOf } from './changes.ts'
import { heartOf } from './heart.ts'

/** What is said beside a split: the heart, the line, what was other than planned. */
export const besideOf = (split: Split, snapshot: Snapshot): readonly string[] =>
  [heartOf(split, snapshot, runnerNow()), nearOf(split), changesOf(split, snapshot)].filter((words) => words !== '')

/** How near to its line it was at its pace; empty where that was not seen. */
export function nearOf({ atPaceS = null }: Split): string {
  return atPaceS === null ? '' : words.report.atPace(atPaceS, figures)
}
