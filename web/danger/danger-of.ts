import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { bannerInWords, words } from '../language.ts'
import { stuckOf, type StopPress } from '../live/stop-press.ts'
import type { Danger } from './danger.ts'

/** What the red screen says now: a belt that does not stop, or a STOP that did not get through; null while neither is. */
export function dangerOf(snapshot: Snapshot, press: StopPress | null, nowMs: number): Danger | null {
  const { notThrough, cannotTell, sentOnceBack, tried, title } = words.danger
  const stuck = stuckOf(press, snapshot, nowMs)
  if (stuck === 'daemon')
    return { cause: notThrough, note: cannotTell, trying: tried(press?.tries ?? 1), mayStand: true }
  const banner = snapshot.banners.find(({ level }) => level === 'danger')
  if (banner !== undefined) {
    const { text, action } = bannerInWords(banner)
    return { cause: text, note: action.toUpperCase() === title ? '' : action, trying: '', mayStand: false }
  }
  return stuck === 'treadmill' ? { cause: notThrough, note: sentOnceBack, trying: '', mayStand: true } : null
}
