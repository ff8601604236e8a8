import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import type { Choices, Plan, PlanRefusal } from '../protocol/panel/plan.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { DEFAULT_GRID } from '../protocol/units.ts'
import { planOf, type PlanOutcome } from './workout/plan.ts'
import type { PlanMachine } from './workout/recipe.ts'

/** Which plan is chosen, on the treadmill there is, and what of the choice is remembered. */
export interface ChosenPlan {
  /** Works the choices out. Changes nothing. */
  preview(choices: Choices): PlanOutcome
  /** Takes them for the next run. Only what was taken is remembered. */
  choose(choices: Choices): PlanOutcome | { readonly ok: false; readonly refusal: AskRefusal }
  /**
   * A treadmill is met: takes what was chosen last, or the nearest that this treadmill can do; the refusal where there is
   * none. Nothing is taken in a run, nor from under one that has ended on the same treadmill: only the runner leaves it.
   */
  meet(isSameMachine: boolean): PlanRefusal | null
}

export interface PlanMemory {
  /** What the runner chose last; null where nothing was. */
  choices(): Choices | null
  rememberChoices(choices: Choices): void
}

/** A plan made before any treadmill is met: for one that would do anything. */
const ANY_MACHINE: PlanMachine = { grid: DEFAULT_GRID, simulated: true, sprintedBefore: true }

/**
 * @param take takes a plan, or says why not now
 * @param machine the treadmill that is met; null before the first
 * @param shown what the screens show
 */
export function chosenPlan(
  take: (plan: Plan) => AskRefusal | null,
  memory: PlanMemory,
  machine: () => PlanMachine | null,
  shown: () => Pick<Snapshot, 'run' | 'phase'>,
): ChosenPlan {
  const preview = (choices: Choices): PlanOutcome => planOf(choices, machine() ?? ANY_MACHINE)
  return {
    preview,
    choose(choices) {
      const outcome = preview(choices)
      if (!outcome.ok) return outcome
      const refusal = take(outcome.plan)
      if (refusal !== null) return { ok: false, refusal }
      memory.rememberChoices(choices)
      return outcome
    },
    meet(isSameMachine) {
      const { run, phase } = shown()
      if (run !== null || (phase.kind === 'done' && isSameMachine)) return null
      const wanted = preview(memory.choices() ?? {})
      if (wanted.ok) take(wanted.plan)
      else if (wanted.refusal.nearest === null) return wanted.refusal
      else {
        const nearest = preview(wanted.refusal.nearest)
        if (!nearest.ok) return nearest.refusal
        take(nearest.plan)
      }
      return null
    },
  }
}
