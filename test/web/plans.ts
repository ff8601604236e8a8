import type { FinishStyle, Plan, PlanPhase, StretchCard } from '../../protocol/panel/plan.ts'

export const MILE_M = 1609.344

const card = (id: StretchCard['id'], sides: StretchCard['sides'], durationS: number): StretchCard => ({
  id,
  sides,
  durationS,
})

export const BEFORE: StretchCard[] = [
  card('leg-swings-front', ['left', 'right'], 20),
  card('leg-swings-side', ['left', 'right'], 20),
  card('arm-circles', ['forward', 'back'], 15),
  card('torso-twists', [null], 30),
]
export const AFTER: StretchCard[] = [card('hamstrings', ['left', 'right'], 30), card('quads', ['left', 'right'], 30)]

export interface PlanShape {
  readonly speedsKmh: readonly number[]
  readonly finishKmh: number
  readonly finishM?: number
  readonly finish?: FinishStyle
  readonly warmUpKmh?: number
  readonly gate?: Plan['gate']
  readonly unit?: Plan['unit']
  readonly stageM?: number
}

function effortAt(p: number): 'easy' | 'moderate' | 'tempo' {
  return p < 0.34 ? 'easy' : p < 0.9 ? 'moderate' : 'tempo'
}

/** A plan as the daemon would send it, with the speeds given. */
export function planOf(shape: PlanShape): Plan {
  const { speedsKmh, finishKmh, finishM = 400, finish = 'sprint', warmUpKmh = 8.1, gate = 'auto', unit = 'mi' } = shape
  const { stageM = unit === 'mi' ? MILE_M : 1000 } = shape
  const phases: PlanPhase[] = [
    { kind: 'stretch', when: 'before', cards: BEFORE },
    {
      kind: 'warm-up',
      segments: [
        { speedKmh: 5.5, durationS: 60, gait: 'walk' },
        { speedKmh: warmUpKmh, durationS: 240, gait: 'jog' },
      ],
    },
    ...speedsKmh.map((speedKmh, index): PlanPhase => ({
      kind: 'mile',
      number: index + 1,
      distanceM: stageM,
      speedKmh,
      effort: effortAt(index / (speedsKmh.length - 1)),
      why: { code: 'effort', values: { effort: effortAt(index / (speedsKmh.length - 1)), percent: 63 + 11 * index } },
    })),
    {
      kind: 'finish',
      style: finish,
      distanceM: finishM,
      speedKmh: finishKmh,
      sprint: finish === 'sprint',
      why: { code: 'race-pace', values: { finishM, unit } },
    },
    {
      kind: 'cool-down',
      segments: [
        { speedKmh: 7.4, durationS: 180, gait: 'jog' },
        { speedKmh: 5, durationS: 60, gait: 'walk' },
        { speedKmh: 4, durationS: 60, gait: 'walk' },
      ],
    },
    { kind: 'stretch', when: 'after', cards: AFTER },
  ]
  return {
    name: { code: 'stages-and-finish', values: { count: speedsKmh.length, stageM, finish, finishM, unit } },
    level: 'intermediate',
    finish,
    unit,
    gate,
    phases,
    ceilingKmh: finishKmh + 2,
    fastestKmh: finishKmh,
    walkKmh: 5,
    riseKmhPerS: 0.3,
    normalRunKmh: 9.5,
    distanceM: speedsKmh.length * stageM + finishM,
    durationS: 600 + speedsKmh.reduce((sum, kmh) => sum + (stageM / kmh) * 3.6, 0) + (finishM / finishKmh) * 3.6,
    advice: [{ code: finish === 'strong' ? 'ask-a-doctor' : 'bottle-and-towel', values: {} }],
    choices: { level: 'intermediate', finish, miles: speedsKmh.length, finishM, unit },
  }
}

export const THREE_MILES = planOf({ speedsKmh: [8.7, 9.9, 11.1], finishKmh: 13.4 })
export const TEN_MILES = planOf({
  speedsKmh: [8.7, 8.8, 9.0, 9.2, 9.5, 9.7, 10.0, 10.3, 10.6, 10.9],
  finishKmh: 13.6,
  finishM: 300,
})
