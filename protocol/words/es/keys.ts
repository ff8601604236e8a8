import type { KeyWords } from '../en/keys.ts'

export const keys: KeyWords = {
  title: 'Teclas',
  close: 'Cerrar',
  slower: 'Más lento',
  faster: 'Más rápido',
  screen: 'La pantalla',
  names: { space: 'Espacio', enter: 'Intro', escape: 'Esc', page: 'Pág', or: 'o' },
  stop: { title: 'PARAR', says: 'Al pulsar, en cualquier pantalla; no empieza nada' },
  slowerStep: { title: 'Un paso más lento', says: 'Al pulsar' },
  easeOff: { title: 'Aflojar', says: 'Al ritmo más fácil que dice su tecla' },
  fasterStep: { title: 'Un paso más rápido', says: 'Uno por pulsación, aunque la mantengas' },
  hold: { title: 'Mantener 1,5 s: arrancar, seguir, volver al plan', says: 'Si sueltas antes, no pasa nada' },
  go: { title: 'YA, al esprint', says: 'Desde 60 s antes; G otra vez lo anula' },
  mute: { title: 'Silencio, y vuelta', says: '' },
  fullScreen: { title: 'Pantalla completa', says: '' },
  light: { title: 'Claro u oscuro', says: '' },
  sheet: { title: 'Esta hoja', says: '' },
  closes: { title: 'Cerrar, volver', says: '' },
  note: 'Sirve cualquier pasapáginas o mando de presentaciones: pulsa ahora sus teclas y aquí se enciende la que envía. Mientras la cinta se mueve, cada tecla hace lo que dice, también con esta hoja abierta. En un campo de texto las teclas escriben; Espacio para igualmente.',
}
