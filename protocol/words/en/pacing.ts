/** Words of a mile whose pace is hidden. */
export const pacing = {
  feel: 'Feel it.',
  ahead: 'Look ahead, not at the console.',
  asked: 'What was it?',
  sawIt: 'I saw it',
  /** Below the keys, of what they are. */
  by: (unit: string): string => `By feel, ${unit}. The belt does not ask.`,
  per: { mi: 'per mile', km: 'per kilometre' },
}

export type PacingWords = typeof pacing
