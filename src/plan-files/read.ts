import type { Choices, DistanceUnit, PlanRefusal, Reference } from '../../protocol/panel/plan.ts'
import {
  MOST_OCTETS,
  type PlanFilePreview,
  type PlanFileRefusal,
  type PlanFormat,
} from '../../protocol/panel/plan-files.ts'
import type { PlanOutcome } from '../workout/plan.ts'
import { Damaged } from '../files/damaged.ts'
import { choicesOf, easingLosses } from './choices-of.ts'
import { NoPlanFile, oneLine, refuse, type ReadSteps } from './file-step.ts'
import { fromFit } from './fit.ts'
import { isFit } from '../files/fit-octets.ts'
import { fromIntervals, isIntervals } from './intervals.ts'
import { fromJson } from './json.ts'
import { textOf } from '../files/text.ts'
import { fromZwo } from './zwo.ts'

/** Which plan a file holds, and what of it would be lost. */

export type ReadOutcome =
  | { readonly ok: true; readonly preview: PlanFilePreview }
  | { readonly ok: false; readonly refusal: PlanFileRefusal | PlanRefusal }

/** What the steps of a file are worked out with. */
export interface ReadWith {
  /** What the runner told of their running; null: nothing. */
  readonly reference: Reference | null
  /** In which speeds are said to them. */
  readonly unit: DistanceUnit
  /** Works choices out on the treadmill there is. */
  readonly plan: (choices: Choices) => PlanOutcome
}

/** Never throws for what stands in a file, and keeps nothing. */
export const readPlan = (octets: Uint8Array, reading: ReadWith): ReadOutcome => outcomeOf(() => fileIn(octets), reading)

/** What is known to be workout text of intervals.icu, whatever it looks like. Never throws for what stands in it. */
export const readWorkoutText = (text: string, reading: ReadWith): ReadOutcome =>
  outcomeOf(() => ({ format: 'intervals', read: fromIntervals(text) }), reading)

function outcomeOf(file: () => File, reading: ReadWith): ReadOutcome {
  try {
    return previewOf(file(), reading)
  } catch (error) {
    if (error instanceof Damaged)
      return { ok: false, refusal: { error: 'plan-file-refused', code: error.damage, values: {} } }
    if (!(error instanceof NoPlanFile)) throw error
    return { ok: false, refusal: { error: 'plan-file-refused', ...error.fault } }
  }
}

type File =
  | { readonly format: 'json'; readonly name: string | null; readonly choices: Choices }
  | { readonly format: Exclude<PlanFormat, 'json'>; readonly read: ReadSteps }

/** What it is shows in its first signs. @throws {NoPlanFile} */
function fileIn(octets: Uint8Array): File {
  if (octets.length > MOST_OCTETS)
    throw new NoPlanFile({ code: 'file-too-large', values: { mostKb: MOST_OCTETS / 1024 } })
  if (isFit(octets)) return { format: 'fit', read: fromFit(octets) }
  const text = textOf(octets)
  if (/\[COURSE (HEADER|DATA)\]/i.test(text.slice(0, 4000))) refuse('file-watts')
  if (/^\s*[{[]/.test(text)) return { format: 'json', ...fromJson(text) }
  if (/^\s*</.test(text)) return { format: 'zwo', read: fromZwo(text) }
  return isIntervals(text) ? { format: 'intervals', read: fromIntervals(text) } : refuse('file-unknown')
}

function previewOf(file: File, { reference, unit, plan }: ReadWith): ReadOutcome {
  const { format } = file
  if (file.format === 'json') {
    const outcome = plan(file.choices)
    if (!outcome.ok) return outcome
    const name = file.name === null ? null : oneLine(file.name)
    return { ok: true, preview: { format, name, choices: file.choices, plan: outcome.plan, losses: [] } }
  }
  const of = choicesOf(file.read, reference, unit)
  const tried = of.crescendo === null ? null : plan(of.crescendo)
  const isCrescendo = of.crescendo !== null && tried?.ok === true
  const choices = isCrescendo ? of.crescendo : of.guided
  const outcome = isCrescendo ? tried : plan(of.guided)
  if (!outcome.ok) return outcome
  const losses = [
    ...of.losses,
    ...(tried !== null && !tried.ok ? [{ code: 'loss-no-crescendo', values: {} } as const] : []),
    ...easingLosses(choices, outcome.plan, of),
  ]
  return { ok: true, preview: { format, name: file.read.name, choices, plan: outcome.plan, losses } }
}
