import type { DistanceUnit } from '../../../protocol/panel/choices.ts'
import type { RunMoment } from '../../../protocol/panel/run-opened.ts'
import { clock, speedFor } from '../../format.ts'
import { inWords } from '../../language.ts'
import { historyWords } from '../words.ts'

/** What happened along a run, in words, and where it is marked on its chart. */

export type MomentSign = 'slower' | 'faster' | 'go' | 'plan' | 'held' | 'stopped' | 'other'

export interface ToldMoment {
  readonly atS: number
  readonly sign: MomentSign
  readonly says: string
  /** "mile 2, 19:24". */
  readonly when: string
}

/** Presses that follow each other so closely are one change, s. */
const TOGETHER_S = 8
/** A hold that follows what was asked so closely says the same again, s. */
const SAME_S = 4

export function toldMomentsOf(
  moments: readonly RunMoment[],
  unit: DistanceUnit,
  partOf: (moment: RunMoment) => string,
): readonly ToldMoment[] {
  return merged(moments).flatMap((moment, index, all): ToldMoment[] => {
    if (moment.what === 'held' && saysTheSame(moment, all[index - 1])) return []
    const told = toldOf(moment, unit)
    if (told === null) return []
    const when = [partOf(moment), clock(moment.movingS)].filter((words) => words !== '').join(', ')
    return [{ atS: moment.movingS, when, ...told }]
  })
}

const isStep = ({ ask }: RunMoment): boolean => ask === 'slower' || ask === 'faster'

/** Presses of one kind, one after the other, as what they came to. */
function merged(moments: readonly RunMoment[]): RunMoment[] {
  const all: RunMoment[] = []
  for (const moment of moments) {
    const last = all.at(-1)
    const goesOn =
      last !== undefined && isStep(moment) && last.ask === moment.ask && moment.movingS - last.movingS <= TOGETHER_S
    if (goesOn) all[all.length - 1] = { ...last, byKmh: (last.byKmh ?? 0) + (moment.byKmh ?? 0) }
    else all.push(moment)
  }
  return all
}

/** What was asked a moment ago holds: that is said by the ask. */
const saysTheSame = (held: RunMoment, before: RunMoment | undefined): boolean =>
  before?.what === 'asked' && (held.reason === 'asked' || held.reason === 'eased') && held.atS - before.atS <= SAME_S

function toldOf(moment: RunMoment, unit: DistanceUnit): Pick<ToldMoment, 'sign' | 'says'> | null {
  const own = historyWords()
  const { what, ask, byKmh = 0, reason, wait, untilS = null, atS } = moment
  const lasted = untilS === null ? '' : clock(untilS - atS)
  switch (what) {
    case 'asked': {
      if (ask === undefined) return null
      if (ask === 'slower' || ask === 'faster') {
        if (byKmh === 0) return null
        const by = speedFor(Math.abs(byKmh), unit)
        return byKmh < 0 ? { sign: 'slower', says: own.slowerBy(by) } : { sign: 'faster', says: own.fasterBy(by) }
      }
      const says = own.asked[ask]
      return says === undefined ? null : { sign: SIGNS[ask] ?? 'other', says }
    }
    case 'held':
      return reason === undefined ? null : { sign: 'held', says: own.held[reason] }
    case 'waits': {
      if (wait === undefined) return null
      const why = inWords({ code: wait, values: {} }).replace(/\.$/, '')
      return { sign: 'held', says: lasted === '' ? why : `${why} (${lasted})` }
    }
    case 'rests':
      return { sign: 'stopped', says: own.rested(lasted) }
    case 'unseen':
      return { sign: 'other', says: own.unseen(lasted) }
    case 'away':
      return { sign: 'other', says: own.away }
  }
}

const SIGNS: Partial<Record<NonNullable<RunMoment['ask']>, MomentSign>> = {
  hold: 'held',
  go: 'go',
  next: 'go',
  'resume-plan': 'plan',
  'ease-off': 'slower',
  'walk-now': 'slower',
  'cool-down': 'slower',
  stop: 'stopped',
  pause: 'stopped',
}

/** Some of them, where they would lie on each other. */
export interface Pin {
  /** Of the first, percent of the width. */
  readonly x: number
  readonly moments: readonly ToldMoment[]
}

/** Nearer than this to the one before, a pin is merged into it, px. */
export const APART_PX = 28

export function pinsOf(moments: readonly ToldMoment[], totalS: number, widePx: number): readonly Pin[] {
  const pins: Pin[] = []
  for (const moment of moments) {
    const x = totalS > 0 ? (100 * moment.atS) / totalS : 0
    const last = pins.at(-1)
    if (last !== undefined && ((x - last.x) * widePx) / 100 < APART_PX)
      pins[pins.length - 1] = { ...last, moments: [...last.moments, moment] }
    else pins.push({ x, moments: [moment] })
  }
  return pins
}
