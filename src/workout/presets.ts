import type { Preset } from '../../protocol/panel/answers.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'

export const PRESETS: readonly Preset[] = [
  { code: 'classic', values: {}, choices: {} },
  {
    code: 'first-crescendo',
    values: {},
    choices: { level: 'beginner', finish: 'brisk-walk', stageM: METRES_PER_MILE / 2 },
  },
  { code: 'four-mile', values: {}, choices: { miles: 3, stageM: METRES_PER_MILE, finishM: METRES_PER_MILE } },
  { code: 'long', values: {}, choices: { miles: 6, stageM: METRES_PER_MILE } },
  { code: 'half-marathon', values: {}, choices: { miles: 10, stageM: METRES_PER_MILE } },
  { code: 'easy-on-the-knees', values: {}, choices: { finish: 'strong' } },
  { code: 'lunch-break', values: {}, choices: { stageM: 1000, warmUpS: 180, coolDownS: 180 } },
]
