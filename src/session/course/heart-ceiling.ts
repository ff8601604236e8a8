import type { BannerValues } from '../../../protocol/panel/banners.ts'
import { snap, stepDown } from '../../../protocol/units.ts'
import { EXACT_KMH } from '../../belt/limits.ts'
import { toleranceOf } from '../../belt/tolerance.ts'
import { saying } from '../../workout/sayings.ts'
import { isGuided } from '../driving.ts'
import { heartBpmOf, meanBpmOf } from '../heart.ts'
import type { HeartHold } from '../run.ts'
import { endedOf, paceOf, placeOf, targetsOf, withPace, type Session } from '../session.ts'
import { gridOf, leftMOf, leftSOf, measuredKmhOf, segmentKmhOf, segmentOf, wishedKmhOf } from '../speeds.ts'
import { lengthMOf, lengthSOf } from '../../workout/segments.ts'
import { finishJudged } from './heart-finish.ts'
import { ceilingBpmOf, heartSaid, isFor, withHeart, withoutHeartHold } from './heart-pace.ts'
import { keptForHeart, noted } from './changes.ts'
import { told } from './saying.ts'

/**
 * The ceiling of the heart rate (coach: heart rate). It only ever keeps or lowers the pace of the segment that is on: at its end it
 * is judged anew. In the cool-down, which comes down by itself, there is none.
 */

const ABOVE = {
  /** Above for so long nothing rises, ms; for so long, and each time again, the pace is a step easier. */
  noRiseMs: 10_000,
  easedMs: 20_000,
  runStepKmh: 0.3,
  walkStepKmh: 0.2,
  /** Who still walks and is above for so long is told to rest, ms. */
  unwellMs: 120_000,
} as const

/** Without a rate: a warning each time, and then nothing rises, ms. */
const LOST = { saidEachMs: 30_000, noRiseMs: 60_000 } as const

/** So far below the ceiling a pace rises again, beats a minute. */
const ROOM_BPM = 3
/** A pace that waits is asked for again each, ms. */
const ASKED_EACH_MS = 20_000
/** Between walking and running neither is comfortable, km/h: what is told of the limits, else the coach's. */
const RUNNING_FROM_KMH = 7.4
const WALKING_TO_KMH = 6.7

/** What follows of the rate as it is known now, on a belt that moves. */
export function heartOn(session: Session): Session {
  const ceilingBpm = ceilingBpmOf(session)
  const role = segmentOf(session)?.role
  if (ceilingBpm === null || role === undefined || session.belt.kind !== 'moving') return session
  const known = unwell(clocked(session, ceilingBpm))
  if (role === 'cool-down') return known
  return finishJudged(askedAgain(eased(kept(warned(known)))))
}

/** Since when what is so. */
function clocked(session: Session, ceilingBpm: number): Session {
  const { heart } = paceOf(session)
  const { atMs } = session
  const bpm = heartBpmOf(session, atMs)
  const lostSinceMs = bpm === null ? (heart.lostSinceMs ?? atMs) : null
  const isLong = lostSinceMs !== null && atMs - lostSinceMs >= LOST.noRiseMs
  const isAbove = bpm === null ? heart.aboveSinceMs !== null && !isLong : bpm > ceilingBpm
  const walks = isAbove && (measuredKmhOf(session) ?? Infinity) <= WALKING_TO_KMH
  const next = {
    lostSinceMs,
    aboveSinceMs: isAbove ? (heart.aboveSinceMs ?? atMs) : null,
    walksAboveSinceMs: walks ? (heart.walksAboveSinceMs ?? atMs) : null,
    consoleEasedAtMs: isConsoles(session) ? heart.consoleEasedAtMs : null,
  }
  const isSame = (Object.keys(next) as (keyof typeof next)[]).every((name) => next[name] === heart[name])
  return isSame ? session : withHeart(session, next)
}

const isConsoles = (session: Session): boolean => paceOf(session).hold?.reasons.includes('console') === true

function unwell(session: Session): Session {
  const { walksAboveSinceMs } = paceOf(session).heart
  return isFor(session, walksAboveSinceMs, ABOVE.unwellMs) ? heartSaid(session, 'heart-unwell') : session
}

/** Nothing is known of the heart: said again and again. */
function warned(session: Session): Session {
  const { lostSinceMs, saidAtMs } = paceOf(session).heart
  if (!isFor(session, lostSinceMs, LOST.saidEachMs)) return session
  return heartSaid(session, 'heart-lost', LOST.saidEachMs, saidAtMs)
}

