import type { FactName, KnownFacts } from '../../protocol/panel/machine-facts.ts'
import { meetingStepsIn } from '../../protocol/meeting-steps.ts'
import type { MachineProfile } from '../../protocol/panel/machine-profile.ts'
import { speed, speedNumber, tenths, type ConsoleUnit } from '../format.ts'
import { figures } from '../language.ts'
import { meetingWords } from './words.ts'

/** What is known of a treadmill, as a runner reads it. */

export interface FoundRow {
  readonly what: string
  readonly is: string
  readonly how: string
}

type Known = Pick<MachineProfile, 'facts' | 'metOn' | 'meeting'>

/** What is known that a runner would ask for, in the order in which it was found. @param unit what its console shows @param own what its runner thinks in */
export function foundRowsOf({ facts, metOn, meeting }: Known, unit: ConsoleUnit, own: ConsoleUnit): FoundRow[] {
  const words = meetingWords()
  const { rows, known, seconds } = words
  const row = <Name extends FactName>(
    name: Name,
    what: string,
    says: (value: NonNullable<NonNullable<KnownFacts[Name]>['value']>) => string,
  ): FoundRow[] => {
    const fact = facts[name]
    if (fact?.value === undefined || fact.value === null) return []
    const { by } = fact.from
    // A meeting goes nowhere near its fastest.
    return [{ what, is: says(fact.value), how: name === 'grid' && by === 'meeting' ? words.saysSo : known[by] }]
  }
  const s = (ms: number): string => seconds(secondsOf(ms))
  const step = facts.grid?.value?.stepKmh
  const keys = row('keysWork', rows.keys, (work) => (work ? words.keysWork : words.keysDead))
  const wasAsked = metOn !== null && meeting !== null && meetingStepsIn(meeting).includes('keys')
  return [
    ...row('unit', rows.unit, (told) => (step === undefined ? told : words.stepsOf(told, stepNumber(step, unit)))),
    ...row('grid', rows.range, ({ minKmh, maxKmh }) => words.between(speedNumber(minKmh, unit), speed(maxKmh, unit))),
    ...row('start', rows.start, ({ afterMs }) => s(afterMs)),
    ...row('lagMs', rows.lag, (ms) => (ms < AT_ONCE_MS ? words.atOnce : s(ms))),
    ...row('upKmhPerS', rows.up, (kmh) => words.perSecond(speed(kmh, own))),
    ...row('downKmhPerS', rows.down, (kmh) => words.perSecond(speed(kmh, own))),
    ...row('periodMs', rows.period, (ms) => seconds(figures.number(Math.round(ms / 10) / 100))),
    ...row('distance', rows.distance, (how) => words.distances[how]),
    ...(keys.length === 0 && wasAsked ? [{ what: rows.keys, is: words.notTried, how: '' }] : keys),
    ...row('stop', rows.stop, ({ restsAfterMs }) => (restsAfterMs === null ? words.notSeen : s(restsAfterMs))),
  ]
}

export interface Sentence {
  readonly text: string
  /** What the runner will see that is other than expected. */
  readonly isCaution: boolean
}

/** The same in sentences: what follows from it for a run. */
export function foundSentencesOf({ facts, metOn }: MachineProfile, unit: ConsoleUnit): Sentence[] {
  const words = meetingWords()
  const plain = (text: string): Sentence => ({ text, isCaution: false })
  const caution = (text: string): Sentence => ({ text, isCaution: true })
  const lagMs = facts.lagMs?.value ?? null
  const step = facts.grid?.value?.stepKmh ?? null
  const said = [
    step === null ? '' : words.grid(`${stepNumber(step, unit)} ${unit}`),
    lagMs === null ? '' : lagMs < AT_ONCE_MS ? words.answersAtOnce : words.answers(secondsOf(lagMs)),
    (facts.upKmhPerS?.value ?? null) === null ? '' : words.early,
  ]
  return [
    ...(metOn === null ? [plain(words.notWhole)] : []),
    ...(said.some(Boolean) ? [plain(said.filter(Boolean).join(' '))] : []),
    ...(facts.obeys?.value === false ? [caution(words.deaf)] : []),
    ...(facts.unit?.value === 'mph' && unit === 'km/h' ? [caution(words.otherUnit)] : []),
    ...(facts.distance?.value === 'coarse' ? [caution(words.coarse)] : []),
  ]
}

/** Within a reading. */
const AT_ONCE_MS = 50
const secondsOf = (ms: number): string => tenths(ms / 1000)

/** Of a grid that may be finer than what a console shows. */
const stepNumber = (stepKmh: number, unit: ConsoleUnit): string =>
  speedNumber(Math.max(stepKmh, unit === 'mph' ? MPH_TENTH_KMH : KMH_TENTH), unit)
const KMH_TENTH = 0.1
const MPH_TENTH_KMH = 0.160934
