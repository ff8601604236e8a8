import type { DistanceUnit } from '../../protocol/panel/choices.ts'
import type { RunListed, RunStep } from '../../protocol/panel/run-list.ts'
import { isStage, stageNoun } from '../../protocol/units.ts'
import { speedUnitOf } from '../../protocol/words/figures.ts'
import { clock, lengthWords, pace, perUnit, speedNumber } from '../format.ts'
import { inWords, words } from '../language.ts'
import { runnerNow } from '../live/runner.ts'
import { unitFor } from './gained.ts'
import { historyWords } from './words.ts'

/** A run of the history in words. */

/** What a stage of it is called. */
export const stageOf = ({ steps, planName }: Pick<RunListed, 'steps' | 'planName'>): ReturnType<typeof stageNoun> => {
  const named = 'stageM' in planName.values ? planName.values.stageM : null
  const first = steps.find(isStage)
  return stageNoun(named ?? first?.plannedM ?? first?.measuredM ?? 0)
}

/** What came of it, first: "Three miles, each one faster". */
export function titleOf(run: RunListed): string {
  const own = historyWords()
  const stage = stageOf(run)
  const { end, faster, crescendo, kind } = run
  if (crescendo) return plain(words.report.eachFaster(faster.of, stage))
  if (end.how === 'stopped') {
    if (end.in === null) return own.stoppedBefore(stage)
    return isStage(end.in) ? own.stoppedIn(stage, end.in.number ?? 1) : own.stoppedInFinish
  }
  if (kind === 'crescendo' && faster.count === faster.of) return plain(words.report.eachFaster(faster.of, stage))
  if (kind === 'crescendo') return own.someFaster(faster.count, faster.of, stage)
  return isFromElsewhere(run) ? own.comesIn.from(run.machineName) : (run.ownPlanName ?? inWords(run.planName))
}
/** A row of a list has no full stop. */
const plain = (sentence: string): string => sentence.replace(/\.$/, '')

/** What it is told by: a pace, or a speed where its runner likes it so or walked it, with its unit. */
export function speedTold(kmh: number | null, unit: DistanceUnit, walked: boolean): { value: string; unit: string } {
  if (!walked && runnerNow()?.tells !== 'speed') return { value: pace(kmh, unit), unit: perUnit(unit) }
  const shown = speedUnitOf(unit)
  return { value: speedNumber(kmh, shown), unit: shown }
}

/** A pace is known by its colon. */
export function shortTold(kmh: number | null, unit: DistanceUnit, walked: boolean): string {
  const { value, unit: shown } = speedTold(kmh, unit, walked)
  return shown.startsWith('/') ? value : `${value} ${shown}`
}

export const isWalked = ({ steps }: { readonly steps: readonly RunStep[] }): boolean =>
  steps.some(({ effort }) => effort === 'walk')

export const finishTitle = ({ planName }: Pick<RunListed, 'planName'>): string =>
  planName.code === 'stages-and-finish' ? words.phases.finishes[planName.values.finish] : words.phases.plainFinish

/** "3.25 mi · 31:14 · sprint 7:02", and what was other than whole. */
export function factsOf(run: RunListed): readonly string[] {
  const own = historyWords()
  const unit = unitFor(run)
  const { end, finish } = run
  const walked = isWalked(run)
  return [
    lengthWords(run.distanceM, unit),
    clock(run.movingS),
    ...(finish === null ? [] : [own.finishAt(finishTitle(run), shortTold(finish.averageKmh, unit, walked))]),
    ...(end.how === 'eased' ? [easedOf(run)] : []),
    ...(end.how === 'stopped' && end.why !== null ? [own.why[end.why]] : []),
  ]
}

/** Brought in, and none of Crescendo's own: what it was run on is the watch or program that made its file. */
export const isFromElsewhere = ({ broughtIn }: Pick<RunListed, 'broughtIn'>): boolean =>
  broughtIn !== undefined && broughtIn.format !== 'json'

function easedOf(run: RunListed): string {
  const own = historyWords()
  const { end } = run
  if (end.in === null || !isStage(end.in)) return own.withoutFinish
  return own.easedIn(stageOf(run), end.in.number ?? 1)
}
