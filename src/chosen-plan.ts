import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import type { Choices, GateMode, Plan, PlanRefusal } from '../protocol/panel/plan.ts'
import type { Runner, RunnerChange } from '../protocol/panel/runner.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { DEFAULT_GRID } from '../protocol/units.ts'
import { asTaken } from './workout/as-taken.ts'
import { withHeartRules } from './workout/heart-rules.ts'
import { withHiddenMile } from './workout/pacing-sense.ts'
import { planOf, type PlanOutcome } from './workout/plan.ts'
import type { PlanMachine } from './workout/recipe.ts'
import type { ToldRunner } from './told-runner.ts'
import { asTold, plansDiffer, remembered, toldBy } from './workout/told.ts'

/** Which plan is chosen, on the treadmill there is, and what of the choice is remembered. */
export interface ChosenPlan {
  /** Works the choices out. Changes nothing. */
  preview(choices: Choices): PlanOutcome
  /** Takes them for the next run. Only what was taken is remembered, and what of it is the runner's own was told by it. */
  choose(choices: Choices): PlanOutcome | { readonly ok: false; readonly refusal: AskRefusal }
  /**
   * The runner tells something of themselves. A plan that cannot be kept by it gives way to the nearest, and is the one
   * that is remembered; what no plan could be kept by, or would change a run that is on, is not taken.
   */
  tell(change: RunnerChange): TellOutcome
  /**
   * A treadmill is met: takes what was chosen last, or the nearest that this treadmill can do; the refusal where there is
   * none. Nothing is taken in a run, nor from under one that has ended on the same treadmill: only the runner leaves it.
   */
  meet(isSameMachine: boolean): PlanRefusal | null
  /**
   * The belt may have been measured, or its incline been found out: a plan of before is made again by that. One that is on goes on
   * as it was taken, and from under a report that is read nothing is taken.
   */
  measured(): void
  /** Whoever read a report goes on from it: to the next plan, as it will be run. The refusal where that is not taken. */
  leaveReport(): AskRefusal | null
}

export type TellOutcome =
  | { readonly ok: true; readonly planInstead: PlanRefusal | null }
  | { readonly ok: false; readonly refusal: AskRefusal | PlanRefusal }

export interface PlanMemory {
  /** What the runner chose of the run last; null where nothing was. */
  choices(): Choices | null
  rememberChoices(choices: Choices): void
}

/** A plan of a treadmill that was thought to take inclines, or to take none, and it is the other way round. */
const inclineIsOther = ({ phases, advice }: Plan, { keepsItsIncline = false }: PlanMachine): boolean =>
  keepsItsIncline
    ? phases.some((phase) => 'inclinePct' in phase && phase.inclinePct !== null)
    : advice.some(({ code }) => code === 'keeps-its-incline')

/** What holds for every plan in this house, where its runner chose nothing else. */
export interface HouseRules {
  readonly gate?: GateMode
  /** No plan goes faster, whatever its runner chooses, km/h. */
  readonly ceilingKmh?: number | null
  /** How many runs there were before, by which another mile is hidden each time; left out where none is. */
  readonly runsBefore?: () => number
}

/** A plan made before any treadmill is met: for one that would do anything. */
export const ANY_MACHINE: PlanMachine = {
  grid: DEFAULT_GRID,
  incline: { minPct: 0, maxPct: 15, stepPct: 0.5 },
  simulated: true,
  sprintedBefore: true,
}

/**
 * @param take takes a plan, or says why not now
 * @param machine the treadmill that is met; null before the first
 * @param shown what the screens show
 * @param house what holds where the runner chose nothing else
 */
