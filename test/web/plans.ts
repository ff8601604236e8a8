import type { FinishStyle, Plan, PlanPhase, StretchCard } from '../../protocol/panel/plan.ts'

export const MILE_M = 1609.344

const card = (
  id: StretchCard['id'],
  name: string,
  sentence: string,
  sides: StretchCard['sides'],
  durationS: number,
): StretchCard => ({ id, name, sentence, sides, durationS })

export const BEFORE: StretchCard[] = [
  card(
    'leg-swings-front',
    'Leg swings, front to back',
    'Hold the rail and swing one leg, loose from the hip.',
    ['left', 'right'],
    20,
  ),
  card(
    'leg-swings-side',
    'Leg swings, side to side',
    'Face the rail; swing the leg across and out.',
    ['left', 'right'],
    20,
  ),
  card('arm-circles', 'Arm circles', 'Large and slow, shoulders low.', ['forward', 'back'], 15),
  card('torso-twists', 'Torso twists', 'Turn from the middle, hips still.', [null], 30),
]
export const AFTER: StretchCard[] = [
  card('hamstrings', 'Hamstrings', 'Heel forward, toes up, lean from the hip.', ['left', 'right'], 30),
  card('quads', 'Quads', 'Heel to the seat, knees together.', ['left', 'right'], 30),
]

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
      why: `${63 + 11 * index} % of what your race says you can take up`,
    })),
    {
      kind: 'finish',
      style: finish,
      distanceM: finishM,
      speedKmh: finishKmh,
      sprint: finish === 'sprint',
      why: 'the speed at which you would race this distance, a little kinder',
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
    name: `${speedsKmh.length}-mile crescendo`,
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
    advice: finish === 'strong' ? ['Ask a doctor or physiotherapist first.'] : ['A bottle within reach, a towel too.'],
    choices: { level: 'intermediate', finish, miles: speedsKmh.length, finishM, unit },
  }
}

export const THREE_MILES = planOf({ speedsKmh: [8.7, 9.9, 11.1], finishKmh: 13.4 })
export const TEN_MILES = planOf({
  speedsKmh: [8.7, 8.8, 9.0, 9.2, 9.5, 9.7, 10.0, 10.3, 10.6, 10.9],
  finishKmh: 13.6,
  finishM: 300,
})
