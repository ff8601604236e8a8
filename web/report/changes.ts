import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { phaseName } from '../../protocol/words/phase-name.ts'
import { figures, inWords, language, words } from '../language.ts'
import { runnerNow } from '../live/runner.ts'
import { finishName, ranFinishName } from '../phase-words.ts'
import { ranSpeed } from '../run/speed-words.ts'
import { heartOf } from './heart.ts'

type Told = Pick<Snapshot, 'plan' | 'machine' | 'gate'>

/** What was other than planned in a phase, and its target in the end: "eased off, +0.4 km/h, target 10:06"; empty where nothing was. */
export const changesOf = (split: Split, told: Told): string =>
  [
    ...[split.note ?? [], split.changes ?? []].flat().map(inWords),
    ...withoutItsGo(split, told),
    ...aimedOf(split, told),
  ].join(', ')

/** "no sprint today": a finish that was run without its Go. */
const withoutItsGo = ({ kind }: Split, { gate, plan }: Told): string[] =>
  kind === 'finish' && gate !== 'passed' ? [words.report.skipped(finishName(plan))] : []

/** One that reads as it was planned is none. */
function aimedOf({ plannedKmh, aimedKmh = null }: Split, told: Told): string[] {
  if (plannedKmh === null || aimedKmh === null) return []
  const aimed = ranSpeed(aimedKmh, told)
  return aimed === ranSpeed(plannedKmh, told) ? [] : [words.report.aimedAt(aimed)]
}

/** What is said beside a split: the heart, the line, what was other than planned. */
export const besideOf = (split: Split, snapshot: Snapshot): readonly string[] =>
  [heartOf(split, snapshot, runnerNow()), nearOf(split), changesOf(split, snapshot)].filter((words) => words !== '')

/** How near to its line it was at its pace; empty where that was not seen. */
export function nearOf({ atPaceS = null }: Split): string {
  return atPaceS === null ? '' : words.report.atPace(atPaceS, figures)
}

/** The same of a whole run, a sentence each: "Mile 2: eased off.", "Mile 3: held." */
export const changesIn = (snapshot: Snapshot): readonly string[] =>
  snapshot.splits
    .filter((split) => changesOf(split, snapshot) !== '')
    .map((split) => {
      const name = split.kind === 'finish' ? ranFinishName(snapshot) : phaseName(split, snapshot.plan, language)
      return `${name}: ${changesOf(split, snapshot)}.`
    })
