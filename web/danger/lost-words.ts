import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { figures, bannerInWords, words } from '../language.ts'
import { UNKNOWN } from '../format.ts'
import type { PeakWords } from '../staircase/peak-words.ts'
import { peakOf } from '../staircase/step-words.ts'
import { speedWords } from '../run/speed-words.ts'
import { runnerUnit } from '../units-of.ts'
import { UNIT_M } from '../../protocol/units.ts'
import type { LastSeen, Lost } from './lost-sight.ts'

/** What is said of a belt that is not seen. */

export interface LostWords {
  readonly cause: string
  readonly head: string
  readonly action: string
  /** What the belt ran at when it was seen last, and how long ago; '' where nothing of it was seen, or it stood. */
  readonly pace: string
  readonly lastSeen: string
}

export function lostWordsOf(lost: Lost, seen: LastSeen | null, snapshot: Snapshot): LostWords {
  const said = {
    ...words.danger.lost[lost.what],
    ...(lost.atRest && lost.what === 'daemon' ? words.danger.atRest : {}),
  }
  const old = seen === null || lost.atRest ? null : seen
  return {
    ...said,
    ...ofLink(lost, snapshot),
    pace: old === null ? '' : speedWords(old.speedKmh, snapshot).value,
    lastSeen: old === null ? '' : words.danger.lastSeen(Math.max(1, Math.round(old.agoMs / 1000))),
  }
}

/** What to do about the link; a run that goes on on another treadmill than the one that was chosen says which. */
function ofLink({ what }: Lost, { banners }: Snapshot) {
  const banner = banners.find(({ code }) => code === 'link-lost')
  if (what !== 'treadmill' || banner?.code !== 'link-lost') return {}
  const { text, action } = bannerInWords(banner)
  if (banner.values.begunOn !== null) return { cause: text, action }
  return banner.values.because === null ? {} : { action }
}

/** In the peak: nothing, or what the estimate comes to, coarse and unlike what is measured. */
export function lostPeakOf({ what }: Lost, snapshot: Snapshot): PeakWords | null {
  const peak = peakOf(snapshot)
  const to = snapshot.toFinish ?? snapshot.toCoolDown
  if (peak === null) return null
  const { about, notKnown, byEstimate, minutes } = words.danger
  const isEstimated = (what === 'treadmill' || what === 'readings') && to !== null
  if (!isEstimated) return { ...peak, first: UNKNOWN, unit: '', second: '', quiet: notKnown, coarse: true }
  const unit = runnerUnit(snapshot)
  return {
    title: peak.title,
    lead: about,
    first: figures.tenths(to.distanceM / UNIT_M[unit]),
    unit,
    second: `${Math.ceil(to.timeS / 60)} ${minutes}`,
    quiet: byEstimate,
    coarse: true,
  }
}
