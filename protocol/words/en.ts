import { advice, planNames, whys } from './en/plan.ts'
import { planRefusals } from './en/plan-refusals.ts'
import { presetNames, presets } from './en/presets.ts'
import { stretches } from './en/stretches.ts'

/** Everything that Crescendo says, in English. A second language is a second table of this type. */
export const en = {
  /** What the daemon says, by its code. */
  says: { ...presets, ...planNames, ...whys, ...advice, ...planRefusals },
  presetNames,
  stretches,
}

export type Words = typeof en
