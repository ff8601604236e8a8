import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { COUNTDOWN_S } from '../../protocol/units.ts'

/** What the screen has flashed for in a run: the marks of its countdown, and the go; each once, however the estimate moves. */
export interface Flashed {
  readonly run: string | null
  /** Seconds to the finish when it was looked at last; null where there were none. */
  readonly toFinishS: number | null
  readonly marks: readonly number[]
  readonly gate: Snapshot['gate'] | null
}

export const NOT_FLASHED: Flashed = { run: null, toFinishS: null, marks: [], gate: null }

/** What was flashed for once this snapshot is seen, and whether it is one to flash for. */
export function flashedOn(before: Flashed, now: Snapshot): { readonly flashed: Flashed; readonly flash: boolean } {
  const run = now.run?.id ?? null
  const known = run === before.run ? before : { ...NOT_FLASHED, run }
  const toFinishS = now.toFinish?.timeS ?? null
  const { toFinishS: wasS, marks, gate } = known
  const passes = (mark: number): boolean =>
    wasS !== null && toFinishS !== null && wasS > mark && toFinishS <= mark && !marks.includes(mark)
  const passed = now.belt === 'moving' ? COUNTDOWN_S.filter(passes) : []
  const goes = now.gate === 'passed' && gate !== null && gate !== 'passed' && now.phase.kind === 'finish'
  return {
    flashed: { run, toFinishS, marks: [...marks, ...passed], gate: now.gate },
    flash: passed.length > 0 || goes,
  }
}
