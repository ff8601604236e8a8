import type { PRESETS } from '../../panel/answers.ts'
import type { Sentences } from '../sentence.ts'

/** Plans to begin from: what they are called, and what they are. */

export const presetNames: Record<keyof typeof PRESETS, string> = {
  crescendo: 'Crescendo',
  'first-crescendo': 'First Crescendo',
  'four-mile': 'Four-mile crescendo',
  kilometres: 'Crescendo in kilometres',
  'ten-mile': 'Ten-mile crescendo',
  'strong-finish': 'Strong finish',
}

export const presets: Sentences<typeof PRESETS> = {
  crescendo: 'Three miles, each one faster, then a 400 m sprint.',
  'first-crescendo': 'Three half miles of walking, each a little brisker. About 40 minutes with warm-up and cool-down.',
  'four-mile': 'Three miles, each one faster, and a fourth that is the fastest.',
  kilometres: 'Five kilometres, each one faster, then a 400 m sprint.',
  'ten-mile': 'Ten miles that stay easy for long, then a 300 m sprint.',
  'strong-finish': 'Three miles, each one faster, and a smooth finish that is kind to the joints.',
}
