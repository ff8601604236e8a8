import type { Preset } from '../../protocol/panel/answers.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'

export const PRESETS: readonly Preset[] = [
  {
    id: 'crescendo',
    name: 'Crescendo',
    sentence: 'Three miles, each one faster, then a 400 m sprint.',
    choices: {},
  },
  {
    id: 'first-crescendo',
    name: 'First Crescendo',
    sentence: 'Three half miles of walking, each a little brisker. About 40 minutes with warm-up and cool-down.',
    choices: { level: 'beginner', finish: 'brisk-walk', stageM: METRES_PER_MILE / 2 },
  },
  {
    id: 'four-mile',
    name: 'Four-mile crescendo',
    sentence: 'Three miles, each one faster, and a fourth that is the fastest.',
    choices: { miles: 3, finishM: METRES_PER_MILE },
  },
  {
    id: 'kilometres',
    name: 'Crescendo in kilometres',
    sentence: 'Five kilometres, each one faster, then a 400 m sprint.',
    choices: { unit: 'km', miles: 5 },
  },
  {
    id: 'ten-mile',
    name: 'Ten-mile crescendo',
    sentence: 'Ten miles that stay easy for long, then a 300 m sprint.',
    choices: { miles: 10 },
  },
  {
    id: 'strong-finish',
    name: 'Strong finish',
    sentence: 'Three miles, each one faster, and a smooth finish that is kind to the joints.',
    choices: { finish: 'strong' },
  },
]
