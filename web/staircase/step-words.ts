import { isStage } from '../../protocol/units.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import { clock, countdown, length, pace, perUnit, segment } from '../format.ts'
import { secondsToFinish } from '../last-minute.ts'
import { runnerUnit } from '../units-of.ts'
import { finishOf, gainedS } from '../../protocol/stages.ts'
import { ranFinishName } from '../phase-words.ts'
import type { PeakWords } from './peak-words.ts'
import type { StepLabel } from './step-labels.ts'

/** What the steps and the peak of the staircase say, from one snapshot. */

/** More steps than these leave no room for words. */
const WORDY_STEPS = 4

export function peakOf(snapshot: Snapshot): PeakWords | null {
  const { plan, toFinish, toCoolDown, splits, measured } = snapshot
  const unit = runnerUnit(snapshot)
  const finish = plan?.phases.find((phase) => phase.kind === 'finish')
  if (!plan || !finish) return null
  const quiet = `${segment(finish.distanceM, unit)} ${words.run.at} ${pace(finish.speedKmh, unit)}`
  if (secondsToFinish(snapshot) !== null) {
    return { title: words.run.pace, first: pace(measured.speedKmh, unit), unit: perUnit(unit), second: '', quiet }
  }
  const to = toFinish ?? toCoolDown
  if (to !== null) {
    const { value, unit: shown } = length(to.distanceM, unit)
    const title = toFinish ? words.run.peak(finishOf(plan)) : words.run.coolDownIn
    return { title, first: value, unit: shown, second: countdown(to.timeS), quiet: toFinish ? quiet : '' }
  }
  const split = splits.find(({ kind }) => kind === 'finish')
  if (!split) return null
  return {
    title: ranFinishName(snapshot).toUpperCase(),
    first: pace(split.averageKmh, unit),
    unit: perUnit(unit),
    second: '',
    quiet: words.run.ranIn(segment(split.distanceM, unit), clock(split.timeS)),
  }
}

export function labelsOf(snapshot: Snapshot, tall: boolean): StepLabel[] {
  const unit = runnerUnit(snapshot)
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
      pace: wordy ? pace(split ? split.averageKmh : view.targetKmh, unit) : '',
      gainS: wordy && split ? gainedS(split, snapshot.splits) : null,
    }
  })
}

/** After the run the peak is a step like the others. */
export function ranLabelsOf(snapshot: Snapshot): StepLabel[] {
  const finish = snapshot.splits.find(({ kind }) => kind === 'finish')
  const phase = snapshot.phases.findIndex(({ kind }) => kind === 'finish')
  const name = pace(finish?.averageKmh ?? null, runnerUnit(snapshot))
  return [...labelsOf(snapshot, true), ...(finish ? [{ phase, name, pace: '', gainS: null }] : [])]
}
