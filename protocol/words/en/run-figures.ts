/** What a run came to: said in its report, and where it is looked at later. */
export const runFigures = {
  note: 'A note',
  noteKept: 'A note, kept',
  saveAs: 'Save as',
  segment: 'Phase',
  distance: 'Distance',
  time: 'Time',
  pace: 'Pace',
  planned: 'Planned',
  seconds: (seconds: number): string => `${seconds} s`,
  onTarget: 'on target',
  kcal: 'kcal',
  gainedOf: 'gained',
  loadOf: 'load',
}

export type RunFigureWords = typeof runFigures
