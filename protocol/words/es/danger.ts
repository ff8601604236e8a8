import type { Words } from '../en.ts'

/** Words of the screens that show no number of the belt's: what is lost, and what to do. */

const OWN_STOP = 'Usa su propia parada.'
const MAY_MOVE = 'La cinta puede moverse.'
const STOOD = 'La cinta estaba quieta.'

export const danger: Words['danger'] = {
  title: 'SACA LA LLAVE DE SEGURIDAD',
  feet: 'Luego pisa los raíles laterales.',
  notThrough: 'PARAR no ha llegado.',
  gotThrough: 'STOP ha llegado a Crescendo. Esta pantalla no ve la cinta.',
  cannotTell: `${MAY_MOVE} Esta pantalla no puede saberlo.`,
  sentOnceBack: 'PARAR se envía en cuanto la cinta vuelva a estar al alcance.',
  tried: (times) => (times === 1 ? 'Intentándolo otra vez' : `Intentándolo otra vez, ${times} veces ya`),
  hasMotor: '¿Tiene motor?',
  yes: 'Sí',
  no: 'No, la muevo yo',
  stands: 'La cinta está quieta',
  key: 'una llave de seguridad que se saca',
  rails: 'los pies en los raíles laterales',
  lost: {
    daemon: { cause: 'No se oye a Crescendo', head: MAY_MOVE, action: OWN_STOP },
    treadmill: { cause: 'Cinta fuera de alcance', head: MAY_MOVE, action: OWN_STOP },
    readings: { cause: 'La cinta no dice nada', head: MAY_MOVE, action: OWN_STOP },
    window: {
      cause: 'Ventanas más nuevas tomaron su lugar',
      head: 'Sigue la carrera allí.',
      action: 'O recarga esta página.',
    },
  },
  atRest: { head: STOOD, action: 'Esta pantalla vuelve por sí sola.' },
  lastSeen: (seconds) => `visto hace ${seconds} s`,
  stop: {
    daemon: 'puede no llegar',
    treadmill: 'se envía cuando vuelva',
    readings: '',
    window: '',
  },
  about: 'unos',
  minutes: 'min',
  notKnown: 'ahora no se sabe',
  byEstimate: 'estimado',
}
