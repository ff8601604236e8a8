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
  addKey: 'Añadir',
  pinOf: (name) => `PIN de ${name}`,
  newPin: 'Un PIN de cuatro cifras',
  cancel: 'Cancelar',
  setPin: 'Poner un PIN',
  otherPin: 'Otro PIN',
  pinIsSet: 'El PIN está puesto.',
  noPin: 'Quitar el PIN',
  pinIsGone: 'El PIN está quitado.',
  again: 'Cada PIN falso tarda más.',
  next: (wait) => `El próximo PIN en ${wait}`,
  forgotten: (name) => `¿PIN olvidado? En el ordenador de Crescendo: npm start -- runners pin "${name}"`,
  removeAll: 'Borrarlo todo',
  remove: (name) => `Borrar todo lo de ${name}`,
  goes: (runs, plans) =>
    `${runs === 1 ? '1 carrera' : `${runs} carreras`} y ${plans === 1 ? '1 plan' : `${plans} planes`} se van para siempre. Pulsa otra vez para borrar.`,
  gone: (name) => (name === '' ? 'Todo está borrado.' : `Todo lo de ${name} está borrado.`),
  keep: 'Conservarlo',
  erase: 'Borrar cifra',
}
