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
  /** Of a mile whose pace was hidden. */
  felt: (mile: string, said: string, ran: string): string => `${mile}, pace hidden: you felt ${said}, it was ${ran}.`,
  /** Of one that was not answered. */
  drawn: (mile: string, pace: string): string => `${mile}: ${pace} was drawn, its pace hidden; no answer.`,
  kcal: 'kcal',
  gainedOf: 'gained',
  loadOf: 'load',
}

export type RunFigureWords = typeof runFigures
