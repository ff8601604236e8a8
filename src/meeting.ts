import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import type { Plan } from '../protocol/panel/plan.ts'
import type { MachineFacts } from './belt/event.ts'
import type { Profile } from './profile/facts.ts'
import { meetingPlan } from './workout/meeting.ts'

/** The treadmill that is there, and what is known of it. */
export interface Met {
  readonly facts: MachineFacts
  readonly profile: Profile
  readonly model: string | null
  readonly firmware: string | null
  /** The day of its first meeting, while it is still what it was then; null where it is yet to be met. */
  readonly metOn: string | null
}

/** The first meeting with a treadmill. */
export interface Meeting {
  /** Takes it for what comes next on the belt: only a start of the runner's begins it. Refused in words. */
  begin(this: void): AskRefusal | null
  /** Null while no treadmill is connected. */
  met(this: void): Met | null
}

/** @param take takes a plan, or says why not now */
export function meetingWith(met: () => Met | null, take: (plan: Plan) => AskRefusal | null): Meeting {
  return {
    met,
    begin() {
      const there = met()
      if (there === null) return { error: 'no-treadmill', code: 'nothing-connected', values: {} }
      if (!there.facts.drivable) return { error: 'wrong-phase', code: 'cannot-be-driven', values: {} }
      // What was learned elsewhere of its model shortens it, and never does without it.
      const isProposed = there.profile.lagMs.from.by === 'proposed'
      const plan = meetingPlan(there.facts.grid, isProposed)
      return plan === null ? { error: 'wrong-phase', code: 'too-fast-to-meet', values: {} } : take(plan)
    },
  }
}
