import type { Plan } from '../../protocol/panel/plan.ts'
import type { PhaseKind, PhaseView, Snapshot } from '../../protocol/panel/snapshot.ts'
import { stageName, stageNoun } from '../../protocol/units.ts'
import { isStage } from '../look/effort.ts'
import { stageLength, stageM } from './stage.ts'

/** Words of the run. */

const FINISH_NAME: Record<NonNullable<Plan['finish']>, string> = {
  sprint: 'Sprint',
  strong: 'Strong finish',
  'brisk-walk': 'Brisk finish',
  'light-jog': 'Light jog',
}

export const finishName = (plan: Plan | null): string => FINISH_NAME[plan?.finish ?? 'sprint']

/** A finish that is run at the last mile's pace, because nobody said Go, is not called what it is not. */
export const ranFinishName = ({ gate, plan }: Pick<Snapshot, 'gate' | 'plan'>): string =>
  gate === 'passed' ? finishName(plan) : 'Finish'

/** "Mile 2 of 3", or the name of a phase that is no mile. */
export function phaseCount(snapshot: Snapshot): string {
  const { phase, phases, plan } = snapshot
  if (phase.kind === 'finish') return ranFinishName(snapshot)
  const name = phaseName(phase, plan)
  return isStage(phase) ? `${name} of ${phases.filter(isStage).length}` : name
}

/** The phase as it is told while running; a stage that is no whole mile or kilometre says how long it is. */
export function phaseWords(snapshot: Snapshot): string {
  const { phase, phases, belt, plan } = snapshot
  if (belt === 'starting') return 'The belt is starting'
  if (belt === 'stopping') return 'Stopping'
  switch (phase.kind) {
    case 'mile':
    case 'stage': {
      const effort = phases[phase.index ?? -1]?.effort
      // A length and an effort would run under the button beside them.
      return [phaseCount(snapshot), stageLength(plan) ?? effort].filter(Boolean).join(' · ')
    }
    case 'idle':
    case 'done':
      return ''
    default:
      return phaseCount(snapshot)
  }
}

export function phaseName({ kind, mile }: Pick<PhaseView, 'kind' | 'mile'>, plan: Plan | null): string {
  const names: Record<PhaseKind, string> = {
    idle: '',
    stretch: 'Stretch',
    'warm-up': 'Warm-up',
    mile: mile === null ? '' : stageName(stageM(plan), mile),
    stage: mile === null ? '' : stageName(stageM(plan), mile),
    finish: finishName(plan),
    'cool-down': 'Cool-down',
    done: 'Done',
  }
  return names[kind]
}

export const run = {
  peak: (plan: Plan | null): string => `${finishName(plan)} in`.toUpperCase(),
  coolDownIn: 'COOL-DOWN IN',
  pace: 'PACE',
  at: 'at',
  target: 'target',
  asked: 'asked',
  estimated: 'estimated',
  next: 'next',
  leftIn: (kind: PhaseKind, plan: Plan | null): string => {
    if (isStage({ kind })) return `left in this ${stageNoun(stageM(plan))}`
    return kind === 'finish' ? 'to go' : `left of the ${kind}`
  },
  toGo: 'm to go',
  left: 'left',
  easeOff: 'EASE OFF',
  walkNow: 'WALK NOW',
  walk: 'walk',
  slower: 'Slower',
  faster: 'Faster',
  go: 'GO',
  goHint: 'sprint at the line',
  goLate: 'sprint now',
  armed: 'ARMED',
  armedHint: 'tap: not yet',
  skip: 'SKIP',
  skipHint: (plan: Plan | null): string => `no ${finishName(plan).toLowerCase()} today`,
  more: 'More',
  held: { asked: 'Held', eased: 'Eased off', heart: 'Held', link: 'Held', restart: 'Held', console: 'Held' },
} as const

export const more: Partial<Record<string, { title: string; says: string }>> = {
  next: { title: 'Next phase', says: 'End this one here' },
  hold: { title: 'Hold', says: 'Keep this speed' },
  'resume-plan': { title: 'Resume the plan', says: 'Back to the planned speed' },
  'skip-sprint': { title: 'Skip the finish', says: 'Straight on to the cool-down' },
  'walk-now': { title: 'Walk now', says: 'Down to a walk' },
  'cool-down': { title: 'Cool down', says: 'End the hard part here' },
}
