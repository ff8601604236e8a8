import type { Plan } from '../../protocol/panel/plan.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'

/** Words after the run. It never scolds. */
export const report = {
  phase: 'Your run',
  faster: 'each one faster',
  run: 'Well run.',
  then: 'Then the sprint.',
  total: 'Total',
  distance: 'Distance',
  time: 'Time',
  pace: 'Pace',
  planned: 'Planned',
  gain: 'Gained',
  keep: 'Keep this run',
  discard: 'Discard',
  another: 'Plan the next run',
  nothing: 'Nothing was run this time.',
} as const

const NUMBERS = [
  '',
  '',
  '',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
  'Thirteen',
]

/** "Three miles, each one faster." where it is so; else what was run, as it was. */
export function headline(splits: readonly Split[], plan: Plan | null): string {
  const miles = splits.filter(({ kind }) => kind === 'mile')
  const stage = plan?.unit === 'km' ? 'kilometres' : 'miles'
  const climbing = miles.length >= 3 && miles.slice(1).every(({ gainS }) => (gainS ?? 0) > 0)
  if (!climbing) return report.run
  return `${NUMBERS[miles.length] ?? miles.length} ${stage}, ${report.faster}.`
}
