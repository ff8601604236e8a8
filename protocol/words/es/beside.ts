import type { BesideWords } from '../en/beside.ts'

/** What is said of an earlier run that is shown beside the next one, fetched where one was chosen. */
export const beside: BesideWords = {
  runs: (day, time) => `Junto a tu carrera del ${day}, ${time}.`,
  other: (day) => `Tu carrera del ${day} era de otro plan: no se muestra.`,
  without: 'Sin ella',
}
