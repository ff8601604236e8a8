import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import type { MachineProfile, MachineTold } from '../protocol/panel/machine-profile.ts'
import type { Plan } from '../protocol/panel/plan.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { MOST_FACTOR } from '../protocol/belt-factor.ts'
import { factorByTurns } from '../protocol/belt-turns.ts'
import { isForMachine, isMeeting, speedsKmh } from '../protocol/stages.ts'
import type { MachineFacts } from './belt/event.ts'
import type { Clock } from './clock.ts'
import type { Facts, KnownFacts, Profile } from './profile/facts.ts'
import { measuringPlan } from './workout/measuring.ts'
import { meetingPlan } from './workout/meeting.ts'

/** The treadmill that is there, and what is known of it. */
export interface Met {
  readonly facts: MachineFacts
  readonly profile: Profile
  /** What of it is not only as it is of most. */
  readonly known: KnownFacts
  readonly model: string | null
  readonly firmware: string | null
  /** The day of its first meeting, while it is still what it was then; null where it is yet to be met. */
  readonly metOn: string | null
}

/** The first meeting with a treadmill. */
export interface Meeting {
  /**
   * Takes it for what comes next on the belt: only a start of the runner's begins it. Refused in words.
   *
   * @param again true where one that was met before is to be met once more
   */
  begin(this: void, again: boolean): AskRefusal | null
  /** The same, begun by `start` at once. Where that is refused, everything is as it was. */
  start(this: void, again: boolean, start: () => AskRefusal | null): AskRefusal | null
  /** Begins to measure its belt by turns, with its runner on it. Where that is refused, everything is as it was. @param beltM once around */
  measure(this: void, beltM: number, start: () => AskRefusal | null): AskRefusal | null
  /** Null while no treadmill is connected. */
  met(this: void): Met | null
  profile(this: void): MachineProfile | null
  /** Keeps what only who stands there can tell. */
  tell(this: void, told: MachineTold): AskRefusal | null
  /** Something was found out of it without a meeting: it holds from now on, where nothing holds on to the treadmill. */
  found(this: void): void
  /**
   * A run is over: what was told of its belt meanwhile holds from now on. Of a meeting, once nothing holds on to the treadmill, what
   * it taught holds and the runner's own plan comes back; of any other run, what it taught of the incline.
   */
  over(this: void): void
  close(this: void): void
}

/** Of a belt that is not proven to rest yet it is looked again so often, ms. */
const LOOKS_AGAIN_MS = 500

/** What a meeting is had on. */
interface On {
  met(this: void): Met | null
  /** Takes a plan, or says why not now. */
  take(this: void, plan: Plan): AskRefusal | null
  /** The plan that is chosen, and the treadmill as a screen is told of it. */
  shown(this: void): Pick<Snapshot, 'plan' | 'machine'>
  /** Why nothing may be changed under the plan now. */
  heldOnTo(this: void): AskRefusal | null
  /** Goes back to the runner's own plan. */
  giveBack(this: void): void
  /** The belt was measured: what is planned from now on goes by it. */
  measured(this: void): void
  /** What was learned holds from now on. */
  learned(this: void): void
  readonly clock: Pick<Clock, 'after'>
  /** Of the treadmill that is there. */
  learn(this: void, facts: Partial<Facts>, by: 'runner' | 'turns' | 'foot-pod'): void
  /** What a house knows of its treadmill is its owner's. */
  readonly isGym: boolean
}

const NOT_CONNECTED: AskRefusal = { error: 'no-treadmill', code: 'nothing-connected', values: {} }
const IN_GYM: AskRefusal = { error: 'wrong-phase', code: 'gym-has-its-treadmill', values: {} }

