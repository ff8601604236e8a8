import type { MeetingStep } from '../../protocol/panel/sayings.ts'
import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import { LEFT_OUT_WHERE_PROPOSED, meetingStepsIn } from '../../protocol/meeting-steps.ts'
import { isMeeting } from '../../protocol/stages.ts'
import { snapDown, type SpeedGrid } from '../../protocol/units.ts'
import { LIMITS } from '../belt/limits.ts'
import { unitCheckKmhOf } from '../belt/unit.ts'
import type { Cue } from './cues.ts'

/**
 * The first meeting with a treadmill: a plan of a few slow minutes with feet on the rails, by which it shows how it takes and follows
 * orders. It is run as every plan is, under the same governor, and teaches the profile.
 */

/** No meeting goes faster, km/h: a walk that anybody can step onto. */
const MEETING_TOP_KMH = 4

/**
 * How far above the speed that checks the unit a step goes, km/h, and how long it lasts, s. A treadmill that does things 7 s late
 * is at it by half of that. From 1.8 km/h both steps lie nearer to the upper of two tenths of mph.
 */
const STEPS: readonly { readonly step: MeetingStep; readonly aboveKmh: number; readonly s: number }[] = [
  { step: 'unit', aboveKmh: 0, s: 20 },
  { step: 'faster', aboveKmh: 0.9, s: 30 },
  { step: 'faster-again', aboveKmh: 2, s: 30 },
  { step: 'slower', aboveKmh: 0, s: 20 },
  { step: 'keys', aboveKmh: 0, s: 30 },
]

/** What is not announced as a change of speed is said so long before it, s. */
const SAID_S = 8

/** The meeting on this machine; null for one that is faster than a meeting may be at its slowest. */
export function meetingPlan(grid: SpeedGrid, isProposed: boolean): Plan | null {
  const firstKmh = unitCheckKmhOf(grid, LIMITS)
  if (firstKmh > MEETING_TOP_KMH) return null
  const steps = STEPS.filter(({ step }) => !isProposed || step !== LEFT_OUT_WHERE_PROPOSED)
  const kmhOf = (aboveKmh: number): number => snapDown(grid, Math.min(MEETING_TOP_KMH, firstKmh + aboveKmh))
  const [first, ...others] = steps
  const phases: PlanPhase[] = [
    { kind: 'warm-up', segments: [{ speedKmh: firstKmh, durationS: first?.s ?? 0, gait: 'walk' }] },
    ...others.map(({ aboveKmh, s }, index): PlanPhase => ({
      kind: 'stage',
      number: index + 1,
      length: { durationS: s },
      speedKmh: kmhOf(aboveKmh),
      effort: 'walk',
      inclinePct: null,
      hidden: false,
      why: null,
    })),
  ]
  return {
    name: { code: 'first-meeting', values: {} },
    level: 'beginner',
    finish: null,
    unit: grid.unit === 'mph' ? 'mi' : 'km',
    gate: 'auto',
    phases,
    ceilingKmh: MEETING_TOP_KMH,
    fastestKmh: Math.max(...steps.map(({ aboveKmh }) => kmhOf(aboveKmh))),
    walkKmh: firstKmh,
    riseKmhPerS: 0.3,
    normalRunKmh: null,
    distanceM: 0,
    durationS: steps.reduce((sum, { s }) => sum + s, 0),
    advice: [],
    choices: null,
  }
}

/** What a stage of a meeting is for; null of any other plan. */
export function meetingStepOf(plan: Plan | null, stage: number | null): MeetingStep | null {
  return plan !== null && isMeeting(plan) ? (meetingStepsIn(plan)[stage ?? 0] ?? null) : null
}

/**
 * What is said along a meeting where no change of speed is announced: at its beginning, before a step at the same speed, and
 * before the belt stops.
 */
export function meetingCues(plan: Plan): Cue[] {
  const steps = meetingStepsIn(plan)
  const lengths = plan.phases.map((phase) =>
    phase.kind === 'warm-up'
      ? (phase.segments[0]?.durationS ?? 0)
      : phase.kind === 'stage' && 'durationS' in phase.length
        ? phase.length.durationS
        : 0,
  )
  const speeds = plan.phases.map((phase) =>
    phase.kind === 'warm-up' ? phase.segments[0]?.speedKmh : phase.kind === 'stage' ? phase.speedKmh : undefined,
  )
  const beforeEnd = (phaseIndex: number, step: MeetingStep): Cue => ({
    phaseIndex,
    kind: 'form',
    says: { code: 'meeting-step', values: { step } },
    at: { timeS: Math.max(0, (lengths[phaseIndex] ?? 0) - SAID_S) },
  })
  // A cue is for a belt that moves.
  const first: Cue = { ...beforeEnd(0, 'unit'), at: { timeS: 1 } }
  const same = steps.flatMap((step, index) =>
    index > 0 && speeds[index] === speeds[index - 1] ? [beforeEnd(index - 1, step)] : [],
  )
  return [first, ...same, beforeEnd(plan.phases.length - 1, 'stop')]
}
