import type { Plan } from './panel/plan.ts'
import type { MeetingStep } from './panel/sayings.ts'
import { MEETING_STEPS } from './stages.ts'

/** What a proposal makes needless: it is measured once in place of twice. */
export const LEFT_OUT_WHERE_PROPOSED: MeetingStep = 'faster-again'

/** The steps of a meeting on the belt: its first, and then one a stage. */
export function meetingStepsIn({ phases }: Pick<Plan, 'phases'>): MeetingStep[] {
  const steps = MEETING_STEPS.filter((step) => step !== 'stop')
  return phases.length < steps.length ? steps.filter((step) => step !== LEFT_OUT_WHERE_PROPOSED) : steps
}
