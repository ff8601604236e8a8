import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { stageM } from '../../protocol/stages.ts'
import { stageNoun } from '../../protocol/units.ts'
import type { BeltNumbers } from '../../protocol/words/en/first-use.ts'
import { speed } from '../format.ts'
import type { Frame } from '../staircase/frames.ts'
import type { Shape } from '../staircase/shape.ts'
import { TALL, WIDE } from '../staircase/frames.ts'
import { runnerSpeedUnit } from '../units-of.ts'

/** What the page says of the plan that is chosen, on the treadmill that is there. */
export function numbersOf({
  plan,
  machine,
}: Pick<Snapshot, 'machine'> & { readonly plan: NonNullable<Snapshot['plan']> }): BeltNumbers {
  const unit = runnerSpeedUnit({ plan })
  return {
    first: speed(machine?.minKmh ?? null, unit),
    fastest: speed(plan.fastestKmh, unit),
    sprintRise: speed(plan.riseKmhPerS, unit),
    stage: stageNoun(stageM(plan)),
    finish: plan.finish,
    gate: plan.gate,
  }
}

/** Over five rows of words, or over five columns of them. */
export const OVER_COLUMNS: Frame = {
  ...WIDE,
  baseline: 50,
  first: 43,
  last: 29,
  peak: 12.5,
  kinderPeak: 17,
  warmUp: 12,
  coolDown: 13,
  finish: 16,
  clear: { x: 0, y: 0 },
}
export const OVER_ROWS: Frame = {
  ...TALL,
  baseline: 28.5,
  first: 25,
  last: 20.5,
  peak: 15,
  kinderPeak: 17.5,
  warmUp: 13,
  coolDown: 14,
  finish: 20,
  clear: { x: 0, y: 0 },
}

/** Where on the picture each of the five things happens, percent. */
export function placesOn({ steps, frame }: Shape): readonly { readonly x: number; readonly y: number }[] {
  const of = (kind: string) => steps.filter((step) => step.kind === kind)
  const [warmUp] = of('warm-up')
  const second = steps.filter(({ mile }) => mile !== null)[1]
  const fastest = of('finish')[0] ?? steps.filter(({ mile }) => mile !== null).at(-1)
  const [coolDown] = of('cool-down')
  const at = (step: typeof second, along: number) =>
    step === undefined
      ? { x: 50, y: frame.baseline }
      : { x: step.x + step.width * along, y: step.blocks[0]?.top ?? step.top }
  return [
    at(warmUp, 0.5),
    at(second, 0),
    at(fastest, 0.5),
    at(coolDown, 0.25),
    { x: 96.6, y: coolDown?.blocks.at(-1)?.top ?? frame.baseline },
  ]
}
