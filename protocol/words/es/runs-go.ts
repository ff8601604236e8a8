import type { goes as english } from '../en/runs-go.ts'
import { syncProblems } from './sync.ts'

/** La sección de la página de las carreras. */
export const goes: typeof english = {
  title: 'Adónde van las carreras',
  folder: { title: 'Carpeta', says: 'Cada carrera acabada, como archivo FIT' },
  intervals: { title: 'intervals.icu', says: 'Su clave API: cada carrera acabada va allí' },
  set: 'Poner',
  takeBack: 'Quitar',
  earlier: { title: 'También las de antes', says: 'No solo las de ahora en adelante', set: 'Enviarlas' },
  state: (sent, waiting) =>
    `${sent === 0 ? 'Aún no hay ninguna' : `${sent} allí`}${waiting === 0 ? '' : `, ${waiting} en espera`}.`,
  problems: syncProblems,
  keyTooShort: (least) => `Ninguna clave es tan corta: tiene al menos ${least} signos. Cópiala entera.`,
  keySet: 'Hay una clave.',
}