/** Above for 10 s, or not known for 60 s: nothing rises in this segment. */
function kept(session: Session): Session {
  const { hold, aboveSinceMs, lostSinceMs } = paceOf(session).heart
  if (hold !== null) return session
  const isAbove = isFor(session, aboveSinceMs, ABOVE.noRiseMs)
  if (!isAbove && !isFor(session, lostSinceMs, LOST.noRiseMs)) return session
  // Without a rate a belt still comes to the pace that was there, or was asked for by hand: after a STOP, say.
  const mostKmh = isAbove ? thereKmhOf(session) : wishedKmhOf(session)
  const holding = withHold(session, newHold(session, isAbove ? 'above' : 'lost', mostKmh, false))
  return isAbove ? heartSaid(holding, 'heart-above') : holding
}

/** The speed there is: a belt on its way up stays where it is, but for a crawl: a walk is as easy. */
function thereKmhOf(session: Session): number {
  const wishedKmh = wishedKmhOf(session)
  const measuredKmh = measuredKmhOf(session)
  if (measuredKmh === null || measuredKmh >= wishedKmh - toleranceOf(session.seen, wishedKmh)) return wishedKmh
  return Math.min(wishedKmh, Math.max(session.plan?.walkKmh ?? 0, snap(gridOf(session), measuredKmh)))
}

/** Above for 20 s, and each time again: a step easier; in the finish the last pace, in a run below its limit a walk. */
function eased(session: Session): Session {
  const { heart, hold: ownHold } = paceOf(session)
  const { hold, aboveSinceMs } = heart
  const isKnown = heartBpmOf(session, session.atMs) !== null
  if (hold === null || aboveSinceMs === null || !isKnown) return session
  const dueMs = Math.max(
    aboveSinceMs + ABOVE.easedMs,
    hold.sinceMs + (ABOVE.easedMs - ABOVE.noRiseMs),
    (hold.easedAtMs ?? -Infinity) + ABOVE.easedMs,
  )
  if (session.atMs < dueMs) return session
  // A speed that somebody set on the console is lowered once; from then on they are told.
  if (ownHold !== null && heart.consoleEasedAtMs !== null) return heartSaid(session, 'heart-above')
  const kmh = easierKmhOf(session)
  if (kmh >= wishedKmhOf(session) - EXACT_KMH) return session
  const consoleEasedAtMs = isConsoles(session) ? session.atMs : null
  const easing = { ...hold, because: 'above', mostKmh: kmh, easedAtMs: session.atMs, ownRiseKmh: null } as const
  return heartSaid(withHeart(session, { hold: easing, consoleEasedAtMs }), 'heart-easing')
}

function easierKmhOf(session: Session): number {
  const grid = gridOf(session)
  const wishedKmh = wishedKmhOf(session)
  const index = placeOf(session).segment?.index ?? 0
  if (segmentOf(session)?.role === 'finish') return Math.min(wishedKmh, targetsOf(session).kmh[index - 1] ?? wishedKmh)
  const runsFromKmh = session.plan?.choices?.runningFloorKmh ?? RUNNING_FROM_KMH
  const runs = wishedKmh >= runsFromKmh - EXACT_KMH
  const stepKmh = runs ? ABOVE.runStepKmh : ABOVE.walkStepKmh
  const kmh = Math.min(snap(grid, wishedKmh - stepKmh), stepDown(grid, wishedKmh))
  return runs && kmh < runsFromKmh - EXACT_KMH ? Math.min(kmh, session.plan?.walkKmh ?? kmh) : kmh
}

/** Each 20 s: whether what is held may end. What was made easier stays so to the end of its segment. */
function askedAgain(session: Session): Session {
  const { hold } = paceOf(session).heart
  if (hold === null || session.atMs - hold.askedAtMs < ASKED_EACH_MS) return session
  const asked = withHold(session, { ...hold, askedAtMs: session.atMs, wasDown: isDown(session) })
  if (!isDown(session) || hold.easedAtMs !== null) return asked
  const keepsNothing = hold.mostKmh >= segmentKmhOf(session) - EXACT_KMH
  if (keepsNothing) return withHold(session, null) // nothing changes by it
  return hold.waits && isBeforeHalf(session) ? risesAgain(session) : asked
}

/** Announced, and five seconds later begun, as every rise is. */
function risesAgain(session: Session): Session {
  const { atMs } = session
  const free = withHold(session, null)
  const waits = isGuided(session) ? free : withPace(free, { keptBack: { sinceMs: atMs, toldAtMs: atMs } })
  return told(waits, saying('heart-down'))
}

function isBeforeHalf(session: Session): boolean {
  const segment = segmentOf(session)
  if (segment === null) return false
  const lengthM = lengthMOf(segment)
  return lengthM === null ? leftSOf(session) >= (lengthSOf(segment) ?? 0) / 2 : leftMOf(session) >= lengthM / 2
}

