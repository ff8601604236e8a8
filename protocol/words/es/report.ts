import type { Words } from '../en.ts'
import type { Stage } from '../stage-noun.ts'
import { capital, ending, inWords, ofThe, stages, the } from './nouns.ts'

const counted = (count: number, stage: Stage): string => {
  const { one, many, feminine } = stages[stage]
  return `${capital(inWords(count, feminine))} ${count === 1 ? one : many}`
}

/** From 1 to 10. */
const hardness = [
  ...['', 'muy fácil', 'fácil', 'fácil', 'moderado', 'moderado', 'algo duro'],
  ...['duro', 'duro', 'muy duro', 'todo lo que tenía'],
]

/** Words after the run. They never scold. */
export const report: Words['report'] = {
  eachFaster: (count, stage) =>
    `${counted(count, stage)}, cada un${stages[stage].feminine ? 'a' : 'o'} más rápid${ending(stage)}.`,
  run: 'Muy bien.',
  ranWhole: (count, stage) => `${counted(count, stage)}. Muy bien.`,
  endedIn: (number, stage) => `Terminada ${number === 0 ? `antes ${ofThe(stage)} 1` : `en ${the(stage)} ${number}`}.`,
  ranIn: (length, time) => `${length} en ${time}`,
  footPod: (length) => `sensor de pie: ${length}`,
  average: (speed) => `media ${speed}`,
  plannedAt: (speed) => `plan ${speed}`,
  aimedAt: (speed) => `nuevo objetivo ${speed}`,
  ahead: (time) => `${time} antes que el plan`,
  onPlan: 'según el plan',
  faster: (time, stage, number) =>
    `${time} menos que ${stages[stage].feminine ? 'la' : 'el'} ${stages[stage].one} ${number}`,
  atPace: (seconds, { span }) =>
    Math.round(seconds) === 0
      ? 'a ritmo en la línea'
      : `a ritmo ${span(Math.round(Math.abs(seconds)))} ${seconds > 0 ? 'después' : 'antes'} de la línea`,
  drift: (bpm) => `${bpm} latidos más de los que explica su ritmo`,
  inTime: (time) => `en ${time}`,
  peak: (speed) => `máximo ${speed}`,
  skipped: (finish) => `hoy sin ${finish.toLowerCase()}`,
  howHard: '¿Te ha costado mucho?',
  asHardAs: (effort) => `${effort}, ${hardness[effort]}`,
  notKept: 'No se ha guardado. Pulsa otra vez.',
  allSplits: 'Parciales',
  picture: 'Volver',
  gain: (stage) => `Ganado a${stages[stage].feminine ? ' la' : 'l'} ${stages[stage].one} anterior`,
  total: 'Total',
  discarded: 'Descartada. No se ha guardado nada.',
  another: 'Planear la próxima',
  nothing: 'Esta vez no se ha corrido nada.',
}
