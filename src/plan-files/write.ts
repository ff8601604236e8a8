import type { Choices, Plan, Reference } from '../../protocol/panel/plan.ts'
import type { PlanFileLoss, PlanFormat } from '../../protocol/panel/plan-files.ts'
import { DEFAULT_RACE } from '../../protocol/levels.ts'
import { maximumOf, racedKmh } from '../workout/paces.ts'
import { ofTheRun } from '../workout/told.ts'
import { toFit } from './fit.ts'
import { toIntervals } from './intervals.ts'
import { toJson } from './json.ts'
import { stepsOf } from './steps-of.ts'
import { octetsOf } from '../files/text.ts'
import { toZwo } from './zwo.ts'

/** A plan as a file to be saved. */
export interface WrittenPlan {
  readonly name: string
  readonly mediaType: string
  readonly octets: Uint8Array
  /** What of the plan the format cannot hold. */
  readonly losses: readonly PlanFileLoss[]
}

/** What is written of a plan beside itself. */
export interface WriteWith {
  readonly name: string
  /** What the runner told of their running; null: nothing. */
  readonly reference: Reference | null
  /** Milliseconds since 1970-01-01 UTC. */
  readonly wallMs: number
}

/** As it is planned on this treadmill, but for our own JSON, which holds what was chosen. */
export function writePlan(plan: Plan, format: PlanFormat, { name, reference, wallMs }: WriteWith): WrittenPlan {
  const { mediaType, extension } = KINDS[format]
  const file = { name: `${fileNameOf(name)}.${extension}`, mediaType }
  const steps = stepsOf(plan)
  const lost: PlanFileLoss[] = plan.gate === 'ask' ? [{ code: 'loss-gate', values: {} }] : []
  switch (format) {
    case 'json':
      return { ...file, octets: octetsOf(toJson(name, chosenIn(plan))), losses: [] }
    case 'zwo': {
      const used = reference === null || reference.kind === 'comfortable-walk' ? DEFAULT_RACE : reference
      const kmh = racedKmh(TEN_KM, maximumOf(used))
      const { text, losses } = toZwo(name, steps, kmh)
      const relative = { distanceM: TEN_KM, timeS: Math.round((TEN_KM / kmh) * 3.6) }
      return {
        ...file,
        octets: octetsOf(text),
        losses: [...lost, ...losses, { code: 'loss-relative', values: relative }],
      }
    }
    case 'fit': {
      const { octets, losses } = toFit(name, steps, wallMs)
      return { ...file, octets, losses: [...lost, ...losses] }
    }
    case 'intervals': {
      const { text, losses } = toIntervals(steps, plan.unit)
      return { ...file, octets: octetsOf(text), losses: [...lost, ...losses] }
    }
  }
}

/** What is run, its stages as long as they are here: whoever thinks in another unit would have others. */
function chosenIn({ choices, phases }: Plan): Choices {
  const stageM = phases.find((phase) => phase.kind === 'mile')?.distanceM
  return { ...(stageM === undefined ? {} : { stageM }), ...ofTheRun(choices ?? {}) }
}

const TEN_KM = 10_000

const KINDS: Readonly<Record<PlanFormat, { readonly mediaType: string; readonly extension: string }>> = {
  json: { mediaType: 'application/json; charset=utf-8', extension: 'json' },
  zwo: { mediaType: 'application/xml; charset=utf-8', extension: 'zwo' },
  fit: { mediaType: 'application/vnd.ant.fit', extension: 'fit' },
  intervals: { mediaType: 'text/plain; charset=utf-8', extension: 'txt' },
}

/** Letters, digits and what joins them: a name for every file system. */
const fileNameOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\w -]/g, '')
    .trim()
    .replaceAll(/\s+/g, '-')
    .slice(0, 60)
    .toLowerCase() || 'crescendo'
