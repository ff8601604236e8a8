import { stageNoun } from '../../protocol/units.ts'
import { finishOf, isHeldBack, stageM } from '../../protocol/stages.ts'
import { words } from '../language.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { clock, countdown, finishLength, lengthWords } from '../format.ts'
import { finishComes, secondsToFinish } from '../last-minute.ts'
import { runnerUnit } from '../units-of.ts'
import { shortSpeed, speedWords } from './speed-words.ts'
import { phaseCount, phaseWords } from '../phase-words.ts'
import { isGuided } from './controls-of.ts'

/** What the run screen says, from one snapshot. */

export interface HeroWords {
  readonly value: string
  readonly expected: string
  /** Changes where a new size may be taken. */
  readonly phase: string
}

export function heroOf(snapshot: Snapshot): HeroWords {
  const seconds = secondsToFinish(snapshot)
  const { phase, targetKmh, measured } = snapshot
  if (seconds !== null) return { value: String(seconds), expected: '60', phase: 'countdown' }
  const plannedKmh = snapshot.phases[phase.index ?? -1]?.plannedKmh ?? null
  return {
    value: speedWords(measured.speedKmh, snapshot).value,
    expected: speedWords(targetKmh ?? plannedKmh, snapshot).value,
    phase: `${phase.kind} ${phase.mile}`,
  }
}

/**
 * "0.24 mi left in this mile · next 8:42"; `covered` is the phase line: then the phase comes first;
 * `brief`: what is left alone.
 */
export function leftWords(snapshot: Snapshot, how: 'whole' | 'covered' | 'brief' = 'whole'): string {
  const { inPhase, phase, plan, next } = snapshot
  const unit = runnerUnit(snapshot)
  const inLength = phase.kind === 'finish' ? finishLength : lengthWords
  const left =
    inPhase.leftM !== null ? inLength(inPhase.leftM, unit) : inPhase.leftS !== null ? countdown(inPhase.leftS) : null
  if (left === null) return ''
  const brief = `${left} ${words.run.left}`
  const begin = {
    whole: `${left} ${words.run.leftIn(phase.kind, stageNoun(stageM(plan)))}`,
    covered: `${phaseCount(snapshot)} · ${brief}`,
    brief,
  }[how]
  if (how === 'brief' || !next || next.targetKmh === null || next.kind === 'cool-down') return begin
  const { held, targetKmh } = snapshot
  // A finish that nobody said Go to is run as what is before it.
  const waits = next.kind === 'finish' && !isHeldBack(held) && !finishComes(snapshot)
  const kmh = waits ? Math.min(next.targetKmh, targetKmh ?? Infinity) : next.targetKmh
  const stays = targetKmh !== null && (waits || held !== null) && kmh <= targetKmh
  return `${begin} · ${stays ? words.run.nextStays : words.run.next} ${shortSpeed(kmh, snapshot)}`
}

/** "21:48 · 1.76 mi": time and distance on the belt since the run began. */
export const doneWords = (snapshot: Snapshot): string =>
  `${timeWords(snapshot)}${lengthWords(snapshot.distanceM, runnerUnit(snapshot))}`

/** "21:48 · "; nothing while it would tell a pace that is hidden. */
export const timeWords = ({ hidden, movingS }: Snapshot): string => (hidden === null ? `${clock(movingS)} · ` : '')

/**
 * Held, the speed is its own target: what the plan has here instead, and whether the belt runs above (1) or below (-1) it. Where
 * the way back leads to the speed of the treadmill's grid beside it, that one.
 */
export function heldOffPlan({
  held,
  phase,
  phases,
  measured,
  leadsTo,
}: Snapshot): { readonly plannedKmh: number; readonly by: 1 | -1 } | null {
  const plannedKmh = phases[phase.index ?? -1]?.plannedKmh ?? null
  const { speedKmh } = measured
  if (held === null || plannedKmh === null || speedKmh === null) return null
  const backKmh = leadsTo['resume-plan']?.speedKmh ?? plannedKmh
  const shownKmh = Math.abs(backKmh - plannedKmh) < NOTABLY_KMH ? backKmh : plannedKmh
  const offKmh = speedKmh - plannedKmh
  return Math.abs(offKmh) < NOTABLY_KMH ? null : { plannedKmh: shownKmh, by: offKmh > 0 ? 1 : -1 }
}

/** Who sets the speed is shown which way to press; who is driven, on which side of what is told the belt is. */
export const pointsUp = (off: 1 | -1, snapshot: Snapshot): boolean => off > 0 !== isGuided(snapshot)

/** Two steps of the finest grid. */
const NOTABLY_KMH = 0.2

/** A note has the place of what was run so far: below the pace where the screen is tall, beside it under a bar. */
export const isCrowded = (noted: boolean, covered: boolean, tall: boolean): boolean => noted && (tall || covered)

/** Phase line: while the seconds are the hero it says what they count to. */
export const phaseLine = (snapshot: Snapshot): string =>
  secondsToFinish(snapshot) === null
    ? [phaseWords(snapshot), stepText(snapshot)].filter(Boolean).join(' · ')
    : words.phases.finishIn(finishOf(snapshot.plan))

/** What whoever made a guided workout wrote beside the step that is on. */
function stepText({ plan, phase }: Snapshot): string {
  const steps = plan?.choices?.workout?.steps.filter(({ part }) => part === 'stage') ?? []
  return (phase.mile === null ? undefined : steps[phase.mile - 1])?.text ?? ''
}
