import type { NamedPlans, OwnPlan } from '../../protocol/panel/own-plans.ts'
import { FINISHES, LEAST_MILES, LEVELS, MOST_MILES } from '../../protocol/levels.ts'
import type { Choices, DistanceUnit, GateMode } from '../../protocol/panel/plan.ts'
import type { Word } from '../../protocol/words/paragraph.ts'
import { words } from '../language.ts'
import {
  isPreset,
  nextCeilingKmh,
  nextFinishM,
  nextSeconds,
  nextStageM,
  withFinish,
  withFinishLength,
  withLevel,
  withMiles,
  withPreset,
  withStage,
  withUnit,
} from './choices.ts'
import { toldOf, type Chosen } from './chosen.ts'

/** What the tray of a word offers. */

export interface OneOf {
  readonly title: string
  readonly choices: Choices
  readonly on: boolean
}
export interface Steps {
  readonly value: string
  /** Null where there is no step less, or none more. */
  readonly less: Choices | null
  readonly more: Choices | null
}
export type Offered = { readonly oneOf: readonly OneOf[] } | { readonly steps: Steps }

/** Every plan that has a name, by it: the runner's own, then those to begin from. */
const namedIn = ({ presets, own }: NamedPlans): readonly { id: string; name: string; choices: Choices }[] => [
  ...(own ?? []),
  ...presets.map(({ code, choices }) => ({ id: code, name: words.presetNames[code], choices })),
]

/** @param chosen the id of the one that was chosen last, of several that are the same */
export function plansOffered(choices: Choices, named: NamedPlans, chosen: string): (OneOf & { readonly id: string })[] {
  const all = namedIn(named)
  const on = planOn(choices, all, chosen)
  return all.map((plan) => ({
    id: plan.id,
    title: plan.name,
    choices: withPreset(choices, plan.choices),
    on: plan === on,
  }))
}

/** The plan of these that is chosen: of several that are the same the one of this id, else the first. */
function planOn<P extends { id: string; choices: Choices }>(
  choices: Choices,
  plans: readonly P[],
  chosen: string,
): P | undefined {
  const same = plans.filter((plan) => isPreset(choices, plan.choices))
  return same.find(({ id }) => id === chosen) ?? same[0]
}

export const ownOn = (choices: Choices, { own }: NamedPlans, chosen: string): OwnPlan | undefined =>
  planOn(choices, own ?? [], chosen)

export const nameOf = (choices: Choices, named: NamedPlans, chosen: string): string =>
  planOn(choices, namedIn(named), chosen)?.name ?? words.ready.title

/** Of every word but the reference, which has fields. */
export function offeredFor(word: Exclude<Word, 'reference'>, choices: Choices, chosen: Chosen): Offered {
  const { level, finish, gate, unit, stageM, finishM, miles } = chosen
  const told = toldOf(chosen)
  switch (word) {
    case 'level':
      return oneOf(LEVELS, words.ready.levels, level, (value) => withLevel(choices, value))
    case 'finish':
      return oneOf(FINISHES[level], words.ready.finishes, finish, (value) => withFinish(choices, value))
    case 'gate':
      return oneOf<GateMode>(['auto', 'ask'], words.ready.gates, gate, (value) => ({ ...choices, gate: value }))
    case 'unit':
      return oneOf<DistanceUnit>(['mi', 'km'], words.ready.units, unit, (value) => withUnit(choices, value))
    case 'miles':
      return steps(told.count, (way) => {
        const next = miles + way
        return next < LEAST_MILES || next > MOST_MILES[level] ? null : withMiles(choices, next)
      })
    case 'stageM':
      return steps(told.stage, (way) => ifAny(nextStageM(stageM, unit, way), (next) => withStage(choices, next)))
    case 'finishM':
      return steps(told.length, (way) =>
        ifAny(nextFinishM(finishM, stageM, way), (next) => withFinishLength(choices, next)),
      )
    case 'warmUpS':
    case 'coolDownS':
      return steps(word === 'warmUpS' ? told.warmUp : told.coolDown, (way) =>
        ifAny(nextSeconds(chosen[word], way), (next) => ({ ...choices, [word]: next })),
      )
    case 'ceilingKmh':
      return steps(told.ceiling, (way) => ({ ...choices, ceilingKmh: nextCeilingKmh(chosen.ceilingKmh, unit, way) }))
  }
}

const ifAny = (next: number | null, choices: (next: number) => Choices): Choices | null =>
  next === null ? null : choices(next)

const oneOf = <T extends string>(
  values: readonly T[],
  titles: Record<T, string>,
  on: T,
  choices: (value: T) => Choices,
): Offered => ({
  oneOf: values.map((value) => ({ title: titles[value], choices: choices(value), on: value === on })),
})

const steps = (value: string | number, choices: (way: 1 | -1) => Choices | null): Offered => ({
  steps: { value: String(value), less: choices(-1), more: choices(1) },
})

/** Of a name. */
export const MOST_LETTERS = 40

/** "Tuesdays 2", or the first number that is free. */
export function copyNameOf(name: string, own: readonly OwnPlan[]): string {
  const stem = name.replace(/ \d+$/, '').slice(0, MOST_LETTERS - 3)
  for (let number = 2; ; number++) {
    const next = `${stem} ${number}`
    if (own.every((plan) => plan.name.toLowerCase() !== next.toLowerCase())) return next
  }
}
