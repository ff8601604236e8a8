import type { PRESETS } from '../../panel/answers.ts'
import type { Words } from '../en.ts'
import type { Sentences } from '../sentence.ts'

/** Plans to begin from: what they are called, and what they are. */

export const presetNames: Words['presetNames'] = {
  crescendo: 'Crescendo',
  'first-crescendo': 'Primer Crescendo',
  'four-mile': 'Crescendo de cuatro millas',
  kilometres: 'Crescendo en kilómetros',
  'ten-mile': 'Crescendo de diez millas',
  'strong-finish': 'Final fuerte',
}

export const presets: Sentences<typeof PRESETS> = {
  crescendo: 'Tres millas, cada una más rápida, y un esprint de 400 m.',
  'first-crescendo':
    'Tres medias millas caminando, cada una algo más viva. Unos 40 minutos con calentamiento y enfriamiento.',
  'four-mile': 'Tres millas, cada una más rápida, y una cuarta que es la más rápida.',
  kilometres: 'Cinco kilómetros, cada uno más rápido, y un esprint de 400 m.',
  'ten-mile': 'Diez millas suaves durante mucho tiempo, y un esprint de 300 m.',
  'strong-finish': 'Tres millas, cada una más rápida, y un final fluido, amable con las articulaciones.',
}