export function chosenPlan(
  take: (plan: Plan) => AskRefusal | null,
  memory: PlanMemory,
  runner: Pick<ToldRunner, 'now' | 'become'>,
  machine: () => PlanMachine | null,
  shown: () => Pick<Snapshot, 'run' | 'phase' | 'plan' | 'ended' | 'movingS' | 'reportOf'>,
  house: () => HouseRules = () => ({}),
): ChosenPlan {
  function planFor(choices: Choices, told: Runner): PlanOutcome {
    const { gate, ceilingKmh: houseKmh = null } = house()
    const asked = { ...(gate === undefined ? {} : { gate }), ...asTold(choices, told) }
    if (houseKmh === null) return made(asked, told)
    const ownKmh = asked.ceilingKmh ?? null
    const allowed = made({ ...asked, ceilingKmh: houseKmh }, told)
    if (ownKmh === null) return allowed
    if (ownKmh <= houseKmh) return made(asked, told)
    const nearest = allowed.ok ? allowed.plan.choices : allowed.refusal.nearest
    const values = { ceilingKmh: ownKmh, houseKmh, unit: asked.unit ?? 'mi' } as const
    const why = { reason: 'above-ceiling', code: 'ceiling-above-house', values } as const
    return { ok: false, refusal: { error: 'plan-refused', ...why, nearest } }
  }
  function made(choices: Choices, told: Runner): PlanOutcome {
    const on = machine() ?? ANY_MACHINE
    const outcome = planOf(choices, on)
    if (!outcome.ok) return outcome
    const plan = withHeartRules(outcome.plan, told, on.grid)
    const runs = told.pacingSense ? house().runsBefore?.() : undefined
    return { ok: true, plan: runs === undefined ? plan : withHiddenMile(plan, runs, on.grid) }
  }
  /** Of the run whose report was left; '' before the first. */
  let leftOf = ''
  /** One that was left before its belt moved has no report. */
  function isReportRead(): boolean {
    const { phase, ended, movingS, reportOf } = shown()
    return phase.kind === 'done' && (ended !== 'discarded' || movingS > 0) && reportOf?.id !== leftOf
  }
  function madeAgain(): AskRefusal | null {
    const { run, plan: old } = shown()
    if (run !== null || old === null || old.choices === null) return null
    const on = machine()
    const isOther = on !== null && inclineIsOther(old, on)
    const isSame = (old.beltFactor ?? 1) === (on?.grid.beltFactor ?? 1) && !isOther
    const told = runner.now()
    if (isSame && !told.pacingSense) return null
    const { plan } = again(told)
    // From run to run another mile is hidden.
    const isAsItWas = isSame && plan?.hiddenMile?.number === old.hiddenMile?.number
    return plan === null || isAsItWas ? null : take(asTaken(plan))
  }
  const preview = (choices: Choices): PlanOutcome => planFor(choices, runner.now())

  /** What was chosen last, or the nearest to it that can be kept, and then why. */
  function again(told: Runner): { plan: Plan; instead: PlanRefusal | null } | { plan: null; instead: PlanRefusal } {
    const wanted = planFor(memory.choices() ?? {}, told)
    if (wanted.ok) return { plan: wanted.plan, instead: null }
    const { nearest } = wanted.refusal
    if (nearest === null) return { plan: null, instead: wanted.refusal }
    const nearestPlan = planFor(nearest, told)
    return nearestPlan.ok
      ? { plan: nearestPlan.plan, instead: wanted.refusal }
      : { plan: null, instead: nearestPlan.refusal }
  }
  return {
    preview,
    choose(choices) {
      const outcome = preview(choices)
      if (!outcome.ok) return outcome
      const refusal = take(asTaken(outcome.plan))
      if (refusal !== null) return { ok: false, refusal }
      memory.rememberChoices(remembered(choices))
      runner.become(toldBy(choices, runner.now()))
      return outcome
    },
    tell(change) {
      const told = { ...runner.now(), ...change }
      const { ceilingKmh: houseKmh = null } = house()
      const tooFast = houseKmh !== null && (change.ceilingKmh ?? 0) > houseKmh ? planFor({}, told) : null
      if (tooFast !== null && !tooFast.ok) return tooFast
      if (shown().plan === null || !plansDiffer(runner.now(), told)) {
        runner.become(told)
        return { ok: true, planInstead: null }
      }
      const { plan, instead } = again(told)
      if (plan === null) return { ok: false, refusal: instead }
      const refusal = take(asTaken(plan))
      if (refusal !== null) return { ok: false, refusal }
      runner.become(told)
      return { ok: true, planInstead: instead }
    },
    meet(isSameMachine) {
      const { run, phase } = shown()
      if (run !== null || (phase.kind === 'done' && isSameMachine)) return null
      const { plan, instead } = again(runner.now())
      if (plan === null) return instead
      take(asTaken(plan))
      return null
    },
    measured() {
      if (!isReportRead()) madeAgain()
    },
    leaveReport() {
      leftOf = shown().reportOf?.id ?? ''
      return madeAgain()
    },
  }
}
