import type { PRESETS } from '../../panel/answers.ts'
import type { Sentences } from '../sentence.ts'

/** Plans to begin from: what they are called, and what they are. */

export const presetNames: Record<keyof typeof PRESETS, string> = {
  classic: 'Classic 3 + sprint',
  'first-crescendo': 'First Crescendo',
  'four-mile': 'Four-mile Crescendo',
  long: 'Long Crescendo',
  'half-marathon': 'Half-marathon Builder',
  'easy-on-the-knees': 'Easy on the Knees',
  'lunch-break': 'Lunch Break',
}

export const presets: Sentences<typeof PRESETS> = {
  classic: 'Three miles, each one faster, then a 400 m sprint.',
  'first-crescendo': 'Three half miles of walking, each a little brisker. About 40 minutes with warm-up and cool-down.',
  'four-mile': 'Three miles, each one faster, and a fourth that is the fastest.',
  long: 'Six miles, each one faster, then a 400 m sprint.',
  'half-marathon': 'Ten miles that stay easy for long, then a 300 m sprint.',
  'easy-on-the-knees': 'Three miles, each one faster, and a smooth finish that is kind to the joints.',
  'lunch-break':
    'Three kilometres, each one faster, then a 400 m sprint. Under half an hour with warm-up and cool-down.',
}