/** True where the rate is known, and was so far below the ceiling for 15 s on the mean that a pace may rise; not once nothing may. */
function isDown(session: Session): boolean {
  const ceilingBpm = ceilingBpmOf(session)
  if (isFor(session, paceOf(session).heart.aboveSinceMs, ABOVE.noRiseMs)) return false
  const meanBpm = meanBpmOf(session, session.atMs)
  return ceilingBpm !== null && meanBpm !== null && meanBpm <= ceilingBpm - ROOM_BPM
}

/** Whether the pace at the next line may be announced. Without a rate it may for a minute, where nothing is held yet. */
export function heartAllowsRise(session: Session): boolean {
  if (ceilingBpmOf(session) === null || isDown(session)) return true
  const { hold, lostSinceMs, waitsAtLine } = paceOf(session).heart
  const isUnknown = heartBpmOf(session, session.atMs) === null
  return isUnknown && hold === null && !waitsAtLine && !isFor(session, lostSinceMs, LOST.noRiseMs)
}

/** The pace at the next line waits for the heart: said once, in place of its announcement. */
export function waitsAtLine(session: Session): Session {
  const { heart } = paceOf(session)
  return heart.waitsAtLine ? session : heartSaid(withHeart(session, { waitsAtLine: true }), 'heart-line')
}

/**
 * On the line of another segment: what held the one before is over. Where this one is faster and the heart is not down, its pace
 * waits; one that the belt rises to already goes no further than it was kept at on the way.
 */
export function heartAtLine(before: Session, session: Session): Session {
  const { heart } = paceOf(session)
  const role = segmentOf(session)?.role
  const free = withoutHeartHold(session)
  const { segment } = placeOf(before)
  if (ceilingBpmOf(session) === null || segment === null || (role !== 'warm-up' && role !== 'stage')) return free
  const wasKmh = wishedKmhOf(before)
  if (wishedKmhOf(free) <= wasKmh + EXACT_KMH) return free
  const rises = segment.rising || segment.announcedAtMs !== null
  if (rises ? heart.hold === null : !heart.waitsAtLine && heartAllowsRise(session)) return free
  const holding = withHold(free, newHold(session, heart.hold?.because ?? 'above', wasKmh, true))
  return heart.waitsAtLine ? holding : heartSaid(holding, 'heart-line')
}

/** The runner goes back to the plan: from now on the ceiling counts anew. */
export function heartLeftAlone(session: Session): Session {
  const { heart } = paceOf(session)
  const isNew = heart.hold === null && heart.aboveSinceMs === null && heart.lostSinceMs === null
  return isNew ? session : withHeart(withoutHeartHold(session), { aboveSinceMs: null, lostSinceMs: null })
}

/** What a screen is told of it; null where there is nothing to say. */
export function heartShownOf(session: Session): BannerValues<'heart'> | null {
  const ceilingBpm = session.plan?.heart?.ceilingBpm ?? null
  const { hold, walksAboveSinceMs, lostSinceMs } = paceOf(session).heart
  if (ceilingBpm === null) return null
  const shown = (is: BannerValues<'heart'>['is']) => ({ is, ceilingBpm, risesAtBpm: ceilingBpm - ROOM_BPM })
  if (isToStart(session)) return heartBpmOf(session, session.atMs) === null ? shown('yet') : null
  // On a belt that does not run nothing is judged by it.
  if (segmentOf(session) === null || session.belt.kind !== 'moving') return null
  if (isFor(session, walksAboveSinceMs, ABOVE.unwellMs)) return shown('unwell')
  if (isFor(session, lostSinceMs, LOST.saidEachMs) && segmentOf(session)?.role !== 'cool-down')
    return shown(hold === null ? 'lost' : 'lost-held')
  if (hold === null) return null
  if ((heartBpmOf(session, session.atMs) ?? 0) > ceilingBpm) return shown('above')
  return shown(hold.waits && hold.easedAtMs === null && isBeforeHalf(session) ? 'waits' : 'below')
}

/** Before the belt was set going: the plan is chosen, or its first stretches are on. */
function isToStart(session: Session): boolean {
  const { segment, odometer } = placeOf(session)
  return segment === null && odometer.movingS === 0 && endedOf(session) === null
}

function newHold(session: Session, because: HeartHold['because'], mostKmh: number, waits: boolean): HeartHold {
  const { atMs } = session
  return { because, mostKmh, ownRiseKmh: null, sinceMs: atMs, easedAtMs: null, askedAtMs: atMs, waits, wasDown: false }
}

/** What holds is noted of the phase that is on. */
function withHold(session: Session, hold: HeartHold | null): Session {
  const holding = withHeart(session, { hold })
  return hold === null ? holding : noted(holding, keptForHeart(hold.because === 'lost'))
}
