import type { Plan } from '../../protocol/panel/plan.ts'

/** 2026-03-01 07:30:00.250 UTC. */
export const WALL_MS = Date.UTC(2026, 2, 1, 7, 30, 0, 250)

export const MACHINE = { name: 'Treadmill 7', address: 'c0:ff:ee:00:00:07' }

/** One mile and a finish: history stores plans without looking into them. */
export const PLAN: Plan = {
  name: 'Crescendo',
  level: 'intermediate',
  finish: 'sprint',
  unit: 'km',
  gate: 'auto',
  phases: [
    { kind: 'mile', number: 1, distanceM: 1000, speedKmh: 8.7, effort: 'easy', why: 'easy' },
    { kind: 'finish', style: 'sprint', distanceM: 400, speedKmh: 13.4, sprint: true, why: 'fast' },
  ],
  ceilingKmh: 15.4,
  fastestKmh: 13.4,
  walkKmh: 5,
  riseKmhPerS: 0.3,
  normalRunKmh: 9.5,
  distanceM: 1400,
  durationS: 520,
  advice: [],
  choices: { miles: 3 },
}
