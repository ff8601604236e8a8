import type { KioskWords } from '../en/kiosk.ts'

/** Words of the screen on the wall. */
export const kiosk: KioskWords = {
  isFree: (machine) => `${machine}: libre`,
  sprint: 'ESPRINT',
  per: { mi: 'por milla', km: 'por kilómetro' },
  lengths: { mi: 'millas', km: 'kilómetros', m: 'metros' },
  toGo: 'para el final',
  left: 'más',
  onGo: (finish) => `${finish} al pulsar YA`,
  hidden: 'Ritmo oculto',
  stopped: 'Parada',
  noTreadmill: 'Ninguna cinta conectada',
  noCrescendo: 'No se oye a Crescendo',
  comesBack: 'Esta pantalla vuelve por sí sola.',
  itIs: (time) => `${/^0?1:/.test(time) ? 'Es la' : 'Son las'} ${time}.`,
  isBeltMoving: '¿Se mueve una cinta? Usa su propia parada.',
}
