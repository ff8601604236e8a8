import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { COUNTDOWN_S } from '../../protocol/units.ts'

/** Whether the screen flashes between two snapshots: a mark of the countdown is passed, or something is announced. */
export function flashes(before: Snapshot | null, now: Snapshot): boolean {
  if (before === null) return false
  if ((now.announcement?.serial ?? 0) > (before.announcement?.serial ?? 0)) return true
  const beforeS = before.toFinish?.timeS
  const nowS = now.toFinish?.timeS
  if (beforeS === undefined || nowS === undefined || now.belt !== 'moving') return false
  return COUNTDOWN_S.some((mark) => beforeS > mark && nowS <= mark)
}
