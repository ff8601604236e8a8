import type { MeetingStep } from '../../protocol/panel/sayings.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { meetingStepsIn } from '../../protocol/meeting-steps.ts'
import { isMeasuring, isMeeting } from '../../protocol/stages.ts'
import { speed, speedNumber } from '../format.ts'
import { inWords } from '../language.ts'
import { meetingWords } from './words.ts'

/** What a meeting that is on says at a moment. */

/** A speed this far from where it is going is still on its way, km/h. */
const ON_ITS_WAY_KMH = 0.15

export const isOn = ({ plan, run }: Pick<Snapshot, 'plan' | 'run'>): boolean =>
  plan !== null && isMeeting(plan) && run !== null

/** True while a belt is measured by its runner. */
export const isMeasured = ({ plan, run }: Pick<Snapshot, 'plan' | 'run'>): boolean =>
  plan !== null && isMeasuring(plan) && run !== null

/** What is asked of the belt now: whether it starts, then each step, then how it stops. */
export type Question = 'start' | MeetingStep

export function questionOf({ run, plan, phase, belt, movingS }: Snapshot): Question {
  if (run === null || belt === 'stopping' || belt === 'stopped') return 'stop'
  if (movingS === 0 || plan === null) return 'start'
  return meetingStepsIn(plan)[phase.index ?? 0] ?? 'stop'
}

export interface Row {
  readonly question: string
  /** '' where there is none yet, or it takes the whole meeting to tell. */
  readonly answer: string
  /** `unanswered`: its time is over, and nothing came that would answer it. */
  readonly state: 'done' | 'unanswered' | 'now' | 'ahead'
}

/** @param saidDead the runner said that the keys do nothing */
export function rowsOf(snapshot: Snapshot, saidDead = false): Row[] {
  const { plan, machine, driving } = snapshot
  if (plan === null) return []
  const { yes, no, start, questions, keysWork, keysDead, notSeen, known } = meetingWords()
  const changes = driving.by === 'us' ? known.meeting : ''
  const pressed = wasSetByHand(snapshot)
  const all: Question[] = ['start', ...meetingStepsIn(plan), 'stop']
  const at = all.indexOf(questionOf(snapshot))
  const answers: Partial<Record<Question, string>> = {
    start: yes,
    unit: machine?.unit ?? '',
    faster: driving.by === 'us' ? yes : no,
    'faster-again': changes,
    slower: changes,
    keys: pressed ? keysWork : saidDead ? keysDead : notSeen,
  }
  return all.map((question, index) => ({
    question: question === 'start' ? start : questions[question],
    answer: index < at ? (answers[question] ?? '') : '',
    state:
      index > at
        ? 'ahead'
        : index === at
          ? 'now'
          : question === 'keys' && !pressed && !saidDead
            ? 'unanswered'
            : 'done',
  }))
}

/** Somebody pressed − or + on its console. */
const wasSetByHand = ({ held, splits }: Snapshot): boolean =>
  held === 'console' ||
  splits.some(({ changes = [] }) =>
    changes.some(({ code, values }) => code === 'was-held' && 'reason' in values && values.reason === 'console'),
  )

/** "rising to 3.0": where the belt is going; '' where it is there. */
export function goingWords({ measured, targetKmh, machine, belt }: Snapshot): string {
  const words = meetingWords()
  if (belt === 'stopping') return words.stops
  if (measured.speedKmh === null || targetKmh === null) return ''
  const offKmh = targetKmh - measured.speedKmh
  if (Math.abs(offKmh) < ON_ITS_WAY_KMH) return ''
  const to = speedNumber(targetKmh, machine?.unit ?? 'km/h')
  return offKmh > 0 ? words.rising(to) : words.slowing(to)
}

/** What is asked of who stands there now. */
export function askedWords(snapshot: Snapshot): string {
  const words = meetingWords()
  const { driving, machine } = snapshot
  if (driving.by === 'runner') return driving.instruction === null ? words.guided : inWords(driving.instruction)
  if (questionOf(snapshot) !== 'keys') return words.rails
  return machine?.simulated === true ? words.noConsole : words.pressKeys
}

/** What comes next and when; '' where that is not known. */
export function nextWords(snapshot: Snapshot): string {
  const { plan, phase, inPhase, machine, asks } = snapshot
  const words = meetingWords()
  // What came of a press, for as long as it is said.
  if (snapshot.said !== null) return inWords(snapshot.said)
  const question = questionOf(snapshot)
  if (question === 'start') return words.waits
  // Until its answer nothing comes, however long that takes.
  if (plan === null || inPhase.leftS === null || question === 'stop' || asks.includes('console-says')) return ''
  const next = meetingStepsIn(plan)[(phase.index ?? 0) + 1]
  const to = speed(kmhAt(plan, (phase.index ?? 0) + 1), machine?.unit ?? 'km/h')
  const what =
    next === undefined || next === 'unit' || next === 'stop'
      ? words.next.stop
      : next === 'keys'
        ? words.next.keys
        : next === 'slower'
          ? words.next.slower(to)
          : words.next.faster(to)
  return words.nextIn(what, Math.ceil(inPhase.leftS))
}

/** Each part of a meeting on the belt: what it is for, how fast and how long it is planned. */
export function partsOf(plan: Plan): { readonly step: MeetingStep; readonly kmh: number; readonly s: number }[] {
  return meetingStepsIn(plan).map((step, index) => ({ step, kmh: kmhAt(plan, index) ?? 0, s: secondsAt(plan, index) }))
}

function kmhAt({ phases }: Plan, index: number): number | null {
  const phase = phases[index]
  if (phase?.kind === 'warm-up') return phase.segments[0]?.speedKmh ?? null
  return phase?.kind === 'stage' ? phase.speedKmh : null
}

function secondsAt({ phases }: Plan, index: number): number {
  const phase = phases[index]
  if (phase?.kind === 'warm-up') return phase.segments[0]?.durationS ?? 0
  return phase?.kind === 'stage' && 'durationS' in phase.length ? phase.length.durationS : 0
}

/** Seconds to the end of it. */
export function leftS({ phases, phase, inPhase }: Snapshot): number {
  const ahead = phases.filter(({ state }) => state === 'ahead').reduce((sum, { durationS }) => sum + durationS, 0)
  return phase.index === null ? 0 : ahead + (inPhase.leftS ?? 0)
}
