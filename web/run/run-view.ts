import { stageNoun } from '../../protocol/units.ts'
import { finishOf, isToldAsSpeed, stageM } from '../../protocol/stages.ts'
import { words } from '../language.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { clock, countdown, finishLength, lengthWords } from '../format.ts'
import { secondsToFinish } from '../last-minute.ts'
import { runnerUnit } from '../units-of.ts'
import { shortSpeed, speedWords } from './speed-words.ts'
import { raises } from '../raises.ts'
import { phaseCount, phaseWords } from '../phase-words.ts'
import type { MoreEntry } from './more.ts'
import type { Way } from './override-pad.ts'

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
  const stays = snapshot.held !== null && snapshot.targetKmh !== null && next.targetKmh <= snapshot.targetKmh
  return `${begin} · ${stays ? words.run.nextStays : words.run.next} ${shortSpeed(next.targetKmh, snapshot)}`
}

/** "21:48 · 1.76 mi": time and distance on the belt since the run began. */
export const doneWords = (snapshot: Snapshot): string =>
  `${clock(snapshot.movingS)} · ${lengthWords(snapshot.distanceM, runnerUnit(snapshot))}`

/** Held, the speed is its own target: what the plan has here instead, and whether the belt runs above (1) or below (-1) it. */
export function heldOffPlan({
  held,
  phase,
  phases,
  measured,
}: Snapshot): { readonly plannedKmh: number; readonly by: 1 | -1 } | null {
  const plannedKmh = phases[phase.index ?? -1]?.plannedKmh ?? null
  const { speedKmh } = measured
  if (held === null || plannedKmh === null || speedKmh === null) return null
  const offKmh = speedKmh - plannedKmh
  return Math.abs(offKmh) < NOTABLY_KMH ? null : { plannedKmh, by: offKmh > 0 ? 1 : -1 }
}

/** Two steps of the finest grid. */
const NOTABLY_KMH = 0.2

/** A note has the place of what was run so far: below the pace where the screen is tall, beside it under a bar. */
export const isCrowded = (noted: boolean, covered: boolean, tall: boolean): boolean => noted && (tall || covered)

/** The wide button: easing off, or in the cool-down straight to its walk. */
export function wayOf(snapshot: Snapshot): Way | null {
  const { asks, easeOff, phase, targetKmh } = snapshot
  // Who walks already is offered no walk, whatever was pressed on top of it.
  const walks = targetKmh !== null && isToldAsSpeed(targetKmh, null)
  if (phase.kind === 'cool-down' && asks.includes('walk-now') && !walks)
    return { ask: 'walk-now', title: words.run.walkNow, to: '' }
  // A belt that moves without us is slowed by it, to wherever that leads then.
  if (easeOff === null) return asks.includes('ease-off') ? { ask: 'ease-off', title: words.run.easeOff, to: '' } : null
  const to = easeOff.to === 'walk' ? words.run.walk : shortSpeed(easeOff.speedKmh, snapshot)
  return { ask: 'ease-off', title: words.run.easeOff, to }
}

const MORE = ['resume-plan', 'next', 'hold', 'skip-sprint', 'cool-down', 'take-over', 'guide'] as const

/** A treadmill that stays out of reach keeps nobody in a run. */
export function endOf({ asks }: Snapshot): MoreEntry[] {
  return asks.includes('end') ? [{ ask: 'end', longPress: true }] : []
}

export function moreOf(snapshot: Snapshot): MoreEntry[] {
  return MORE.filter((ask) => snapshot.asks.includes(ask)).map((ask) => ({
    ask,
    longPress:
      ask === 'take-over' || ask === 'guide' || ((ask === 'resume-plan' || ask === 'next') && raises(ask, snapshot)),
  }))
}

/** Phase line: while the seconds are the hero it says what they count to. */
export const phaseLine = (snapshot: Snapshot): string =>
  secondsToFinish(snapshot) === null ? phaseWords(snapshot) : words.phases.finishIn(finishOf(snapshot.plan))
