import type { HeldReason } from '../../panel/banners.ts'
import type { MeetingStep, SAYINGS, SPLIT_CHANGES, SPLIT_NOTES } from '../../panel/sayings.ts'
import type { FinishStyle } from '../../panel/choices.ts'
import { METRES_PER_MILE } from '../../units.ts'
import type { ValuesOf } from '../../panel/said.ts'
import { speedUnitOf, type Figures } from '../figures.ts'
import type { Sentences } from '../sentence.ts'
import { ending, finishes, stageTitle, stages, this_ } from './nouns.ts'

/** What is said along a run. Short, in simple words: one line, at most 60 characters where possible. */

const shown = (
  { speedKmh, unit, ofConsole }: ValuesOf<(typeof SAYINGS)['press-faster']>,
  { speed }: Pick<Figures, 'speed'>,
): string => `${speed(speedKmh, unit)}${ofConsole ? ' en la consola' : ''}`

const inTheFinish: Readonly<Record<FinishStyle, string>> = {
  sprint: 'Cuerpo alto, pies rápidos. Afloja cuando quieras.',
  strong: 'Algo más rápido, fluido y ligero. Si duele, afloja.',
  'brisk-walk': 'Tan rápido como camines bien.',
  'light-jog': 'Pasos cortos y ligeros. Camina cuando quieras.',
}

const meetingSteps: Readonly<Record<MeetingStep, string>> = {
  unit: 'Pies en los laterales. Primero muestra su unidad.',
  faster: 'Ahora más rápido.',
  'faster-again': 'Otra vez más rápido.',
  slower: 'Ahora más lento.',
  keys: 'Después pulsa + y − en su consola.',
  stop: 'Ahora para.',
}

