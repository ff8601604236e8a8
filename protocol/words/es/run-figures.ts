import type { RunFigureWords } from '../en/run-figures.ts'

/** What a run came to: said in its report, and where it is looked at later. */
export const runFigures: RunFigureWords = {
  note: 'Una nota',
  noteKept: 'Una nota, guardada',
  saveAs: 'Guardar como',
  segment: 'Fase',
  distance: 'Distancia',
  time: 'Tiempo',
  pace: 'Ritmo',
  planned: 'Plan',
  seconds: (seconds) => `${seconds} s`,
  onTarget: 'en objetivo',
  felt: (mile, said, ran) => `${mile}, ritmo oculto: sentiste ${said}, era ${ran}.`,
  drawn: (mile, pace) => `${mile}: se sorteó ${pace}, con el ritmo oculto; sin respuesta.`,
  kcal: 'kcal',
  gainedOf: 'ganados',
  loadOf: 'carga',
}
