import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import {
  clock,
  countdown,
  length,
  lengthWords,
  pace,
  perUnit,
  segmentWords,
  speedNumber,
  UNKNOWN,
  type ConsoleUnit,
} from '../format.ts'
import { climbOf } from '../look/effort.ts'
import type { MoreEntry } from './more.ts'
import type { Way } from './override-pad.ts'
import type { PeakWords } from '../staircase/peak-words.ts'
import type { StepLabel } from '../staircase/step-labels.ts'
import { gainedS } from '../words/report.ts'
import { phaseCount, phaseName, phaseWords, ranFinishName, run } from '../words/run.ts'

/** What the run screen says, from one snapshot. */

/** From here on the seconds are the hero, and the pace moves into the peak. */
const SWAP_S = 60
/** More steps than these leave no room for words. */
const WORDY_STEPS = 4

export const runnerUnit = ({ plan }: Snapshot): 'mi' | 'km' => plan?.unit ?? 'mi'
export const consoleUnit = ({ machine }: Snapshot): ConsoleUnit => machine?.unit ?? 'km/h'

/** Whole seconds to the finish while they are the hero, else null. */
export function secondsToFinish({ toFinish, phase, belt }: Snapshot): number | null {
  if (toFinish === null || phase.kind === 'stretch' || belt !== 'moving') return null
  const seconds = Math.ceil(toFinish.timeS)
  return seconds <= SWAP_S ? seconds : null
}

/** Whether the finish comes at its line as things stand, without a further Go. */
export function finishComes({ gate, held, plan }: Snapshot): boolean {
  return held === null && (gate === 'armed' || (plan?.gate === 'auto' && gate !== 'skipped'))
}

/** Place of the phase in the climb, 0 to 1. */
export function climbNow({ phase, phases }: Snapshot): number {
  return phase.mile === null ? 0 : climbOf(phase.mile, phases.filter(({ kind }) => kind === 'mile').length)
}

export interface HeroWords {
  readonly value: string
  readonly expected: string
  /** Changes where a new size may be taken. */
  readonly phase: string
}

export function heroOf(snapshot: Snapshot): HeroWords {
  const unit = runnerUnit(snapshot)
  const seconds = secondsToFinish(snapshot)
  const { phase, targetKmh, measured } = snapshot
  if (seconds !== null) return { value: String(seconds), expected: '60', phase: 'countdown' }
  const now = pace(measured.speedKmh, unit)
  return {
    // A belt that has just begun to move has no pace worth the name; its speed is known all the same.
    value: now === UNKNOWN ? speedNumber(measured.speedKmh, consoleUnit(snapshot)) : now,
    expected: pace(targetKmh ?? snapshot.phases[phase.index ?? -1]?.plannedKmh ?? null, unit),
    phase: `${phase.kind} ${phase.mile}`,
  }
}

/** "380 m left in this mile · next 8:42"; where the phase line is covered, the phase comes first. */
export function leftWords(snapshot: Snapshot, covered = false): string {
  const { inPhase, phase, plan, next } = snapshot
  const unit = runnerUnit(snapshot)
  const left =
    inPhase.leftM !== null ? lengthWords(inPhase.leftM, unit) : inPhase.leftS !== null ? countdown(inPhase.leftS) : null
  if (left === null) return ''
  const begin = covered ? `${phaseCount(snapshot)} · ${left} ${run.left}` : `${left} ${run.leftIn(phase.kind, plan)}`
  if (!next || next.targetKmh === null || next.kind === 'cool-down') return begin
  return `${begin} · ${run.next} ${pace(next.targetKmh, unit)}`
}

export function peakOf(snapshot: Snapshot): PeakWords | null {
  const { plan, toFinish, toCoolDown, splits, measured } = snapshot
  const unit = runnerUnit(snapshot)
  const finish = plan?.phases.find((phase) => phase.kind === 'finish')
  if (!plan || !finish) return null
  const quiet = `${segmentWords(finish.distanceM, unit)} ${run.at} ${pace(finish.speedKmh, unit)}`
  if (secondsToFinish(snapshot) !== null) {
    return { title: run.pace, first: pace(measured.speedKmh, unit), unit: perUnit(unit), second: '', quiet }
  }
  const to = toFinish ?? toCoolDown
  if (to !== null) {
    const { value, unit: shown } = length(to.distanceM, unit)
    const title = toFinish ? run.peak(plan) : run.coolDownIn
    return { title, first: value, unit: shown, second: countdown(to.timeS), quiet: toFinish ? quiet : '' }
  }
  const split = splits.find(({ kind }) => kind === 'finish')
  if (!split) return null
  return {
    title: ranFinishName(snapshot).toUpperCase(),
    first: pace(split.averageKmh, unit),
    unit: perUnit(unit),
    second: '',
    quiet: `${segmentWords(split.distanceM, unit)} in ${clock(split.timeS)}`,
  }
}

export function labelsOf(snapshot: Snapshot, tall: boolean): StepLabel[] {
  const unit = runnerUnit(snapshot)
  const miles = snapshot.phases.flatMap((view, phase) => (view.kind === 'mile' ? [{ view, phase }] : []))
  const wordy = miles.length <= WORDY_STEPS
  if (tall && !wordy) return []
  return miles.map(({ view, phase }) => {
    const split = snapshot.splits.find(({ kind, mile }) => kind === 'mile' && mile === view.mile)
    return {
      phase,
      name: wordy && !tall ? `${view.mile} ${view.effort ?? ''}` : String(view.mile),
      pace: wordy ? pace(split ? split.averageKmh : view.targetKmh, unit) : '',
      gainS: split ? gainedS(split, snapshot.splits) : null,
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

/** The wide button: easing off, or in the cool-down straight to its walk. */
export function wayOf(snapshot: Snapshot): Way | null {
  const { asks, easeOff, phase } = snapshot
  if (phase.kind === 'cool-down' && asks.includes('walk-now')) return { ask: 'walk-now', title: run.walkNow, to: '' }
  if (easeOff === null) return null
  const to = easeOff.to === 'walk' ? run.walk : pace(easeOff.speedKmh, runnerUnit(snapshot))
  return { ask: 'ease-off', title: run.easeOff, to }
}

const MORE = ['resume-plan', 'next', 'hold', 'skip-sprint', 'cool-down'] as const

/** Whether taking it makes the belt faster: such an ask is a long press. */
export function speedsUp(ask: 'resume-plan' | 'next', { phases, phase, next, measured }: Snapshot): boolean {
  const towards = ask === 'next' ? next?.targetKmh : phases[phase.index ?? -1]?.plannedKmh
  return (towards ?? 0) > (measured.speedKmh ?? 0)
}

export function moreOf(snapshot: Snapshot): MoreEntry[] {
  return MORE.filter((ask) => snapshot.asks.includes(ask)).map((ask) => ({
    ask,
    longPress: (ask === 'resume-plan' || ask === 'next') && speedsUp(ask, snapshot),
  }))
}

/** Phase line: while the seconds are the hero it says what they count to. */
export const phaseLine = (snapshot: Snapshot): string =>
  secondsToFinish(snapshot) === null
    ? phaseWords(snapshot)
    : `${phaseName({ kind: 'finish', mile: null }, snapshot.plan)} in`
