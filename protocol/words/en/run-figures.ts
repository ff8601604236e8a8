/** What a run came to: said in its report, and where it is looked at later. */
export const runFigures = {
  seconds: (seconds: number): string => `${seconds} s`,
  onTarget: 'on target',
  kcal: 'kcal',
  gainedOf: 'gained',
  loadOf: 'load',
}

export type RunFigureWords = typeof runFigures
