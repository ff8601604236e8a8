import type { Preset } from '../protocol/panel/answers.ts'
import { MOST_OWN_PLANS, type KeptPlan, type OwnPlan } from '../protocol/panel/own-plans.ts'
import { levelFor } from '../protocol/levels.ts'
import type { Choices, Level, PlanRefusal } from '../protocol/panel/plan.ts'
import type { PlanOutcome } from './workout/plan.ts'
import { ofTheRun } from './workout/told.ts'

/** Plans that have a name: presets, and what a runner keeps of their own beside them. */
export interface NamedPlans {
  own(): readonly OwnPlan[]
  /** Keeps it under this id, in the place of the one that was there. A plan that no run can follow here is not kept. */
  keep(id: string, kept: KeptPlan): KeepOutcome
  /** False where there is none. */
  forget(id: string): boolean
  /** What is run by that name, whatever its case, a preset in any language or by its code; null where nothing has it. */
  named(name: string): Choices | null
  /** One that is kept, by its id, or a preset by its code; null where there is neither. */
  planOf(id: string): { readonly name: string; readonly choices: Choices } | null
  /** Every name, as it is listed. */
  names(): readonly string[]
}

export type KeepOutcome =
  | { readonly ok: true; readonly plan: OwnPlan }
  | { readonly ok: false; readonly why: 'name-taken' | 'too-many-plans' }
  | { readonly ok: false; readonly why: 'refused'; readonly refusal: PlanRefusal }

export interface OwnPlanMemory {
  ownPlans(): readonly OwnPlan[]
  keepOwnPlan(plan: OwnPlan): void
  forgetOwnPlan(id: string): void
}

/**
 * @param preview works choices out, on the treadmill there is
 * @param namesOf what a preset is called, in each language
 * @param level of what the runner chose last
 */
export function namedPlans(
  memory: OwnPlanMemory,
  preview: (choices: Choices) => PlanOutcome,
  presets: readonly Preset[],
  namesOf: (preset: Preset) => readonly [string, ...string[]],
  level: () => Level,
): NamedPlans {
  const presetOf = (name: string): Preset | undefined =>
    presets.find((preset) => [preset.code, ...namesOf(preset)].some((one) => isSameName(one, name)))
  const ownOf = (name: string): OwnPlan | undefined => memory.ownPlans().find((plan) => isSameName(plan.name, name))
  const levelled = (choices: Choices): Choices => ({ ...choices, level: levelFor(choices, level()) })
  return {
    own: () => memory.ownPlans(),
    keep(id, { name: typed, choices }) {
      const name = onOneLine(typed)
      const outcome = preview(choices)
      if (!outcome.ok) return { ...outcome, why: 'refused' }
      if (presetOf(name) !== undefined || (ownOf(name)?.id ?? id) !== id) return { ok: false, why: 'name-taken' }
      const all = memory.ownPlans()
      if (all.length >= MOST_OWN_PLANS && all.every((plan) => plan.id !== id))
        return { ok: false, why: 'too-many-plans' }
      const plan = { id, name, choices: ofTheRun(choices) }
      memory.keepOwnPlan(plan)
      return { ok: true, plan }
    },
    forget(id) {
      const isThere = memory.ownPlans().some((plan) => plan.id === id)
      if (isThere) memory.forgetOwnPlan(id)
      return isThere
    },
    named(name) {
      const choices = (ownOf(name) ?? presetOf(name))?.choices
      return choices === undefined ? null : levelled(choices)
    },
    planOf(id) {
      const own = memory.ownPlans().find((plan) => plan.id === id)
      if (own !== undefined) return { name: own.name, choices: levelled(own.choices) }
      const preset = presets.find(({ code }) => code === id)
      return preset === undefined ? null : { name: namesOf(preset)[0], choices: levelled(preset.choices) }
    },
    names: () => [...presets.map((preset) => namesOf(preset)[0]), ...memory.ownPlans().map(({ name }) => name)],
  }
}

const onOneLine = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ')
const isSameName = (one: string, other: string): boolean =>
  onOneLine(one).toLocaleLowerCase() === onOneLine(other).toLocaleLowerCase()
