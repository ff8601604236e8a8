import type { ASK_REFUSALS } from '../../panel/ask-refusals.ts'
import type { Sentences } from '../sentence.ts'

/** Why an ask is not taken, and what to do instead. */
export const askRefusals: Sentences<typeof ASK_REFUSALS> = {
  'nothing-connected': 'No hay ninguna cinta conectada.',
  'out-of-reach': 'La cinta está fuera de alcance. Usa sus propios botones.',
  'cannot-be-driven': 'Esta cinta no se puede manejar. Ponla en marcha en su propia consola.',
  'no-plan-chosen': 'Elige primero un plan.',
  'run-is-on': 'Ya hay una carrera en marcha.',
  'no-run': 'No hay ninguna carrera en marcha.',
  'no-run-on-belt': 'No hay ninguna carrera sobre la cinta.',
  'no-run-to-carry-on': 'No hay ninguna carrera que continuar.',
  'run-is-stopped': 'La carrera está parada. Continúala o termínala.',
  'run-not-stopped': 'La carrera no está parada.',
  'nothing-run-yet': 'Aún no has corrido nada. Solo se puede descartar.',
  'belt-is-starting': 'La cinta está arrancando. Pulsa PARAR para anularlo.',
  'belt-is-stopping': 'La cinta está frenando.',
  'still-stopping': 'La cinta aún está frenando.',
  'not-still': 'La cinta no está quieta. Párala primero.',
  'not-seen-yet': 'Aún no se ve qué hace la cinta. Mírala e inténtalo otra vez enseguida.',
  'says-nothing-at-rest': 'La cinta no dice si está quieta. Mírala y confirma que lo está.',
  'says-itself': 'La propia cinta dice lo que hace.',
  'may-yet-start': 'La cinta aún puede arrancar. Mírala otra vez en unos segundos.',
  'start-was-used': 'Este arranque ya se usó. Pulsa otra vez.',
  'nobody-is-watching': 'Ninguna pantalla está mirando. Abre el panel e inténtalo otra vez.',
  'locked-after-fault': 'Bloqueado tras un fallo. Mira la cinta y luego desbloquea.',
  'nothing-locked': 'No hay nada bloqueado.',
  'goes-no-faster': 'La cinta no va más rápido.',
  'above-your-ceiling': 'Eso supera tu tope.',
  'belt-follows-first': 'Espera a que la cinta haya respondido.',
  'plan-is-on': 'El plan ya está en marcha.',
  'go-pressed-already': 'YA se pulsó antes.',
  'finish-has-begun': 'El final ya ha empezado.',
  'too-early-or-late': 'Es demasiado pronto o demasiado tarde para eso.',
  'no-stretch-on': 'No hay ningún estiramiento del que seguir.',
  'number-not-asked-for': 'No se ha pedido el número de la consola.',
  'speed-to-be-named': ({ speedKmh }, { speed }) => `Esto acelera, hasta ${speed(speedKmh, 'km/h')}: dilo con toKmh.`,
  'display-fits-neither-unit': ({ speedKmh }, { speed }) =>
    `Eso no encaja en ninguna unidad a ${speed(speedKmh, 'km/h')}, o ${speed(speedKmh, 'mph')}. Mira otra vez y di lo que marca la consola.`,
  'leads-elsewhere-by-now': ({ speedKmh, unit }, { speed }) =>
    `Ahora esto lleva a ${speed(speedKmh, unit)}. Mira otra vez y vuelve a pulsar.`,
  'seen-too-long-ago': 'Lo que viste tenía más de 3 s, así que con eso nada acelera. Mira otra vez y vuelve a pulsar.',
}
