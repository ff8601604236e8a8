import type { RunnersWords } from '../en/runners.ts'

/** Who shares this treadmill: a page of its own, fetched as it is opened. */
export const runners: RunnersWords = {
  title: '¿Quién corre?',
  back: 'Volver',
  unnamed: 'Alguien sin nombre',
  withPin: (name) => `${name}, con PIN`,
  now: 'ahora',
  pin: 'PIN',
  add: 'Alguien nuevo: tu nombre',
  noName: 'Falta un nombre.',
  pinOf: (name) => `PIN de ${name}`,
  newPin: 'Un PIN de cuatro cifras',
  setPin: 'Poner un PIN',
  noPin: 'Quitar el PIN',
  again: 'Espera un momento y prueba otra vez: cada PIN falso tarda más.',
  removeAll: 'Borrarlo todo',
  remove: (name) => `Borrar todo lo de ${name}`,
  goes: (runs, plans) =>
    `${runs === 1 ? '1 carrera' : `${runs} carreras`} y ${plans === 1 ? '1 plan' : `${plans} planes`} se van para siempre. Pulsa otra vez para borrar.`,
  keep: 'Conservarlo',
  erase: 'Borrar cifra',
}
