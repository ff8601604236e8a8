import type { StretchCard } from '../../protocol/panel/plan.ts'

/** Seconds between two cards, and between the sides of one. */
export const BETWEEN_STRETCHES_S = 5

const LEGS: StretchCard['sides'] = ['left', 'right']

/** Before the run: moving, never held. */
export const STRETCHES_BEFORE: readonly StretchCard[] = [
  {
    id: 'leg-swings-front',
    name: 'Leg swings, front to back',
    sentence: 'Hold on to something and swing one leg loosely forward and back.',
    sides: LEGS,
    durationS: 20,
  },
  {
    id: 'leg-swings-side',
    name: 'Leg swings, side to side',
    sentence: 'Face your support and swing one leg across your body and out again.',
    sides: LEGS,
    durationS: 20,
  },
  {
    id: 'arm-circles',
    name: 'Arm circles',
    sentence: 'Straight arms, big slow circles from the shoulders.',
    sides: ['forward', 'back'],
    durationS: 15,
  },
  {
    id: 'torso-twists',
    name: 'Torso twists',
    sentence: 'Feet still, hips forward, turn your chest from side to side.',
    sides: [null],
    durationS: 30,
  },
]

/** After the run: held still, no bouncing. */
export const STRETCHES_AFTER: readonly StretchCard[] = [
  {
    id: 'hamstrings',
    name: 'Hamstrings',
    sentence: 'Put one heel forward, keep that leg straight and lean in from the hips.',
    sides: LEGS,
    durationS: 30,
  },
  {
    id: 'quads',
    name: 'Quads',
    sentence: 'Stand on one leg and draw the other heel to your seat, knees together.',
    sides: LEGS,
    durationS: 30,
  },
  {
    id: 'calves-straight',
    name: 'Calves, knee straight',
    sentence: 'Step one foot back, press its heel down and keep the knee straight.',
    sides: LEGS,
    durationS: 30,
  },
  {
    id: 'calves-bent',
    name: 'Calves, knee bent',
    sentence: 'Same step, a little shorter: heel down and bend the back knee.',
    sides: LEGS,
    durationS: 20,
  },
]