export function meetingWith(on: On): Meeting {
  let stopLooking = (): void => undefined

  /** Why there is no meeting with it, or the plan of one. */
  function planned(there: Met | null): { readonly plan: Plan } | { readonly refusal: AskRefusal } {
    if (there === null) return { refusal: NOT_CONNECTED }
    if (on.isGym) return { refusal: IN_GYM }
    if (!there.facts.drivable) return { refusal: { error: 'wrong-phase', code: 'cannot-be-driven', values: {} } }
    // What was learned elsewhere of its model shortens it, and never does without it.
    const plan = meetingPlan(there.facts.grid, there.profile.lagMs.from.by === 'proposed')
    return plan === null ? { refusal: { error: 'wrong-phase', code: 'too-fast-to-meet', values: {} } } : { plan }
  }

  function begin(again: boolean): AskRefusal | null {
    const there = on.met()
    const meeting = planned(there)
    if ('refusal' in meeting) return meeting.refusal
    if (there !== null && there.metOn !== null && !again)
      return { error: 'wrong-phase', code: 'met-before', values: { on: there.metOn } }
    return on.take(meeting.plan)
  }

  /** Whether it takes inclines is known otherwise than its runner is offered them. */
  function inclineIsOther(): boolean {
    const there = on.met()
    const { machine } = on.shown()
    if (there === null || machine?.link !== 'up') return false
    return (machine.mostInclinePct !== undefined) !== ((there.facts.incline ?? null) !== null)
  }

  function over(): void {
    stopLooking()
    const { plan } = on.shown()
    const isOwn = plan === null || !isForMachine(plan)
    if (isOwn && !inclineIsOther()) on.measured()
    else if (on.heldOnTo() !== null) stopLooking = on.clock.after(LOOKS_AGAIN_MS, over)
    else {
      if (isOwn || isMeeting(plan)) on.learned()
      if (isOwn) on.measured()
      else on.giveBack()
    }
  }

  /** Never faster than the runner's own warm-up, were the belt as fast as any is for what its console says. */
  function measuring(beltM: number): Plan | AskRefusal {
    const there = on.met()
    const own = on.shown().plan
    if (there === null || own === null) return NOT_CONNECTED
    if (on.isGym) return IN_GYM
    if (!there.facts.drivable) return { error: 'wrong-phase', code: 'cannot-be-driven', values: {} }
    const easyKmh = Math.max(...speedsKmh({ ...own, phases: own.phases.filter(({ kind }) => kind === 'warm-up') }))
    const plan = measuringPlan(there.facts.grid, easyKmh / MOST_FACTOR, beltM, own.unit)
    return plan ?? { error: 'wrong-phase', code: 'no-three-speeds', values: {} }
  }

  /** Takes a plan and starts it at once; the runner has their own again where it does not start. */
  function started(plan: Plan, start: () => AskRefusal | null): AskRefusal | null {
    const refusal = on.take(plan)
    if (refusal !== null) return refusal
    const notStarted = start()
    if (notStarted !== null) on.giveBack()
    return notStarted
  }

  return {
    met: on.met,
    begin,
    measure(beltM, start) {
      const plan = measuring(beltM)
      return 'error' in plan ? plan : started(plan, start)
    },
    start(again, start) {
      const refusal = begin(again)
      if (refusal !== null) return refusal
      const notStarted = start()
      if (notStarted !== null) on.giveBack()
      return notStarted
    },
    profile() {
      const there = on.met()
      if (there === null) return null
      const { model, firmware, metOn, known } = there
      const meeting = planned(there)
      const beltFactorNow = on.shown().plan?.beltFactor
      const now = beltFactorNow === undefined ? {} : { beltFactorNow }
      const told = { model, firmware, metOn, facts: known, ...now }
      return 'plan' in meeting
        ? { ...told, meeting: meeting.plan, refusal: null }
        : { ...told, meeting: null, refusal: meeting.refusal }
    },
    tell({ keysWork, beltFactor, turns }) {
      if (on.met() === null) return NOT_CONNECTED
      if (on.isGym) return IN_GYM
      if (keysWork !== undefined) on.learn({ keysWork }, 'runner')
      const counted = turns === undefined ? undefined : factorByTurns(turns.beltCm / 100, turns.counted)
      if (counted === null) return { error: 'wrong-phase', code: 'turns-give-none', values: {} }
      if (counted !== undefined) on.learn({ beltFactor: counted }, 'turns')
      else if (beltFactor !== undefined) on.learn({ beltFactor: beltFactor.value }, beltFactor.by)
      if (counted !== undefined || beltFactor !== undefined) on.measured()
      return null
    },
    found() {
      if (on.heldOnTo() === null) on.learned()
      on.measured()
    },
    over,
    close: () => stopLooking(),
  }
}
