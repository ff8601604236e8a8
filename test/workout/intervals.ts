import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import { stagesName } from '../../src/workout/stages-name.ts'
import { STRETCHES_AFTER, STRETCHES_BEFORE } from '../../src/workout/stretches.ts'

/** A plan of another kind than the Crescendo: six times one minute fast, one minute slow. It promises nothing and has no finish. */

const FAST_KMH = 12
const SLOW_KMH = 8

const stage = (speedKmh: number, index: number): PlanPhase => ({
  kind: 'stage',
  number: index + 1,
  length: { durationS: 60 },
  speedKmh,
  effort: speedKmh === FAST_KMH ? 'tempo' : 'easy',
  inclinePct: null,
  hidden: false,
  why: null,
})

const PHASES: PlanPhase[] = [
  { kind: 'stretch', when: 'before', cards: [...STRETCHES_BEFORE] },
  { kind: 'warm-up', segments: [{ speedKmh: 6, durationS: 120, gait: 'walk' }] },
  ...Array.from({ length: 6 }, () => [FAST_KMH, SLOW_KMH])
    .flat()
    .map(stage),
  { kind: 'cool-down', segments: [{ speedKmh: 5, durationS: 120, gait: 'walk' }] },
  { kind: 'stretch', when: 'after', cards: [...STRETCHES_AFTER] },
]

export const INTERVALS: Plan = {
  name: stagesName(PHASES, 'km'),
  level: 'intermediate',
  finish: null,
  unit: 'km',
  gate: 'auto',
  phases: PHASES,
  ceilingKmh: 14,
  fastestKmh: FAST_KMH,
  walkKmh: 5,
  riseKmhPerS: 0.3,
  normalRunKmh: null,
  distanceM: 2000,
  durationS: 960,
  advice: [],
  choices: null,
}
