import { isStage } from '../../protocol/units.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import { UNKNOWN, clock, countdown, finishLength, length, segment } from '../format.ts'
import { ranSpeed, ranWords, shortSpeed, speedWords } from '../run/speed-words.ts'
import { secondsToFinish } from '../last-minute.ts'
import { runnerUnit } from '../units-of.ts'
import { finishIsAsAsked, finishOf, gainedS } from '../../protocol/stages.ts'
import { ranFinishName } from '../phase-words.ts'
import type { PeakWords } from './peak-words.ts'
import type { StepLabel } from './label-place.ts'

/** What the steps and the peak of the staircase say, from one snapshot. */

/** More steps than these leave no room for words. */
const WORDY_STEPS = 4

export function peakOf(snapshot: Snapshot): PeakWords | null {
  const { plan, toFinish, toCoolDown, splits, measured, phases, hidden } = snapshot
  const unit = runnerUnit(snapshot)
  const finish = plan?.phases.find((phase) => phase.kind === 'finish')
  if (!plan || !finish) return null
  const view = phases.find(({ kind }) => kind === 'finish')
  const ceilingBpm = snapshot.held === 'heart' ? (plan.heart?.ceilingBpm ?? null) : null
  const ifBelow = ceilingBpm === null ? words.run.asYouAsk : words.run.ifBelow(ceilingBpm)
  const quiet =
    ceilingBpm !== null || finishIsAsAsked(snapshot)
      ? ifBelow
      : `${segment(finish.distanceM, unit)} ${words.run.at} ${shortSpeed(view?.targetKmh ?? finish.speedKmh, snapshot)}`
  if (secondsToFinish(snapshot) !== null) {
    const { value, unit: per } = speedWords(measured.speedKmh, snapshot)
    return { title: words.run.pace, first: value, unit: per, second: '', quiet }
  }
  const to = toFinish ?? toCoolDown
  if (to !== null) {
    const { value, unit: shown } = length(to.distanceM, unit)
    const title = toFinish ? words.run.peak(finishOf(plan)) : words.run.coolDownIn
    const [second, says] = hidden === null ? [countdown(to.timeS), quiet] : [UNKNOWN, words.run.timeHidden]
    return { title, first: value, unit: shown, second, quiet: toFinish ? says : '' }
  }
  const split = splits.find(({ kind }) => kind === 'finish')
  if (!split) return null
  const { value, unit: shown } = ranWords(split.averageKmh, snapshot)
  return {
    title: ranFinishName(snapshot).toUpperCase(),
    first: value,
    unit: shown,
    second: '',
    quiet: words.run.ranIn(finishLength(split.distanceM, unit), clock(split.timeS)),
  }
}

export function labelsOf(snapshot: Snapshot, tall: boolean): StepLabel[] {
  const miles = snapshot.phases.flatMap((view, phase) => (isStage(view) ? [{ view, phase }] : []))
  const wordy = miles.length <= WORDY_STEPS
  if (tall && !wordy) return []
  return miles.map(({ view, phase }) => {
    const split = snapshot.splits.find((other) => isStage(other) && other.mile === view.mile)
    return {
      phase,
      name:
        wordy && !tall
          ? `${view.mile} ${view.effort === null ? '' : words.phases.efforts[view.effort]}`
          : String(view.mile),
      pace:
        !wordy || (snapshot.hidden !== null && !split)
          ? ''
          : split
            ? ranSpeed(split.averageKmh, snapshot)
            : shortSpeed(view.targetKmh, snapshot),
      gainS: wordy && split ? gainedS(split, snapshot.splits) : null,
    }
  })
}