export const sayings: Sentences<typeof SAYINGS> = {
  'walk-and-swing': 'Camina suave y deja que los brazos oscilen.',
  'jog-and-settle': 'Trote suave. Respira con calma; manos sueltas, pies ligeros.',
  'should-feel-too-slow': 'Debe parecer demasiado lento. Te guardas para el final.',
  'slow-on-purpose': ({ stage }) => `Lento a propósito. Cada ${stages[stage].one} va algo más rápid${ending(stage)}.`,
  'stand-tall': 'Cuerpo alto y vista al frente, no a la cinta.',
  'quicker-steps': 'Pasos más rápidos, no más largos. Pisa suave.',
  'breathe-low': 'Respira hondo y regular. Aún cabe una frase corta.',
  'comfortably-hard': 'Fuerte pero cómodo: pocas palabras. Busca tu ritmo.',
  'brisk-now': 'Ahora vivo: codos doblados, pasos más cortos y rápidos.',
  'shoulders-down': 'Hombros bajos, mandíbula suelta, codos hacia atrás.',
  'in-the-finish': ({ finish }) => inTheFinish[finish],
  'well-run': 'Suelta el aire y deja que la cinta te frene.',
  'sip-before-rise': ({ distanceM, unit }) => {
    const quarterMile = unit === 'mi' && Math.abs(distanceM - METRES_PER_MILE / 4) < 1
    const where = quarterMile ? 'un cuarto de milla' : `${Math.round(distanceM / 10) * 10} metros`
    return `Bebe un sorbo. El ritmo sube en ${where}.`
  },
  'sip-after-run': 'Bebe un sorbo ahora, y otro al terminar.',

  'finish-in-a-minute': ({ finish }) => `${finishes[finish]} en un minuto.`,
  'thirty-seconds': 'Treinta segundos, sin tensión.',
  'ten-seconds': 'Diez.',
  'three-two-one': 'Tres, dos, uno, ¡ya!',
  halfway: 'Mitad.',
  done: 'Hecho.',
  'press-go': 'Pulsa YA si lo quieres; si no, seguimos así.',
  'go-was-not-pressed': ({ finish }) =>
    finish === 'sprint' ? 'Hoy sin esprint. Muy bien.' : 'Seguimos así. Muy bien.',

  'meeting-step': ({ step }) => meetingSteps[step],
  'next-stage': ({ stage, number }) => `${stageTitle(stage, number)}. Un poco más rápido.`,
  'next-finish': 'El final. Un poco más rápido.',
  'next-walk': 'Camina suave.',
  'next-jog': 'Trote suave.',
  'next-cool-down': 'Enfriamiento. Más lento ahora.',
  'next-cool-down-walk': 'Ahora, caminando.',
  'next-slower': 'Más lento ahora.',
  'faster-again': 'Más rápido otra vez en cinco segundos.',
  incline: ({ inclinePct }) => `Inclinación: ${String(inclinePct).replace('.', ',')} %.`,
  'incline-yours': 'La inclinación queda como la pusiste.',
  'incline-refused': 'La cinta no acepta la inclinación.',
  'finish-in-five': ({ finish }) => `${finishes[finish]} en cinco segundos.`,

  'heart-above': 'Pulso en tu límite. Ahora nada sube.',
  'heart-easing': 'Un paso menos. Suelta el aire despacio.',
  'heart-line': 'El próximo ritmo espera a tu pulso.',
  'heart-lost': 'Sin señal del sensor. Revisa la banda.',
  'heart-strong': 'Hoy final fuerte, sin esprint.',
  'heart-no-finish': 'Seguimos a este ritmo, por tu pulso.',
  'heart-down': 'Tu pulso ha bajado. En cinco segundos, más rápido.',
  'heart-unwell': 'Descansa. ¿Te sientes mal? Para y pide ayuda.',

  'pace-hidden': 'Ritmo oculto. Siéntelo.',
  'pace-asked': '¿Qué ritmo es? Toca uno o déjalo pasar.',
  'pace-felt': 'Anotado. Es este.',

  'after-slower': 'Buena decisión. El resto de la carrera te sigue.',
  'goes-no-slower': 'La cinta no va más lento.',
  'slower-when-found': 'Más lento cuando la cinta vuelva. Hasta entonces, usa sus teclas.',
  'not-ours-to-slow': 'Crescendo no maneja la cinta. Frénala en ella, o pulsa PARAR.',
  'faster-until-stage-ends': ({ stage, finish }) =>
    `Hecho, hasta acabar ${this_(stage)}. Guarda algo para el ${finish === 'sprint' ? 'esprint' : 'final'}.`,
  'faster-until-phase-ends': 'Hecho, hasta acabar esta fase.',
  'tried-again': 'La cinta lo rechaza. Se intenta otra vez.',
  'holding-speed': 'Sigues a esta velocidad. Nada acelera por sí solo.',
  'crescendo-drives': 'Crescendo la maneja, a esta velocidad.',
  'you-drive-now': 'Ahora manejas tú: Crescendo te dice qué pulsar.',
  'you-are-the-motor': 'El motor eres tú: Crescendo te dice a qué ritmo.',
  'start-belt': 'Pon la cinta en marcha en su consola.',
  'stop-belt': 'Para la cinta en su consola.',
  'press-faster': (values, figures) => `Pulsa + hasta ${shown(values, figures)}.`,
  'press-slower': (values, figures) => `Pulsa − hasta ${shown(values, figures)}.`,
  'tread-off': 'Pon la cinta en marcha con tus pies.',
  'tread-to-rest': 'Frena poco a poco, hasta que la cinta pare.',
  'tread-faster': (values, figures) => `Más rápido, hasta ${shown(values, figures)}.`,
  'tread-slower': (values, figures) => `Más lento, hasta ${shown(values, figures)}.`,
  'at-it': 'Eso es.',
  'back-to-plan': 'De vuelta al plan.',
  'cool-down-undone': 'Aún sin enfriar. De vuelta a donde estabas.',
  'easing-off': 'Aflojando.',
  go: '¡Ya!',
  'go-at-the-line': 'En la línea.',
  'not-yet': 'Aún no.',
  'no-finish-today': 'Hoy sin final.',
  'finish-is-on': 'Vuelve a haber final.',
  'stands-still': 'La cinta está quieta.',
  'coming-to-rest': 'Parando cuando se vio. ¿Aún se mueve? Mantén PARAR.',
  stopping: 'Parando.',
  'stopping-from': ({ speedKmh, unit }, { speedNumber }) => `Parando: ${speedNumber(speedKmh, speedUnitOf(unit))}`,
}

export const splitNotes: Sentences<typeof SPLIT_NOTES> = {
  'cut-short': 'cortado',
  'partly-estimated': 'en parte estimado',
  'cut-short-and-estimated': 'cortado, en parte estimado',
}

const wasHeld: Record<HeldReason, string> = {
  asked: 'ritmo fijo',
  eased: 'aflojaste',
  heart: 'ritmo fijo por tu pulso',
  link: 'ritmo fijo, sin conexión',
  restart: 'ritmo fijo tras reiniciar',
  console: 'ritmo de la propia cinta',
  'left-alone': 'más lento, no había nadie',
}

export const splitChanges: Sentences<typeof SPLIT_CHANGES> = {
  'was-held': ({ reason }) => wasHeld[reason],
  'no-heart-signal': 'ritmo fijo sin señal del sensor',
  'changed-speed': ({ byKmh, unit }, { speed }) => `${byKmh > 0 ? '+' : '−'}${speed(Math.abs(byKmh), unit)}`,
  'went-back-to-plan': 'de vuelta al plan',
  'stopped-and-went-on': ({ times }) => (times === 1 ? 'una parada, sin su tiempo' : `${times} paradas, sin su tiempo`),
}
