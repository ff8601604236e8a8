import type { BANNERS, BannerValues, HeldByOther, NotConnected } from '../../panel/banners.ts'
import type { GuidedBecause } from '../../panel/guided-because.ts'
import type { BannerSentences } from '../sentence.ts'
import { capital, stages } from './nouns.ts'
import { waitActions, waits } from './waits.ts'

/** What is said at the top of the screen, and what to do about it; an empty action where nothing is to be done. */

const LOOK = 'Mira la cinta y luego desbloquea.'
const CARRY_ON = 'Continúa o termina cuando quieras.'
const OWN_STOP = 'Usa la parada de la propia cinta.'

const held: Record<HeldByOther, string> = {
  asked: 'Velocidad fija.',
  eased: 'Has aflojado. Nada acelera por sí solo.',
  link: 'Velocidad fija: la cinta estaba fuera de alcance.',
  restart: 'Velocidad fija: Crescendo se reinició.',
  console: 'A la velocidad que tomó la cinta, por una mano o sola.',
  'left-alone': 'Más lento: no había nadie. Nada sube solo.',
}

type HeartIs = BannerValues<'heart'>['is']
const heart: Record<HeartIs, (ceilingBpm: number) => string> = {
  yet: () => 'Sin señal de pulso: tras un minuto nada acelera.',
  above: (bpm) => `Pulso por encima de ${bpm}.`,
  below: () => 'Ritmo fijo por tu pulso.',
  waits: () => 'El próximo ritmo espera a tu pulso.',
  lost: () => 'Sin señal del sensor.',
  'lost-held': () => 'Sin señal del sensor.',
  unwell: (bpm) => `Pulso por encima de ${bpm} al caminar. Descansa.`,
}
const heartActions: Record<HeartIs, (risesAtBpm: number) => string> = {
  yet: () => 'Ponte la banda o quita el tope.',
  above: () => 'La cinta afloja un paso cada 20\u00a0s hasta que baje.',
  below: () => 'Hasta el final de esta etapa.',
  waits: (bpm) => `Llega con ${bpm} o menos, hasta la mitad de esta etapa.`,
  lost: () => 'Revisa la banda.',
  'lost-held': () => 'Revisa la banda. Sin ella nada acelera.',
  unwell: () => '¿Te sientes mal? Para y pide ayuda.',
}

const guidedBecause: Record<GuidedBecause, string> = {
  'no-control-point': 'Esta cinta no admite órdenes.',
  refuses: 'La cinta no cede el control a Crescendo.',
  'does-not-follow': 'La cinta no obedece.',
  'no-motor': 'Esta cinta no tiene motor.',
  'started-on-the-console': 'La cinta ya estaba en marcha.',
  'other-unit': 'Cuenta en mph.',
  asked: 'Como has pedido.',
}

function chosenTreadmill(chosen: string | null): string {
  if (chosen === 'simulated') return 'la cinta simulada'
  if (chosen === 'auto') return 'una cinta real'
  return chosen ?? 'otra cinta'
}

const unseen = {
  'does-not-answer-stop': {
    text: 'PARAR se envió tres veces y la cinta no se ve.',
    action: 'Saca la llave de seguridad o usa la parada de la propia cinta.',
  },
  'out-of-sight': { text: 'La cinta puede seguir en marcha.', action: OWN_STOP },
  silent: {
    text: 'La cinta no dice si está quieta.',
    action: 'Mírala y confirma que lo está.',
  },
} as const

const beltMoves = {
  stopped: 'LA CINTA SE MUEVE sin Crescendo. Carrera parada.',
  stretching: 'LA CINTA SE MUEVE. Quédate a su lado.',
  none: 'LA CINTA SE MUEVE. Crescendo no la maneja.',
} as const

const notSaved = {
  full: {
    because: 'el disco está lleno',
    action: 'Haz sitio en el disco: se guarda en cuanto lo haya.',
  },
  locked: {
    because: 'otro programa tiene su archivo bloqueado',
    action: 'Se guarda en cuanto el archivo quede libre.',
  },
  slow: {
    because: 'el disco no responde',
    action: 'Se guarda en cuanto el disco responda.',
  },
  failed: {
    because: 'el disco no admite nada',
    action: 'Se intenta guardar una y otra vez.',
  },
} as const

const notHeard = (treadmill: string | null): string =>
  treadmill === null ? 'No se oye ninguna cinta.' : `No se oye ${treadmill}.`

const notConnected: Record<
  NotConnected['because'],
  { readonly text: (treadmill: string | null) => string; readonly action: string }
