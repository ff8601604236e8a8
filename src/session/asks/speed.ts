import { METRES_PER_MILE, stageNoun, snap, snapDown, stepDown, stepUp } from '../../../protocol/units.ts'
import type { Plan } from '../../../protocol/panel/plan.ts'
import type { Saying } from '../../../protocol/panel/sayings.ts'
import type { Snapshot } from '../../../protocol/panel/snapshot.ts'
import { EPSILON_KMH, EXACT_KMH } from '../../belt/limits.ts'
import { refusedOrderOf, risesOf } from '../../belt/refusing.ts'
import { saying } from '../../workout/sayings.ts'
import { beltFactorOf } from '../belt-factor.ts'
import { changedBy, noted } from '../course/changes.ts'
import { said } from '../course/saying.ts'
import { lengthMOf } from '../../workout/segments.ts'
import { backToPlan, lowered, plannedKmhOf, raised } from '../course/targets.ts'
import { held } from '../holding.ts'
import { heartLeftAlone } from '../course/heart-ceiling.ts'
import type { HeartPace, Pace } from '../run.ts'
import { withPace, withPlace, paceOf, placeOf, targetsOf, type Session } from '../session.ts'
import {
  capKmhOf,
  gridOf,
  heldReasonOf,
  measuredKmhOf,
  runningKmhOf,
  scopeOf,
  segmentKmhOf,
  segmentOf,
  wishedKmhOf,
} from '../speeds.ts'
import type { Asked } from './asked.ts'
import { undone, undoOf } from './undo.ts'
import { drivenRefusal, lockRefusal, refused, unnamedRefusal, type Refusal } from './refused.ts'
import { slowing } from './slowing.ts'

/**
 * `slower`, `faster`, `hold`, `resume-plan` and `ease-off`: another speed in the phase that is on. Slower carries to the
 * end of the run, faster expires with the phase.
 */

export const SLOWER: Asked<'slower'> = slowing(
  (session, { coarse }) =>
    isSlowest(session)
      ? said(session, saying('goes-no-slower'))
      : said(slower(session, coarse === true), saying('after-slower')),
  isSlowest,
)

export const FASTER: Asked<'faster'> = {
  refusal: (session, { coarse }) =>
    lockRefusal(session) ?? drivenRefusal(session) ?? fasterRefusal(session, coarse === true),
  take: (session, { coarse }) =>
    refusesRise(session)
      ? said(session, saying('tried-again'))
      : said(faster(session, coarse === true), fasterWords(session)),
}

export const HOLD: Asked<'hold'> = slowing(
  (session) => said(holding(session), saying('holding-speed')),
  () => false,
)

export const RESUME_PLAN: Asked<'resume-plan'> = {
  refusal: (session, { toKmh }, nowMs) =>
    lockRefusal(session) ??
    drivenRefusal(session) ??
    resumePlanRefusal(session, nowMs) ??
    unnamedRefusal(session, toKmh, planKmhOf(session)),
  take: (session) =>
    said(planResumed(session), saying(undoOf(session, session.atMs) === null ? 'back-to-plan' : 'cool-down-undone')),
}

/** With no easier pace left, the one there is is held. */
export const EASE_OFF: Asked<'ease-off'> = slowing(
  (session) => {
    const rung = rungOf(session)
    return rung === null
      ? said(holding(session), saying('holding-speed'))
      : said(easedOff(session, rung), saying('easing-off'))
  },
  (session) => rungOf(session) === null,
)

function isSlowest(session: Session): boolean {
  return wishedKmhOf(session) <= gridOf(session).minKmh
}

function slower(session: Session, coarse: boolean): Session {
  const wished = wishedKmhOf(session)
  const kmh = stepDown(gridOf(session), wished, stepsOf(session, coarse))
  const byKmh = wished - kmh
  const { hold, heart, steadyKmh, targets } = paceOf(session)
  const carriedKmh = Math.max(0, byKmh - targets.raiseKmh)
  return withPace(noted(session, changedBy(session, -byKmh)), {
    pressed: pressing(session, kmh),
    targets: lowered(targets, scopeOf(session), byKmh),
    steadyKmh: steadyKmh === null ? null : steadyKmh - carriedKmh,
    hold: hold === null ? null : { ...hold, speedKmh: kmh, ownRiseKmh: hold.ownRiseKmh === null ? null : kmh },
    heart: heldForHeart(heart, kmh, heart.hold?.ownRiseKmh === null ? null : kmh),
  })
}

