/** What is said of an earlier run that is shown beside the next one, fetched where one was chosen. */
export const beside = {
  runs: (day: string, time: string): string => `Beside your run of ${day}, ${time}.`,
  other: (day: string): string => `Your run of ${day} was of another plan: it is not shown.`,
  without: 'Without it',
}

export type BesideWords = typeof beside
