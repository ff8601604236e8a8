import type { Banner, BANNERS, BannerValues } from '../../protocol/panel/banners.ts'
import type { Waiting } from '../../protocol/panel/waits.ts'
import { stageNoun } from '../../protocol/units.ts'
import { needsEyesOf } from '../belt/rest.ts'
import { ageMsOf, followMsOf, freshMsOf } from '../belt/readings.ts'
import { refusedOrderOf, risesOf, triedAgainAtMsOf } from '../belt/refusing.ts'
import { asksUnitOf } from '../belt/unit.ts'
import { runsOnOf } from '../belt/stopping.ts'
import { planKmhOf } from '../session/asks/speed.ts'
import { beltFactorOf } from '../session/belt-factor.ts'
import { undoOf } from '../session/asks/undo.ts'
import { stopWishOf } from '../session/belt-with-us.ts'
import { heartShownOf } from '../session/course/heart-ceiling.ts'
import { drivingOf, isGuided } from '../session/driving.ts'
import { stageLengthM } from '../workout/segments.ts'
import { runsOnReleasedOf, beltForScreenOf } from '../session/release.ts'
import { endedOf, paceOf, placeOf, targetsOf, type Session, type Trouble } from '../session/session.ts'
import { footPodDiffersOf } from '../session/second-opinion.ts'
import { segmentOf, wishedKmhOf } from '../session/speeds.ts'

/** What is said at the top of the screen, the most pressing first, each with what to do about it. */
export function bannersOf(session: Session, nowMs: number, waiting: Waiting | null): Banner[] {
  const driving = drivingOf(session)
  return [
    ...(driving.by === 'us' || driving.because !== 'no-motor' ? stopBanners(session, nowMs) : []),
    ...notOursBanners(session, nowMs),
    ...linkBanners(session, nowMs),
    ...troubleBanners(session),
    ...(driving.by === 'us' ? unwatchedBanners(session) : []),
    ...silenceBanners(session, nowMs),
    ...heartBanners(session),
    ...heldBanners(session),
    ...guidedBanners(session),
    ...undoBanners(session, nowMs),
    ...followBanners(session, nowMs),
    ...refusedBanners(session, nowMs),
    ...noteBanners(session, nowMs),
    ...waitBanners(isAskedInstead(session, waiting) ? null : waiting),
  ]
}

const danger = banner('danger')
const warning = banner('warning')
const info = banner('info')

function banner(level: Banner['level']) {
  return <Code extends keyof typeof BANNERS>(code: Code, values: BannerValues<Code>): Banner =>
    // A code and its values of one family are one of its banners; the compiler does not follow that through the union.
    ({ level, code, values }) as unknown as Banner
}

function stopBanners({ belt, seen }: Session, nowMs: number): Banner[] {
  const { stop, sample } = seen
  if (stopWishOf(belt) === null || stop === null) return []
  const seesBelt = sample !== null && ageMsOf(seen, nowMs) <= freshMsOf(seen)
  if (!seesBelt) {
    const blind = stop.blind >= seen.limits.blindStops
    return blind ? [danger('belt-unseen', { belt: 'does-not-answer-stop' })] : []
  }
  const runsOn = stop.fall !== null && runsOnOf(seen, stop.fall, nowMs)
  return runsOn ? [danger('pull-the-safety-key', { belt: 'does-not-stop' })] : []
}

/** A belt that moves where it is to stand: at once, and full-screen where it was let go of and does not come to rest. */
function notOursBanners(session: Session, nowMs: number): Banner[] {
  if (!isGuided(session) && runsOnReleasedOf(session, nowMs))
    return [danger('pull-the-safety-key', { belt: 'not-ours' })]
  const { segment, stretch } = placeOf(session)
  if (session.belt.kind === 'not-ours') return [warning('not-ours', { run: stretch === null ? 'none' : 'stretching' })]
  const runsBy = session.belt.kind === 'stopped' && segment !== null && beltForScreenOf(session, nowMs) === 'moving'
  return runsBy ? [warning('not-ours', { run: 'stopped' })] : []
}

