import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import type { PlanFormat } from '../../protocol/panel/plan-files.ts'
import type { Choices, PlanRefusal } from '../../protocol/panel/plan.ts'
import type { Runner } from '../../protocol/panel/runner.ts'
import type { PlanOutcome } from '../workout/plan.ts'
import { readPlan, type ReadOutcome, type ReadWith } from './read.ts'
import { writePlan, type WrittenPlan } from './write.ts'

/** Plans in and out, for whoever runs. */
export interface PlanFiles {
  /** What a file holds. Keeps nothing. */
  read(octets: Uint8Array): ReadOutcome | { readonly ok: false; readonly refusal: AskRefusal }
  /** The plan of this id as a file, or why none is made of it here; null where there is none. */
  write(id: string, format: PlanFormat): WrittenPlan | PlanRefusal | null
}

/** What they are read and written with. */
export interface PlanFilesWith {
  readonly runner: () => Pick<Runner, 'running' | 'unit'>
  readonly preview: (choices: Choices) => PlanOutcome
  /** Presets by their code, and what is kept by its id. */
  readonly planOf: (id: string) => { readonly name: string; readonly choices: Choices } | null
  /** Why no file is read now: whoever paces a run has no time for it. */
  readonly notNow: () => AskRefusal | null
  readonly wallMs: () => number
}

/** What files are read with, for whoever runs then. */
export const readingFor =
  (runner: PlanFilesWith['runner'], { preview }: { preview(this: void, choices: Choices): PlanOutcome }) =>
  (): ReadWith => {
    const { running: reference, unit } = runner()
    return { reference, unit: unit ?? 'mi', plan: preview }
  }

/** What a file holds for whoever runs then. */
export const readFor =
  (...of: Parameters<typeof readingFor>) =>
  (octets: Uint8Array): ReadOutcome =>
    readPlan(octets, readingFor(...of)())

export const planFilesWith = ({ runner, preview, planOf, notNow, wallMs }: PlanFilesWith): PlanFiles => ({
  read(octets) {
    const refusal = notNow()
    if (refusal !== null) return { ok: false, refusal }
    return readFor(runner, { preview })(octets)
  },
  write(id, format) {
    const plan = planOf(id)
    if (plan === null) return null
    const outcome = preview(plan.choices)
    if (!outcome.ok) return outcome.refusal
    return writePlan(outcome.plan, format, { name: plan.name, reference: runner().running, wallMs: wallMs() })
  },
})
