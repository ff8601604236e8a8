import type { PRESETS } from '../../panel/answers.ts'
import type { Words } from '../en.ts'
import type { Sentences } from '../sentence.ts'

/** Plans to begin from: what they are called, and what they are. */

export const presetNames: Words['presetNames'] = {
  classic: 'Clásico 3 + esprint',
  'first-crescendo': 'Primer Crescendo',
  'four-mile': 'Crescendo de cuatro millas',
  long: 'Crescendo largo',
  'half-marathon': 'Hacia el medio maratón',
  'easy-on-the-knees': 'Suave con las rodillas',
  'lunch-break': 'Pausa de mediodía',
}

export const presets: Sentences<typeof PRESETS> = {
  classic: 'Tres millas, cada una más rápida, y un esprint de 400 m.',
  'first-crescendo':
    'Tres medias millas caminando, cada una algo más viva. Unos 40 minutos con calentamiento y enfriamiento.',
  'four-mile': 'Tres millas, cada una más rápida, y una cuarta que es la más rápida.',
  long: 'Seis millas, cada una más rápida, y un esprint de 400 m.',
  'half-marathon': 'Diez millas suaves durante mucho tiempo, y un esprint de 300 m.',
  'easy-on-the-knees': 'Tres millas, cada una más rápida, y un final fluido, amable con las articulaciones.',
  'lunch-break':
    'Tres kilómetros, cada uno más rápido, y un esprint de 400 m. Menos de media hora con calentamiento y enfriamiento.',
}