function linkBanners(session: Session, nowMs: number): Banner[] {
  const { machine, seen, belt, slept, anotherMachine } = session
  const { segment, phaseIndex } = placeOf(session)
  const outOfSight = belt.kind === 'out-of-sight'
  if (machine === null) return []
  if (seen.link === 'down') {
    const moved = segment !== null || (seen.sample !== null && seen.sample.speedKmh > 0)
    // A run goes on where it was begun, and nowhere else.
    const isElsewhere = anotherMachine !== null && phaseIndex !== null
    const begunOn = isElsewhere ? machine.name : null
    return [
      warning('link-lost', { mayMove: moved, begunOn, chosen: isElsewhere ? anotherMachine : null, because: null }),
    ]
  }
  const asleep = slept !== null && (outOfSight || nowMs - slept.atMs < NOTED_MS)
  const sleeping = asleep ? [warning('computer-slept', { sleptS: slept.forMs / 1000, mayMove: outOfSight })] : []
  return outOfSight ? [...sleeping, warning('belt-unseen', { belt: 'out-of-sight' })] : sleeping
}

/** What stopped the belt. */
function troubleBanner(trouble: Trouble): Banner {
  switch (trouble) {
    case 'telemetry-stale':
    case 'nobody-on-belt':
      return warning(trouble, { stopped: true })
    default:
      return warning(trouble, {})
  }
}

/** Of a run that has ended nothing can be carried on any more; what locked the belt still does. */
function troubleBanners(session: Session): Banner[] {
  const { trouble, locked } = session
  const why = trouble === null || (endedOf(session) !== null && !locked) ? [] : [troubleBanner(trouble)]
  return locked && !isGuided(session) ? [...why, warning('locked', {})] : why
}

/** Said before the belt comes down for it, also where it is not this screen that counts. */
function unwatchedBanners({ seen, belt }: Session): Banner[] {
  const { unwatchedMs, limits } = seen
  const drives = belt.kind === 'moving' || belt.kind === 'starting'
  if (!drives || unwatchedMs < limits.unwatchedRiseMs) return []
  return [warning('unwatched', { leftS: Math.max(0, Math.ceil((limits.unwatchedStopMs - unwatchedMs) / 1000)) })]
}

function silenceBanners(session: Session, nowMs: number): Banner[] {
  const { seen, belt } = session
  if (belt.kind === 'moving' && ageMsOf(seen, nowMs) > freshMsOf(seen)) {
    return [warning('telemetry-stale', { stopped: false })]
  }
  const mayRest = belt.kind === 'moving' && seen.zeroSinceMs !== null
  const rests = mayRest || ['unseen', 'out-of-sight', 'stopping', 'stopped'].includes(belt.kind)
  const needsEyes = rests && needsEyesOf(seen, nowMs) && session.machine !== null
  return needsEyes ? [info('belt-unseen', { belt: 'silent' })] : []
}

/** While the run stands stopped nothing gets faster, and there is no plan to go back to but by carrying on. */
function heldBanners(session: Session): Banner[] {
  const reason = paceOf(session).hold?.reasons.at(-1)
  const isOver = isGoneFor(session) || session.belt.kind === 'stopped'
  return reason === undefined || reason === 'heart' || isOver ? [] : [info('held', { reason })]
}

/** After its Go a finish is as fast as the plan has it, whatever held before; after it nothing gets faster that could be held. */
const isGoneFor = (session: Session): boolean =>
  segmentOf(session)?.role === 'finish' &&
  paceOf(session).gate === 'passed' &&
  wishedKmhOf(session) >= planKmhOf(session)

