import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { bannerInWords, words } from '../language.ts'
import { stopAnswerOf } from '../parts/stop-answer.ts'
import { stuckOf, type StopPress } from '../live/stop-press.ts'
import type { Danger } from './danger.ts'

/**
 * What the red screen says now: a belt that does not stop, or a STOP that did not get through; null while neither is.
 *
 * @param snapshot null before the first
 */
export function dangerOf(snapshot: Snapshot | null, press: StopPress | null, nowMs: number): Danger | null {
  const { notThrough, cannotTell, sentOnceBack, tried, title } = words.danger
  const stuck = stuckOf(press, snapshot, nowMs)
  if (stuck === 'daemon')
    return { cause: notThrough, note: cannotTell, trying: tried(press?.tries ?? 1), mayStand: true }
  if (snapshot === null) return null
  const banner = snapshot.banners.find(({ level }) => level === 'danger')
  if (banner !== undefined) {
    const { text, action } = bannerInWords(banner)
    return {
      cause: text,
      note: action.toUpperCase() === title ? '' : action,
      trying: stopAnswerOf(snapshot) ?? '',
      mayStand: false,
    }
  }
  return stuck === 'treadmill' ? { cause: notThrough, note: sentOnceBack, trying: '', mayStand: true } : null
}
