import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { phaseName } from '../../protocol/words/phase-name.ts'
import { inWords, language, words } from '../language.ts'
import { finishName, ranFinishName } from '../phase-words.ts'
import { ranSpeed } from '../run/speed-words.ts'

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

/** The same of a whole run, a sentence each: "Mile 2: eased off.", "Mile 3: held." */
export const changesIn = (snapshot: Snapshot): readonly string[] =>
  snapshot.splits
    .filter((split) => changesOf(split, snapshot) !== '')
    .map((split) => {
      const name = split.kind === 'finish' ? ranFinishName(snapshot) : phaseName(split, snapshot.plan, language)
      return `${name}: ${changesOf(split, snapshot)}.`
    })