> = {
  'not-heard': {
    text: notHeard,
    action:
      'Enciéndela, despierta su consola y cierra otras aplicaciones conectadas a ella: casi todas hablan con una sola a la vez.',
  },
  'not-heard-among-others': {
    text: notHeard,
    action: 'Cierra Zwift o la app del móvil, que puede tenerla. Si no, enciéndela y despierta su consola.',
  },
  'does-not-answer': {
    text: (treadmill) => `${treadmill ?? 'La cinta'} se oyó y no respondió. Se intenta otra vez.`,
    action: 'Cierra Zwift o la app del móvil, que puede tenerla. Si sigue así, apágala y enciéndela.',
  },
  'not-a-treadmill': {
    text: (treadmill) => `${treadmill ?? 'Lo que se oyó'} no habla como una cinta.`,
    action: 'Nombra la correcta: npm start -- scan muestra lo que se oye.',
  },
  'no-bluetooth': {
    text: () => 'El Bluetooth de este ordenador no responde. Se intenta otra vez.',
    action: 'Desenchufa el adaptador y vuelve a enchufarlo.',
  },
}

/** After what to do about a belt that may be moving. */
const thenDo = (because: NotConnected['because'] | null): string =>
  because === 'not-heard-among-others' || because === 'does-not-answer' ? ' Luego cierra Zwift o la app del móvil.' : ''

