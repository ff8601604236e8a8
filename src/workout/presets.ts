import type { Preset } from '../../protocol/panel/answers.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'

export const PRESETS: readonly Preset[] = [
  { code: 'crescendo', values: {}, choices: {} },
  {
    code: 'first-crescendo',
    values: {},
    choices: { level: 'beginner', finish: 'brisk-walk', stageM: METRES_PER_MILE / 2 },
  },
  { code: 'four-mile', values: {}, choices: { miles: 3, stageM: METRES_PER_MILE, finishM: METRES_PER_MILE } },
  { code: 'kilometres', values: {}, choices: { unit: 'km', miles: 5 } },
  { code: 'ten-mile', values: {}, choices: { miles: 10, stageM: METRES_PER_MILE } },
  { code: 'strong-finish', values: {}, choices: { finish: 'strong' } },
]
