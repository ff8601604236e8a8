import type { Words } from '../en.ts'

/** Stretch cards: what each is called, and how it is done. */
export const stretches: Words['stretches'] = {
  'leg-swings-front': {
    name: 'Balanceo de pierna, adelante y atrás',
    sentence: 'Agárrate a algo y balancea una pierna, suelta, adelante y atrás.',
  },
  'leg-swings-side': {
    name: 'Balanceo de pierna, de lado a lado',
    sentence: 'De cara a tu apoyo, balancea una pierna por delante del cuerpo y hacia fuera.',
  },
  'arm-circles': {
    name: 'Círculos de brazos',
    sentence: 'Brazos rectos, círculos grandes y lentos desde los hombros.',
  },
  'torso-twists': {
    name: 'Giros de tronco',
    sentence: 'Pies quietos, cadera al frente, gira el pecho de lado a lado.',
  },
  hamstrings: {
    name: 'Isquiotibiales',
    sentence: 'Un talón adelante, esa pierna recta, e inclínate desde la cadera.',
  },
  quads: {
    name: 'Cuádriceps',
    sentence: 'Sobre una pierna, lleva el otro talón al glúteo, rodillas juntas.',
  },
  'calves-straight': {
    name: 'Gemelos, rodilla recta',
    sentence: 'Un pie atrás, aprieta su talón contra el suelo y deja la rodilla recta.',
  },
  'calves-bent': {
    name: 'Gemelos, rodilla doblada',
    sentence: 'El mismo paso, algo más corto: talón abajo y dobla la rodilla de atrás.',
  },
}
