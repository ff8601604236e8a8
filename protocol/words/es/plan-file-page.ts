import type { PlanFilePage } from '../en/plan-file-page.ts'

/** What a screen says where a plan comes from a file, or goes into one. */
export const planFilePage: PlanFilePage = {
  choose: 'Elige un archivo',
  reads: 'JSON de Crescendo, .zwo, un entrenamiento FIT, texto de intervals.icu',
  whole: 'Se puede guardar entero.',
  losses: 'Lo que no se puede guardar:',
  keepAs: 'Guardarlo como',
  saveAs: 'Guardar este plan como',
  asks: 'Preguntando a intervals.icu qué hay para hoy…',
  today: (name) => `Hoy, de intervals.icu${name === '' ? '' : `: ${name}`}`,
  formats: { json: 'JSON', zwo: 'Zwift', fit: 'FIT', intervals: 'intervals.icu' },
}