/** What the ceiling of the heart rate does, beside whatever else holds. */
function heartBanners(session: Session): Banner[] {
  const heart = heartShownOf(session)
  if (heart === null) return []
  const isInfo = heart.is === 'above' || heart.is === 'below' || heart.is === 'waits'
  return [(isInfo ? info : warning)('heart', heart)]
}

/** The runner moves the belt: why, from before the start on. */
function guidedBanners(session: Session): Banner[] {
  const driving = drivingOf(session)
  if (driving.by === 'us' || session.machine === null || endedOf(session) !== null) return []
  const { because } = driving
  const isNew = because === 'does-not-follow' || because === 'refuses'
  return [(isNew ? warning : info)('guided', { because })]
}

function undoBanners(session: Session, nowMs: number): Banner[] {
  if (undoOf(session, nowMs) === null) return []
  const unit = session.machine?.grid.unit ?? 'km/h'
  return [info('cool-down-begun', { speedKmh: planKmhOf(session), unit })]
}

/** A second order without any motion toward it (governor, rule 8). */
function followBanners({ seen, belt, machine }: Session, nowMs: number): Banner[] {
  const { following } = seen
  const late =
    following !== null &&
    following.tries > 1 &&
    following.reachedAtMs === null &&
    nowMs - following.progress.atMs > followMsOf(seen)
  if (belt.kind !== 'moving' || !late) return []
  return [warning('not-following', { speedKmh: following.speedKmh, unit: machine?.grid.unit ?? 'km/h' })]
}

/** A speed that the machine refuses, and when it is tried again (governor, rule 10). */
function refusedBanners({ seen, belt, machine, plan }: Session, nowMs: number): Banner[] {
  const refusedOrder = refusedOrderOf(seen, nowMs)
  if (belt.kind !== 'moving' || refusedOrder === null || plan === null) return []
  const againAtMs = refusedOrder.answer === null ? nowMs : triedAgainAtMsOf(seen, refusedOrder, plan.walkKmh)
  const againInS = againAtMs === null ? null : Math.max(0, Math.ceil((againAtMs - nowMs) / 1000))
  const { speedKmh } = refusedOrder
  const unit = machine?.grid.unit ?? 'km/h'
  return [warning('speed-refused', { speedKmh, unit, againInS, rises: risesOf(seen, refusedOrder) })]
}

const NOTED_MS = 30_000

function noteBanners(session: Session, nowMs: number): Banner[] {
  const { odometer, segment } = placeOf(session)
  const changed = odometer.changedAtMs !== null && nowMs - odometer.changedAtMs < NOTED_MS
  const footPodBy = footPodDiffersOf(session, nowMs)
  const lapsed = targetsOf(session).lapsed && segment !== null
  return [
    ...(asksForUnit(session) ? [warning('console-check', {})] : []),
    ...(lapsed
      ? [info('promise-lapsed', { stage: stageNoun(stageLengthM(session.course.segments) * beltFactorOf(session)) })]
      : []),
    ...(changed ? [info('distance-source', {})] : []),
    ...(footPodBy === null ? [] : [info('foot-pod-differs', { by: footPodBy })]),
  ]
}

const asksForUnit = (session: Session): boolean =>
  session.belt.kind === 'moving' && !isGuided(session) && asksUnitOf(session.seen)

/** Where the runner is asked for the unit, nothing else is said of it. */
const isAskedInstead = (session: Session, waiting: Waiting | null): boolean =>
  asksForUnit(session) && (waiting?.code === 'unit-not-known-yet' || waiting?.code === 'checking-the-unit')

/** Why the governor gives no order; what has a banner of its own already is not said twice. */
function waitBanners(waiting: Waiting | null): Banner[] {
  if (waiting === null) return []
  switch (waiting.code) {
    case 'telemetry-stale':
    case 'belt-does-not-follow':
    case 'treadmill-refuses':
    case 'nobody-watches':
      return []
    case 'nobody-on-belt':
      return [warning('nobody-on-belt', { stopped: false })]
    default:
      return [info('waiting', { wait: waiting.code })]
  }
}
