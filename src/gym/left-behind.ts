import type { Snapshot } from '../../protocol/panel/snapshot.ts'

/** A run whose runner walked off: nothing has happened in it for a while, on a belt that is seen to rest. Pure. */

/** For so long, ms of session time. */
export const LEFT_BEHIND_MS = 300_000

/** Where a run stands, and since when, session time; null where none does. */
export interface Standing {
  readonly where: string
  readonly sinceMs: number
}

type Shown = Pick<Snapshot, 'run' | 'phase' | 'belt' | 'measured' | 'stretch' | 'atMs'>

/** After one more snapshot. Only a belt that is read at zero rests: one that is not seen may move somebody yet. */
export function standingAfter(before: Standing | null, shown: Shown): Standing | null {
  const { run, phase, belt, measured, stretch, atMs } = shown
  const rests = (belt === 'still' || belt === 'stopped') && measured.speedKmh === 0
  if (run === null || !rests || phase.kind === 'done') return null
  // Stretches go on by themselves, whether anybody is there or not; their last one is followed by nothing.
  const where = [run.id, phase.kind, phase.index, belt, stretch?.index, stretch?.side].join(' ')
  return before?.where === where ? before : { where, sinceMs: atMs }
}

export const isLeftBehind = (standing: Standing | null, { atMs }: Pick<Shown, 'atMs'>): boolean =>
  standing !== null && atMs - standing.sinceMs >= LEFT_BEHIND_MS
