import type { Choices } from '../../protocol/panel/plan.ts'

/** Every phase, in less than six minutes on the belt. */
export const SHORT_PLAN: Choices = {
  unit: 'km',
  stageM: 100,
  finishM: 100,
  warmUpS: 60,
  coolDownS: 60,
  riseKmhPerS: 0.5,
}
