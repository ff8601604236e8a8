import type { DistanceUnit } from '../panel/choices.ts'
import type { Plan, StretchCard } from '../panel/plan.ts'
import type { StretchView } from '../panel/snapshot.ts'
import type { Saying, SAYINGS } from '../panel/sayings.ts'
import { unitTold } from '../announced.ts'
import {
  finishOf,
  inclinesPct,
  isMeeting,
  MEETING_STEPS,
  speedsKmh,
  stageM,
  stagesIn,
  stageLengthsM,
} from '../stages.ts'
import { paceSPerKm, paceSPerMile, stageNoun, tenthsMphFromKmh } from '../units.ts'
import { speedUnitOf, type ConsoleUnit } from './figures.ts'
import type { Language } from './language.ts'
import type { Sentence } from './sentence.ts'
import type { SpokenWords } from './spoken-words.ts'

/** What is said aloud: known whole as soon as there is a plan, so that every clip can be made before it is needed. */

export type Utterance =
  | { readonly kind: 'saying'; readonly says: Saying }
  /** The next speed, km/h: as a pace, or as what the treadmill's own display shows. */
  | { readonly kind: 'speed'; readonly kmh: number; readonly unit: DistanceUnit | ConsoleUnit }
  | { readonly kind: 'stretch'; readonly card: StretchCard['id'] }
  | { readonly kind: 'side'; readonly side: NonNullable<StretchView['side']> }
  /** A belt does not stop. */
  | { readonly kind: 'alarm' }

/** The words of it, for a voice. */
export function spokenIn({ words, figures }: Language, utterance: Utterance): string {
  const { spoken, stretches } = words
  switch (utterance.kind) {
    case 'saying': {
      const { code, values } = utterance.says
      // A code and its values belong together on the wire; looked up by the code, its sentence is only known to fit them.
      const sentence = spoken.sayings[code] as Sentence<object>
      return typeof sentence === 'string' ? sentence : sentence(values, figures)
    }
    case 'speed':
      return speedIn(spoken, utterance.kmh, utterance.unit)
    case 'stretch': {
      const { name, sentence } = stretches[utterance.card]
      return spoken.stretch(name, sentence)
    }
    case 'side':
      return spoken.sides[utterance.side]
    case 'alarm':
      return spoken.alarm
  }
}

function speedIn(spoken: SpokenWords, kmh: number, unit: DistanceUnit | ConsoleUnit): string {
  if (unit === 'mph') return spoken.speed(tenthsMphFromKmh(kmh), unit)
  if (unit === 'km/h') return spoken.speed(Math.round(kmh * 10), unit)
  const seconds = Math.round((unit === 'mi' ? paceSPerMile(kmh) : paceSPerKm(kmh)) ?? 0)
  return spoken.pace(Math.floor(seconds / 60), seconds % 60, unit)
}

/** A speed as it is told to who runs this plan on this treadmill. */
export const speedSaid = (kmh: number, plan: Plan, console: ConsoleUnit): Utterance => ({
  kind: 'speed',
  kmh,
  unit: unitTold(kmh, plan, console),
})

/** Codes that are said with values. */
type Valued = {
  [Code in keyof typeof SAYINGS]: keyof (typeof SAYINGS)[Code] extends never ? never : Code
}[keyof typeof SAYINGS]

type TellsSpeed = 'press-faster' | 'press-slower' | 'tread-faster' | 'tread-slower'

/** Everything that can be said aloud in a run of this plan, each once; the order is that of the run, roughly. */
export function repertoireOf(language: Language, plan: Plan, console: ConsoleUnit): readonly string[] {
  const stage = stageNoun(stageM(plan))
  const finish = finishOf(plan)
  const numbers = Array.from({ length: stagesIn(plan) }, (_, index) => index + 1)
  const { beltFactor = 1 } = plan
  /** Each speed of the plan, to whoever brings the belt there: by its console's own numbers. */
  const told = <Code extends TellsSpeed>(code: Code) =>
    speedsKmh(plan).map((kmh) => ({
      code,
      values: {
        speedKmh: kmh / beltFactor,
        unit: console,
        ofConsole: beltFactor !== 1 || console !== speedUnitOf(plan.unit),
      },
    }))
  const valued: { readonly [Code in Valued]: readonly Extract<Saying, { code: Code }>[] } = {
    'slow-on-purpose': [{ code: 'slow-on-purpose', values: { stage } }],
    'sip-before-rise': stageLengthsM(plan).map((m) => ({
      code: 'sip-before-rise',
      values: { distanceM: m / 4, unit: plan.unit },
    })),
    'meeting-step': isMeeting(plan) ? MEETING_STEPS.map((step) => ({ code: 'meeting-step', values: { step } })) : [],
    'next-stage': numbers.map((number) => ({ code: 'next-stage', values: { stage, number } })),
    'finish-in-a-minute': [{ code: 'finish-in-a-minute', values: { finish } }],
    'finish-in-five': [{ code: 'finish-in-five', values: { finish } }],
    incline: inclinesPct(plan).map((inclinePct) => ({ code: 'incline', values: { inclinePct } })),
    'go-was-not-pressed': [{ code: 'go-was-not-pressed', values: { finish } }],
    'in-the-finish': [{ code: 'in-the-finish', values: { finish } }],
    'faster-until-stage-ends': [{ code: 'faster-until-stage-ends', values: { stage, finish: plan.finish } }],
    'press-faster': told('press-faster'),
    'press-slower': told('press-slower'),
    'tread-faster': told('tread-faster'),
    'tread-slower': told('tread-slower'),
    'stopping-from': [{ code: 'stopping-from', values: { speedKmh: 0, unit: plan.unit } }],
  }
  const isValued = (code: string): boolean => Object.hasOwn(valued, code)
  const hasCeiling = (plan.heart?.ceilingBpm ?? null) !== null
  const plain = Object.keys(language.words.spoken.sayings).filter(
    (code) =>
      !isValued(code) &&
      (hasCeiling || !code.startsWith('heart-')) &&
      (plan.hiddenMile !== undefined || !code.startsWith('pace-')) &&
      (inclinesPct(plan).length > 0 || !code.startsWith('incline-')),
  )
  const sayings = [...plain.map((code) => ({ code, values: {} }) as Saying), ...Object.values(valued).flat()]
  const cards = plan.phases.flatMap((phase) => (phase.kind === 'stretch' ? phase.cards : []))
  const sides = cards.flatMap((card) => card.sides.filter((side) => side !== null))
  const all: readonly Utterance[] = [
    { kind: 'alarm' },
    ...cards.map(({ id }): Utterance => ({ kind: 'stretch', card: id })),
    ...sides.map((side): Utterance => ({ kind: 'side', side })),
    ...sayings.map((says): Utterance => ({ kind: 'saying', says })),
    ...speedsKmh(plan).map((kmh) => speedSaid(kmh, plan, console)),
  ]
  return [...new Set(all.map((one) => spokenIn(language, one)))]
}
