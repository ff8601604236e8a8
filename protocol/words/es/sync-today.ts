import type { syncTodayProblems as english } from '../en/sync-today.ts'

/** Por qué intervals.icu no ofrece ningún plan para hoy. */
export const syncTodayProblems: typeof english = {
  'today-none': 'intervals.icu no tiene nada planeado para hoy.',
  'today-other-sport': 'Lo que intervals.icu tiene planeado para hoy no es correr.',
  'today-key-refused':
    'No se lee el plan de hoy: intervals.icu no acepta la clave. Pon otra en Carreras, Adónde van las carreras.',
  'today-busy': 'No se lee el plan de hoy: intervals.icu pide paciencia. Mira más tarde.',
  'today-unreachable': 'No se lee el plan de hoy: intervals.icu no responde. Mira dentro de unos minutos.',
  'today-unreadable': 'No se lee el plan de hoy: lo que responde no es intervals.icu. Mira la red de este ordenador.',
  'today-too-large': ({ mostKb }) => `No se lee el plan de hoy: intervals.icu responde más de ${mostKb} KB.`,
}
