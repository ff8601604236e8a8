import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { inclinesPct } from '../../protocol/stages.ts'
import { UNKNOWN } from '../../protocol/words/figures.ts'
import type { TerminalLanguage } from '../../protocol/words/terminal.ts'

/** "incline 2 %, then 0 %": the belt's, and the one that comes next where it is another; '' of a plan without, on a flat belt. */
export function inclineWords(
  { measured, plan, phase, phases, next }: Pick<Snapshot, 'measured' | 'plan' | 'phase' | 'phases' | 'next'>,
  { words, figures }: TerminalLanguage,
): string {
  const { inclinePct } = measured
  const isPlanned = plan !== null && inclinesPct(plan).length > 0
  if (!isPlanned && (inclinePct ?? 0) === 0) return ''
  const now = words.terminal.incline(inclinePct === null ? UNKNOWN : figures.number(inclinePct))
  const nextPct = next?.inclinePct
  const isOther = nextPct !== undefined && nextPct !== (phases[phase.index ?? -1]?.inclinePct ?? 0)
  return isOther ? `${now}, ${words.terminal.thenIncline(figures.number(nextPct))}` : now
}
