import type { Plan } from '../../protocol/panel/plan.ts'
import { stagesIn } from '../../protocol/stages.ts'
import { emsOf, pace } from '../format.ts'
import type { Shape, Step } from '../staircase/shape.ts'
import { speedIn } from './plan-words.ts'

/** How large the paces of a poster are: they grow as they climb, and fit into their steps. Hundredths of the height. */

/** More steps than these have no room for words beside their number. */
const WORDY_STEPS = 4
/** Of each layout: a pace at the first mile, the last and the sprint; the least that is read; left of it. */
const SIZES = {
  wide: { first: 6.6, last: 12.2, sprint: 12.8, least: 2.6, pad: 1.6 },
  tall: { first: 2.9, last: 4, sprint: 4.25, least: 2.1, pad: 0.7 },
} as const

export interface Drawn {
  readonly plan: Plan
  readonly shape: Shape
  readonly tall: boolean
  /** The width of the picture, hundredths of its height. */
  readonly ems: number
}

export const isRoomy = (plan: Plan): boolean => stagesIn(plan) <= WORDY_STEPS

/** The pace of a step, and what is left free before it; no size where it would be too small to be read. */
export function paceSize(step: Step, drawn: Drawn): { readonly pad: number; readonly size: number | null } {
  const { first, last, sprint, least, pad: usual } = drawn.tall ? SIZES.tall : SIZES.wide
  const isFinish = step.kind === 'finish'
  const pad = isFinish || isRoomy(drawn.plan) ? usual : usual / 2
  const wished = isFinish ? sprint : first + (last - first) * step.p
  const size = Math.min(wished * scaleOf(drawn), roomIn(step, pad, drawn))
  return { pad, size: size < least ? null : size }
}

/** The largest type in which the pace of a step fits into it. */
function roomIn({ index, width }: Step, pad: number, { plan, ems }: Drawn): number {
  return ((ems * width) / 100 - pad) / (emsOf(pace(speedIn(plan.phases[index]), plan.unit)) * 1.04)
}

/** Where the sprint is too narrow for its size all become smaller with it: it stays the largest. */
function scaleOf(drawn: Drawn): number {
  const { sprint, pad } = drawn.tall ? SIZES.tall : SIZES.wide
  const finish = drawn.shape.steps.find(({ kind }) => kind === 'finish')
  return finish === undefined ? 1 : Math.min(1, roomIn(finish, pad, drawn) / sprint)
}