/** What is held for the heart goes along with the runner's own keys, until that is a step easier again. */
const heldForHeart = (heart: HeartPace, mostKmh: number, ownRiseKmh: number | null): HeartPace =>
  heart.hold === null ? heart : { ...heart, hold: { ...heart.hold, mostKmh, ownRiseKmh } }

/** A machine that refuses the last rise is asked for that again, and for no more. */
function refusesRise({ seen, atMs }: Session): boolean {
  const refusedOrder = refusedOrderOf(seen, atMs)
  return refusedOrder !== null && risesOf(seen, refusedOrder)
}

function fasterRefusal(session: Session, coarse: boolean): Refusal {
  if (refusesRise(session)) return null
  const { limits } = session.seen
  const grid = gridOf(session)
  const kmh = fasterKmhOf(session, coarse)
  if (kmh <= wishedKmhOf(session)) return refused('above-machine', 'goes-no-faster')
  if (kmh > capKmhOf(session) + EXACT_KMH) {
    return capKmhOf(session) >= grid.maxKmh
      ? refused('above-machine', 'goes-no-faster')
      : refused('above-ceiling', 'above-your-ceiling')
  }
  if (unseenRiseKmhOf(session, kmh) <= limits.unseenRiseKmh + EXACT_KMH) return null
  return refused('too-much-at-once', 'belt-follows-first')
}

/** Where `faster` would lead, km/h; the present wish where the machine ends. */
function fasterKmhOf(session: Session, coarse: boolean): number {
  return stepUp(gridOf(session), wishedKmhOf(session), stepsOf(session, coarse))
}

/**
 * How much of a rise to `kmh` the runner has asked for and the belt does not show yet, km/h: by the presses that are on,
 * and by all that was put on this phase, since presses are over with a line, a gate or a hold and what they put on is not.
 */
function unseenRiseKmhOf(session: Session, kmh: number): number {
  const { seen } = session
  const { pressed, targets, unseenFromKmh } = paceOf(session)
  const pressedKmh =
    kmh - Math.max(pressed?.fromKmh ?? wishedKmhOf(session), pressed === null ? 0 : (measuredKmhOf(session) ?? 0))
  const putOnKmh = targets.raiseKmh + Math.max(0, kmh - segmentKmhOf(session))
  const shownKmh = seen.sample?.speedKmh ?? 0
  const everKmh = unseenFromKmh === null ? 0 : kmh - Math.max(unseenFromKmh, shownKmh)
  return Math.max(pressedKmh, Math.min(putOnKmh, kmh - shownKmh), everKmh)
}

function faster(session: Session, coarse: boolean): Session {
  const kmh = fasterKmhOf(session, coarse)
  const segmentKmh = segmentKmhOf(session)
  const { hold, heart, targets, unseenFromKmh } = paceOf(session)
  return withPace(noted(session, changedBy(session, kmh - wishedKmhOf(session))), {
    pressed: pressing(session, kmh),
    unseenFromKmh: unseenFromKmh ?? wishedKmhOf(session),
    hold: hold === null ? null : { ...hold, speedKmh: kmh, ownRiseKmh: kmh },
    heart: heldForHeart(heart, kmh, kmh),
    targets: kmh > segmentKmh ? raised(targets, scopeOf(session), kmh - segmentKmh) : targets,
  })
}

/** In the stages the coach reminds of what is still to come. */
function fasterWords(session: Session): Saying {
  const segment = segmentOf(session)
  if (segment?.role !== 'stage' || session.plan === null) return saying('faster-until-phase-ends')
  const values = { stage: stageNoun((lengthMOf(segment) ?? 0) * beltFactorOf(session)), finish: session.plan.finish }
  return { code: 'faster-until-stage-ends', values }
}

/** The size of one step in the runner's own unit, km/h. */
function stepKmhOf(plan: Plan, sprinting: boolean, coarse: boolean): number {
  const mph = plan.unit === 'mi'
  const size = sprinting ? (mph ? 0.2 : 0.3) : coarse ? 0.5 : 0.1
  return mph ? (size * METRES_PER_MILE) / 1000 : size
}

