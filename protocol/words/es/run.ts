import type { PhaseKind } from '../../panel/snapshot.ts'
import type { Words } from '../en.ts'
import { finishes, stageTitle, this_ } from './nouns.ts'

/** Phases by their names. */
export const phases: Words['phases'] = {
  stretch: 'Estiramientos',
  'warm-up': 'Calentamiento',
  'cool-down': 'Enfriamiento',
  done: 'Hecho',
  stage: stageTitle,
  stageOf: (stage, number, count) => `${stageTitle(stage, number)} de ${count}`,
  finishes,
  plainFinish: 'Final',
  starting: 'La cinta arranca',
  waiting: 'Esperando a la cinta',
  stopping: 'Parando',
  held: 'ritmo fijo',
  efforts: { easy: 'suave', moderate: 'moderado', tempo: 'tempo', walk: 'caminar' },
  finishIn: (finish) => `${finishes[finish]} en`,
}

const parts: Record<PhaseKind, string> = {
  idle: '',
  stretch: 'de estiramientos',
  'warm-up': 'de calentamiento',
  mile: '',
  stage: '',
  finish: '',
  'cool-down': 'de enfriamiento',
  done: '',
}

/** Words of the run. */
export const run: Words['run'] = {
  peak: (finish) => `${finishes[finish]} en`.toUpperCase(),
  ranIn: (length, time) => `${length} en ${time}`,
  coolDownIn: 'ENFRIAR EN',
  pace: 'RITMO',
  at: 'a',
  asYouAsk: 'luego, lo que pidas',
  ifBelow: (bpm) => `si bajas de ${bpm}`,
  target: 'objetivo',
  plan: 'plan',
  asked: 'pedido',
  console: 'consola',
  hidden: 'ritmo oculto',
  timeHidden: 'tiempo oculto',
  estimated: 'estimado',
  next: 'luego',
  nextStays: 'sigue a',
  leftIn: (kind, stage) => {
    if (kind === 'mile' || kind === 'stage') return `más en ${stage === 'kilometre' ? 'este km' : this_(stage)}`
    return kind === 'finish' ? 'para el final' : `más ${parts[kind]}`
  },
  /** Beside the metres of the sprint, and below them. */
  metres: 'm',
  toGo: 'para el final',
  left: 'más',
  easeOff: 'AFLOJAR',
  walkNow: 'CAMINAR YA',
  walk: 'caminar',
  slower: 'Más lento',
  faster: 'Más rápido',
  go: 'YA',
  goHint: 'en la línea',
  goLate: 'ahora',
  goHeld: (speed) => `mantén pulsado: ${speed}`,
  armed: 'LISTO',
  armedHint: 'toca: aún no',
  skip: 'SALTAR',
  skipHint: (finish) => `hoy sin ${finishes[finish].toLowerCase()}`,
  more: 'Más',
  flashOff: { title: 'Sin destellos', says: 'La pantalla destella antes del final' },
  flashOn: { title: 'Destellos', says: 'La pantalla sigue en calma antes del final' },
}

/** What is seldom wanted while running. */
export const more: Words['more'] = {
  next: { title: 'Siguiente fase', says: 'Acaba esta aquí' },
  hold: { title: 'Seguir a esta velocidad', says: 'Nada acelera por sí solo' },
  'resume-plan': { title: 'Volver al plan', says: 'De vuelta a la velocidad del plan' },
  guide: { title: 'Solo guíame', says: 'Manejas tú y Crescendo te dice qué pulsar' },
  'take-over': { title: 'Que maneje Crescendo', says: 'A la velocidad que hay' },
  'skip-sprint': { title: 'Saltar el final', says: 'Directo al enfriamiento' },
  'cool-down': { title: 'Enfriar', says: 'Acaba aquí lo duro' },
  end: { title: 'Terminar aquí', says: 'Solo si la cinta está quieta' },
}

/** Signs that are drawn, read out. */
export const signs: Words['signs'] = {
  faster: 'más rápido',
  slower: 'más lento',
  to: 'a',
  more: 'más',
  back: 'volver',
  heart: 'pulso',
  lostHeart: 'sin pulso',
}
