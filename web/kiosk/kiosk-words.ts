import type { KioskState, KioskStep } from '../../protocol/panel/kiosk.ts'
import { isStage, METRES_PER_MILE, stageNoun } from '../../protocol/units.ts'
import { speedUnitOf } from '../../protocol/words/figures.ts'
import type { Stage } from '../../protocol/words/stage-noun.ts'
import { clock, countdown, length, lengthWords, pace, segment, speedFor, speedNumber, UNKNOWN } from '../format.ts'
import { inWords, words } from '../language.ts'
import type { PeakWords } from '../staircase/peak-words.ts'
import type { StepLabel } from '../staircase/label-place.ts'
import { kioskWords } from './words.ts'

/** What the pictures on the wall say, from one state. */

export function stageOf({ steps }: KioskState): Stage {
  const first = steps.find(isStage)
  return stageNoun(first === undefined ? METRES_PER_MILE : (first.distanceM ?? 0))
}

const stagesIn = ({ steps }: KioskState): number => steps.filter(isStage).length

/** "Mile 2 of 3 · moderate". */
export function phaseWords(told: KioskState): string {
  const { use, phase, steps } = told
  if (use === 'starting') return words.phases.starting
  if (use === 'stopping') return words.phases.stopping
  if (use === 'stopped') return kioskWords().stopped
  if (told.meeting) return inWords({ code: 'first-meeting', values: {} })
  switch (phase.kind) {
    case 'mile':
    case 'stage': {
      const step = steps.find(({ kind, number }) => kind === phase.kind && number === phase.number)
      const name = words.phases.stageOf(stageOf(told), phase.number ?? 1, stagesIn(told))
      return step?.effort === null || step === undefined ? name : `${name} · ${words.phases.efforts[step.effort]}`
    }
    case 'finish':
      return told.sprinting && told.finish !== null ? words.phases.finishes[told.finish] : words.phases.plainFinish
    case 'warm-up':
    case 'cool-down':
    case 'stretch':
      return words.phases[phase.kind]
    default:
      return ''
  }
}

/** The one number: pace, or speed where people walk and no pace is worth the name; empty where it is not known, a word where it is hidden. */
export function heroOf({ use, gait, speedKmh, unit, toFinish }: KioskState): string {
  if (use === 'running' && toFinish !== null && toFinish.timeS === null) return kioskWords().hidden
  if (use !== 'running' || speedKmh === null || gait === null) return ''
  const shown = gait === 'walk' ? UNKNOWN : pace(speedKmh, unit)
  return shown === UNKNOWN ? speedNumber(speedKmh, speedUnitOf(unit)) : shown
}

/** "per mile · 6.2 mph": what the number above is, then the speed in the same family of units. */
export function lineOf({ use, gait, speedKmh, unit }: KioskState): string {
  if (use !== 'running' || speedKmh === null || gait === null) return ''
  return gait === 'walk' ? speedUnitOf(unit) : `${kioskWords().per[unit]} · ${speedFor(speedKmh, unit)}`
}

export function peakOf(told: KioskState): PeakWords | null {
  const { toFinish, unit, steps, finish } = told
  const step = steps.find(({ kind }) => kind === 'finish')
  if (toFinish === null || step === undefined || finish === null) return null
  const { value, unit: shown } = length(toFinish.distanceM, unit)
  const quiet = told.finishAsAsked
    ? words.run.asYouAsk
    : step.distanceM === null
      ? ''
      : (waitsForGo(told, step) ? kioskWords().onGo : asIs)(
          `${segment(step.distanceM, unit)} ${words.run.at} ${ranAt(told, step.speedKmh)}`,
        )
  return {
    title: words.run.peak(finish),
    first: value,
    unit: kioskWords().lengths[shown],
    second: toFinish.timeS === null ? '' : countdown(toFinish.timeS),
    quiet,
  }
}

const asIs = (words: string): string => words

/** A finish that is faster than what is before it, and comes for nobody who does not say so. */
const waitsForGo = ({ finishComes, steps }: KioskState, { speedKmh }: KioskStep): boolean =>
  !finishComes && (speedKmh ?? 0) > (steps.findLast(isStage)?.speedKmh ?? 0)

/** A number is not parted from its unit. */
const inOne = (words: string): string => words.replace(' ', '\u00a0')

/** A pace; of who walks their stages the speed, as on their own screen. */
const ranAt = ({ finish, unit }: KioskState, kmh: number | null): string =>
  finish === 'brisk-walk' || finish === 'light-jog' ? speedFor(kmh, unit) : pace(kmh, unit)

/** More steps than these leave no room for words. */
const WORDY = 4

/** The numbers of the steps, and once they are run their paces; of the finish how far and how fast, once it is run. */
export function labelsOf(told: KioskState): StepLabel[] {
  const { steps, meeting } = told
  // What is asked of the belt is nobody's pace.
  if (meeting) return []
  const isWordy = steps.filter(isStage).length <= WORDY
  return steps.flatMap((step, phase): StepLabel[] => {
    const ran = step.state === 'done'
    if (isStage(step)) {
      const name = ran && isWordy ? inOne(ranAt(told, step.speedKmh)) : String(step.number)
      return [{ phase, name, pace: '', gainS: isWordy ? step.gainS : null }]
    }
    return step.kind === 'finish' && ran ? [finishLabelOf(step, phase, told)] : []
  })
}

const finishLabelOf = (step: KioskStep, phase: number, told: KioskState): StepLabel => ({
  phase,
  name: step.distanceM === null ? '' : inOne(segment(step.distanceM, told.unit)),
  pace: ranAt(told, step.speedKmh),
  gainS: step.gainS,
})

/** "Three miles, each one faster.", "Well run.", or "Ended in mile 1." */
export function headlineOf(told: KioskState): string {
  const { eachFaster = false, endedIn = null } = told.result ?? {}
  if (endedIn !== null) return words.report.endedIn(endedIn, stageOf(told))
  return eachFaster ? words.report.eachFaster(stagesIn(told), stageOf(told)) : words.report.run
}

export const resultLineOf = ({ result, unit }: KioskState): string =>
  result === null ? '' : `${lengthWords(result.distanceM, unit)} · ${clock(result.movingS)}`