function stepsOf(session: Session, coarse: boolean): number {
  if (session.plan === null) return 1
  const sprinting = segmentOf(session)?.rise === 'from-the-line' && paceOf(session).gate === 'passed'
  return Math.max(1, Math.floor(stepKmhOf(session.plan, sprinting, coarse) / gridOf(session).stepKmh + 0.01))
}

function pressing(session: Session, kmh: number): Pace['pressed'] {
  return { fromKmh: paceOf(session).pressed?.fromKmh ?? wishedKmhOf(session), kmh }
}

function holding(session: Session): Session {
  return held(withPace(session, { pressed: null }), 'asked', Math.min(wishedKmhOf(session), thereKmhOf(session)))
}

/**
 * The speed there is, km/h, as far as it was ever seen: what was read last, however old. Zero in a belt that is driven is
 * noise, so what it ran at before counts; one that has not moved since its start is as slow as the machine can be.
 */
function thereKmhOf(session: Session): number {
  const grid = gridOf(session)
  const moved = session.seen.rest.lastMotion
  return moved === null ? grid.minKmh : snap(grid, moved.speedKmh)
}

function resumePlanRefusal(session: Session, nowMs: number): Refusal {
  return heldReasonOf(session) === null && undoOf(session, nowMs) === null ? refused('wrong-phase', 'plan-is-on') : null
}

/** Where `resume-plan` leads, km/h. */
export function planKmhOf(session: Session): number {
  return wishedKmhOf(planResumed(session))
}

function planResumed(session: Session): Session {
  const left = undoOf(session, session.atMs)
  if (left !== null) return undone(session, left)
  const targets = backToPlan(targetsOf(session), scopeOf(session))
  const back = noted(heartLeftAlone(session), { code: 'went-back-to-plan', values: {} })
  return announcedAnew(withPace(back, { hold: null, easing: false, pressed: null, targets }))
}

/** A change that was announced and held back is announced again: it leads to a faster speed than this ask named. */
function announcedAnew(session: Session): Session {
  const { segment } = placeOf(session)
  if (segment === null || segment.rising || segment.announcedAtMs === null) return session
  return withPlace(session, { segment: { ...segment, announcedAtMs: null } })
}

type Rung = NonNullable<Snapshot['easeOff']>

/** A rung this much below the measured speed is felt as easier, km/h (design: `ease-off`). */
const EASIER_KMH = 0.5

/** The rung that `ease-off` leads to now, or null where none is left. */
export function rungOf(session: Session): Rung | null {
  const { kind } = session.belt
  if (placeOf(session).segment === null || (kind !== 'moving' && kind !== 'starting')) return null
  const wishedKmh = wishedKmhOf(session)
  const measuredKmh = measuredKmhOf(session) ?? 0
  // A belt that says nothing new, or zero while it is driven, is taken by what is wished of it, and by what it ran at last.
  const fromKmh = measuredKmh > 0 ? measuredKmh : Math.max(wishedKmh, runningKmhOf(session))
  const easier = ({ speedKmh }: Rung): boolean =>
    speedKmh <= fromKmh - EASIER_KMH + EPSILON_KMH && speedKmh < wishedKmh - EPSILON_KMH
  return rungsOf(session).find(easier) ?? null
}

function rungsOf(session: Session): Rung[] {
  const { plan } = session
  const { segments } = session.course
  const plannedKmh = plannedKmhOf(targetsOf(session))
  const first = segments.findIndex(({ role }) => role === 'stage')
  const last = segments.findLastIndex(({ role }) => role === 'stage')
  return [
    { to: 'last-mile', speedKmh: plannedKmh[last] ?? Infinity },
    { to: 'mile-1', speedKmh: plannedKmh[first] ?? Infinity },
    { to: 'walk', speedKmh: snapDown(gridOf(session), plan?.walkKmh ?? Infinity) },
  ]
}

function easedOff(session: Session, rung: Rung): Session {
  const eased = withPace(session, { easing: true, climbing: false, pressed: null })
  return held(eased, 'eased', rung.speedKmh)
}