export const banners: BannerSentences<typeof BANNERS> = {
  'pull-the-safety-key': {
    text: ({ belt }) =>
      belt === 'does-not-stop' ? 'LA CINTA NO PARA.' : 'LA CINTA SIGUE EN MARCHA y Crescendo no la controla.',
    action: ({ belt }) =>
      belt === 'does-not-stop'
        ? 'SACA LA LLAVE DE SEGURIDAD'
        : 'Pulsa el stop de la propia cinta o saca la llave de seguridad.',
  },
  'not-ours': {
    text: ({ run }) => beltMoves[run],
    action: 'Frénala o párala en la propia cinta, o pulsa PARAR.',
  },
  'link-lost': {
    text: ({ begunOn, chosen, mayMove }) => {
      if (begunOn === null) return `La cinta está fuera de alcance.${mayMove ? ' Puede seguir en marcha.' : ''}`
      const begun = `Esta carrera empezó en ${begunOn}, y Crescendo se inició para ${chosenTreadmill(chosen)}.`
      return mayMove ? `${begun} ${begunOn} puede seguir en marcha.` : begun
    },
    action: ({ begunOn, mayMove, because }) => {
      if (begunOn !== null) return `Inícialo para ${begunOn} y continúa, o termina la carrera.`
      return mayMove ? OWN_STOP + thenDo(because) : '¿Está encendida?'
    },
  },
  'not-connected': {
    text: ({ treadmill, because }) => notConnected[because].text(treadmill),
    action: ({ because }) => notConnected[because].action,
  },
  'found-by-name': {
    text: ({ treadmill, by }) =>
      by === 'name-elsewhere'
        ? `${treadmill} tiene otra dirección que antes.`
        : `De varias llamadas ${treadmill} esta es la más cercana.`,
    action: '¿Es la que tienes al lado?',
  },
  'telemetry-stale': {
    text: ({ stopped }) =>
      stopped ? 'Parada: la cinta dejó de hablar.' : 'La cinta no dice nada. Los números son una estimación.',
    action: ({ stopped }) => (stopped ? 'Mira la cinta. Continúa cuando esté quieta.' : 'Mientras, nada acelera.'),
  },
  'belt-unseen': { text: ({ belt }) => unseen[belt].text, action: ({ belt }) => unseen[belt].action },
  'wrong-unit': {
    text: 'Parada: la cinta toma su velocidad en la otra unidad (mph o km/h).',
    action: 'Déjate guiar y usa sus teclas; o cambia la unidad en su consola y luego desbloquea.',
  },
  'too-fast': { text: 'Parada: la cinta iba más rápido de lo mandado.', action: LOOK },
  'started-too-fast': { text: 'Parada: la cinta arrancó demasiado rápido.', action: LOOK },
  'did-not-start': {
    text: 'La cinta no arrancó.',
    action: '¿Está puesta la llave de seguridad? Pulsa otra vez para arrancar.',
  },
  'start-unwatched': {
    text: 'No arrancó: ninguna pantalla está mirando.',
    action: 'Abre el panel e inténtalo otra vez.',
  },
  'not-following': {
    text: 'La cinta no responde.',
    action: ({ speedKmh, unit }, { speed }) => `Pon ${speed(speedKmh, unit)} en la propia cinta.`,
  },
  'speed-refused': {
    text: ({ speedKmh, unit }, { speed }) => `La cinta rechaza ${speed(speedKmh, unit)}.`,
    action: ({ againInS, rises }) => {
      const press = `ulsa ${rises ? '+' : '−'} para intentarlo`
      if (againInS === null) return `P${press} otra vez.`
      return againInS > 0 ? `Se intenta otra vez en ${againInS} s; p${press} ahora.` : 'Intentándolo otra vez.'
    },
  },
  'stopped-by-console': { text: 'La cinta paró, por una mano o sola.', action: CARRY_ON },
  'safety-key': { text: 'Se sacó la llave de seguridad.', action: `Vuelve a ponerla. ${CARRY_ON}` },
  'stands-since-restart': {
    text: 'Crescendo se reinició en esta carrera. La cinta está quieta.',
    action: CARRY_ON,
  },
  'stands-since-link': { text: 'La cinta se paró mientras no se la veía.', action: CARRY_ON },
  'control-lost': {
    text: 'La cinta ha recuperado su control.',
    action: 'Continúa o termina cuando esté quieta.',
  },
  'nobody-watches': { text: 'Parada: ninguna pantalla estaba mirando.', action: CARRY_ON },
  unwatched: {
    text: ({ leftS }) =>
      leftS > 0
        ? `No se ve a nadie mirando: nada acelera, y en ${leftS} s la cinta baja al paso y para.`
        : 'No se ve a nadie mirando: la cinta baja al paso y para.',
    action: 'Trae el panel al frente; en un terminal, pulsa una tecla.',
  },
  'nobody-on-belt': {
    text: ({ stopped }) =>
      stopped ? 'Parada: no había nadie en la cinta.' : 'Parece que no hay nadie en la cinta. No acelera.',
    action: ({ stopped }) => (stopped ? CARRY_ON : 'Súbete, o pulsa PARAR.'),
  },
  held: { text: ({ reason }) => held[reason], action: 'Vuelve al plan cuando quieras.' },
  heart: {
    text: ({ is, ceilingBpm }) => heart[is](ceilingBpm),
    action: ({ is, risesAtBpm }) => heartActions[is](risesAtBpm),
  },
  guided: {
    text: ({ because }) => `${guidedBecause[because]} Tú manejas y Crescendo te guía.`,
    action: 'Usa los mandos y la parada de la propia cinta.',
  },
  'cool-down-begun': {
    text: ({ speedKmh, unit }, { speed }) => `Enfriando. ¿Sin querer? De vuelta a ${speed(speedKmh, unit)}:`,
    action: 'mantén pulsado, ahora.',
  },
  'console-check': {
    text: '¿Qué velocidad marca la propia consola de la cinta?',
    action: 'Nada acelera hasta que lo digas: puede contar en la otra unidad.',
  },
  'promise-lapsed': {
    text: ({ stage }) =>
      `Tu tope ya no deja sitio para que cada ${stages[stage].one} sea más ${stages[stage].feminine ? 'rápida' : 'rápido'}.`,
    action: '',
  },
  locked: { text: 'Nada se mueve mientras esté bloqueado.', action: LOOK },
  'computer-slept': {
    text: ({ sleptS, mayMove }) =>
      `El ordenador durmió ${Math.round(sleptS)} s y perdió de vista la cinta.${mayMove ? ' Puede seguir en marcha.' : ''}`,
    action: ({ mayMove }) => (mayMove ? OWN_STOP : ''),
  },
  'computer-busy': {
    text: ({ busyS }, { tenths }) => `El ordenador estuvo ${tenths(busyS)} s demasiado ocupado para cuidar la cinta.`,
    action: 'Cierra lo demás que tenga abierto.',
  },
  'faster-than-time': {
    text: ({ timesAsFast }, { number }) =>
      `Para pruebas: ${number(timesAsFast)} veces más rápido que el tiempo, en un controlador virtual.`,
    action: '',
  },
  'distance-source': {
    text: 'La distancia de la cinta no cuadra con su velocidad. Crescendo cuenta la suya.',
    action: '',
  },
  'foot-pod-differs': {
    text: ({ by }) =>
      `Tu sensor de pie va más de un 5\u00a0% más ${by === 'faster' ? 'rápido' : 'lento'} de lo que dice la cinta.`,
    action: '',
  },
  waiting: {
    text: ({ wait }) => waits[wait],
    action: ({ wait }) => waitActions[wait],
  },
  history: {
    text: ({ saving, runIsOn }) => {
      const what = runIsOn ? 'esta carrera' : 'lo que haces'
      if (saving === 'gone') return 'La carpeta de tu historial se borró, y lo que guardaba se ha perdido.'
      if (saving === 'lost') return 'Cuando Crescendo terminó la última vez, ya no se podía guardar nada.'
      if (saving === 'again') return `${capital(what)} se guarda otra vez.`
      return `No se guarda ${what}: ${notSaved[saving].because}.`
    },
    action: ({ saving, runIsOn }) => {
      if (saving === 'gone')
        return runIsOn ? 'Esta carrera se guarda en una nueva, desde ahora.' : 'Se ha creado una nueva.'
      if (saving === 'lost')
        return runIsOn
          ? 'Esta carrera ha vuelto como se guardó por última vez; lo que vino después se ha perdido.'
          : 'Lo que se corrió o se eligió justo antes se ha perdido.'
      return saving === 'again' ? '' : `${runIsOn ? 'La carrera sigue. ' : ''}${notSaved[saving].action}`
    },
  },
}
