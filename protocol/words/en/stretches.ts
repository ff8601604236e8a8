import type { StretchCard } from '../../panel/plan.ts'

/** Stretch cards: what each is called, and how it is done. */
export const stretches: Record<StretchCard['id'], { readonly name: string; readonly sentence: string }> = {
  'leg-swings-front': {
    name: 'Leg swings, front to back',
    sentence: 'Hold on to something and swing one leg loosely forward and back.',
  },
  'leg-swings-side': {
    name: 'Leg swings, side to side',
    sentence: 'Face your support and swing one leg across your body and out again.',
  },
  'arm-circles': { name: 'Arm circles', sentence: 'Straight arms, big slow circles from the shoulders.' },
  'torso-twists': {
    name: 'Torso twists',
    sentence: 'Feet still, hips forward, turn your chest from side to side.',
  },
  hamstrings: {
    name: 'Hamstrings',
    sentence: 'Put one heel forward, keep that leg straight and lean in from the hips.',
  },
  quads: {
    name: 'Quads',
    sentence: 'Stand on one leg and draw the other heel to your seat, knees together.',
  },
  'calves-straight': {
    name: 'Calves, knee straight',
    sentence: 'Step one foot back, press its heel down and keep the knee straight.',
  },
  'calves-bent': {
    name: 'Calves, knee bent',
    sentence: 'Same step, a little shorter: heel down and bend the back knee.',
  },
}
