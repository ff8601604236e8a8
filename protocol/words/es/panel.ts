import type { STREAM_ENDS } from '../../panel/answers.ts'
import type { Words } from '../en.ts'
import type { Sentences } from '../sentence.ts'

/** Why this screen shows the run no more. */
export const streamEnds: Sentences<typeof STREAM_ENDS> = {
  'newer-windows': 'Esta pantalla se cerró porque ventanas más nuevas tomaron su lugar. Cierra alguna y recarga esta.',
}

/** Words that belong to no single screen. */
export const panel: Words['panel'] = {
  connecting: 'Buscando a Crescendo …',
  noAnswer: 'Crescendo no responde. Si quieres parar, usa la parada de la propia cinta.',
  lostDaemon: {
    text: 'No se oye a Crescendo. La cinta puede seguir en marcha.',
    action: 'Usa la parada de la propia cinta. Esta pantalla vuelve por sí sola.',
  },
  lostDaemonAtRest: {
    text: 'No se oye a Crescendo.',
    action: '¿Sigue en marcha en este ordenador? Esta pantalla vuelve por sí sola.',
  },
  closed: 'Recarga esta página para seguir aquí la carrera.',
  limit: 'Ponte la llave de seguridad: sin enlace Bluetooth, PARAR en esta pantalla no puede parar la cinta.',
  maySleep: {
    text: 'Este navegador no puede mantener la pantalla encendida.',
    action: 'Desactiva su apagado automático: una cinta que nadie mira se detiene.',
  },
  stop: 'PARAR',
  stopping: 'PARANDO…',
  beltMoves: 'La cinta se mueve. Pulsa primero PARAR y luego deja esta página.',
  stopLabel: 'Parar la cinta',
  pressAndHold: 'mantén pulsado',
  holdIt: 'Pulsa más tiempo',
  unlock: 'Desbloquear',
  resumePlan: 'Volver al plan',
  holdToResumePlan: (speed) => `Mantén pulsado para ${speed}`,
  holdToTakeOver: 'Mantén: manejar',
  holdToUndo: 'Mantén pulsado para volver',
  bpm: 'ppm',
  mute: 'Silenciar',
  unmute: 'Con sonido',
  touchForSound: 'Toca para oír',
}
