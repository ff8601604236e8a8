import type { PacingWords } from '../en/pacing.ts'

/** Words of a mile whose pace is hidden. */
export const pacing: PacingWords = {
  feel: 'Siéntelo.',
  ahead: 'Mira al frente, no a la consola.',
  asked: '¿Qué ritmo era?',
  sawIt: 'Lo vi',
  by: (unit) => `Como lo sientas, ${unit}. La cinta no pregunta.`,
  per: { mi: 'por milla', km: 'por kilómetro' },
}
