import { lengthMOf, lengthSOf } from '../workout/segments.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { bannersOf } from './banners.ts'
import type { BannerValues, NotConnected } from '../../protocol/panel/banners.ts'
import type { Saying } from '../../protocol/panel/sayings.ts'
import { computerBanners, type Computer } from './computer-banners.ts'
import { metByNameBanners, withNotConnected, type MetByName } from './not-connected-banner.ts'
import { glanceOf } from './glance.ts'
import { oneOfSilence } from './one-of-silence.ts'
import { savingBanners, type Saving } from './saving-banner.ts'
import { rungOf } from '../session/asks/speed.ts'
import { asksOf, leadsToOf } from '../session/asks/asks.ts'
import { endedOf, paceOf, placeOf, voiceOf, type Session } from '../session/session.ts'
import { estimatedOf, leftMOf, leftSOf, segmentOf, offTargetOf } from '../session/speeds.ts'
import { heartShownOf } from '../session/course/heart-ceiling.ts'
import { instructionOf } from '../session/course/guidance.ts'
import { footPodRanMOf } from '../session/second-opinion.ts'
import { stretchViewOf } from '../session/course/stretching.ts'
import { paceWithheld } from './pace-hidden.ts'
import { told } from './told.ts'
import { nextOf, phaseViewsOf, toCoolDownOf, toFinishOf } from './phases.ts'
import { drivingOf } from '../session/driving.ts'

/** What a snapshot needs beside the session. `waiting` is the governor's reason where it is worth saying. */
export interface Frame {
  readonly number: number
  readonly nowMs: number
  readonly waiting: Snapshot['waiting']
  /** The one that is on. */
  readonly run: Snapshot['run']
  /** The one that was on last: while its report is shown, that says of which day it is. */
  readonly ran?: Snapshot['run']
  /** What there is to say of the computer, where it is known. */
  readonly computer?: Computer
  readonly saving?: Saving
  /** Why the last attempt to connect failed. */
  readonly notConnected?: NotConnected | null
  readonly metByName?: MetByName | null
}

const QUIET: Computer = { busy: null, timesAsFast: 1 }

/** What a screen is told: the belt as it runs, where its runner measured it. */
export const snapshotOf = (session: Session, frame: Frame): Snapshot =>
  told(session, paceWithheld(session, snapshotOfConsole(session, frame)))

/** The same in the numbers of the machine's console, in which a run is kept. */
export function snapshotOfConsole(
  session: Session,
  {
    number,
    nowMs,
    waiting,
    run,
    ran = null,
    computer = QUIET,
    saving = null,
    notConnected = null,
    metByName = null,
  }: Frame,
): Snapshot {
  const { plan, locked, announcement } = session
  const { odometer, splits } = placeOf(session)
  const { pressed } = paceOf(session)
  const glance = glanceOf(session, nowMs)
  const { belt } = glance
  return {
    number,
    atMs: nowMs,
    ...glance,
    machine: asFastAs(computer, glance.machine),
    plan,
    phases: phaseViewsOf(session, nowMs),
    ended: endedOf(session),
    driving: drivingViewOf(session),
    locked,
    hidden: null,
    askedKmh: pressed?.kmh ?? null,
    offTarget: offTargetOf(session, nowMs),
    distanceM: odometer.totalM,
    estimated: estimatedOf(session),
    footPodM: endedOf(session) === null ? null : footPodRanMOf(session),
    distanceSource: odometer.source === 'machine' && odometer.read ? 'machine' : 'integral',
    movingS: odometer.movingS,
    inPhase: inPhaseOf(session),
    toFinish: toFinishOf(session, nowMs),
    toCoolDown: toCoolDownOf(session, nowMs),
    next: nextOf(session),
    easeOff: rungOf(session),
    stretch: stretchViewOf(session, nowMs),
    splits: [...splits],
    banners: [
      ...oneOfSilence(
        withNotConnected(bannersOf(session, nowMs, waiting), session.seen.link === 'up' ? null : notConnected),
      ),
      ...metByNameBanners(session.seen.link === 'up' ? metByName : null, nowMs),
      ...computerBanners(computer, { belt, isSimulated: session.machine?.simulated !== false }, nowMs),
      ...savingBanners(saving, run !== null),
    ],
    cue: cueOf(session, nowMs),
    announcement,
    waiting,
    asks: asksOf(session, nowMs),
    leadsTo: leadsToOf(session, nowMs),
    said: saidOf(session, belt, nowMs),
    run,
    reportOf: run === null && glance.phase.kind === 'done' ? ran : null,
  }
}

const asFastAs = ({ timesAsFast }: Computer, machine: Snapshot['machine']): Snapshot['machine'] =>
  machine === null || timesAsFast === 1 ? machine : { ...machine, timesAsFast }

/** Of the coach's lines those that a banner for the heart says for as long as they are so. */
const IN_BANNER: { readonly [Code in Saying['code']]?: readonly BannerValues<'heart'>['is'][] } = {
  'heart-above': ['above'],
  'heart-line': ['waits'],
  'heart-lost': ['lost', 'lost-held'],
  'heart-unwell': ['unwell'],
}

/** The coach's line, where nothing else on the screen says the same. */
function cueOf(session: Session, nowMs: number): Snapshot['cue'] {
  const { cue } = voiceOf(session)
  if (cue === null || nowMs >= cue.untilMs) return null
  const is = heartShownOf(session)?.is
  return is !== undefined && IN_BANNER[cue.says.code]?.includes(is) === true ? null : cue.says
}

function drivingViewOf(session: Session): Snapshot['driving'] {
  const driving = drivingOf(session)
  if (driving.by === 'us') return driving
  return { by: 'runner', because: driving.because, instruction: instructionOf(session) }
}

/** What became of a STOP goes on with the belt: its speed is that of now, and at rest it says so. */
function saidOf({ said, seen }: Session, belt: Snapshot['belt'], nowMs: number): Snapshot['said'] {
  if (said === null || nowMs >= said.untilMs) return null
  const { says } = said
  const isStop = says.code === 'stopping' || says.code === 'stopping-from' || says.code === 'coming-to-rest'
  if (isStop && (belt === 'still' || belt === 'stopped')) return { code: 'stands-still', values: {} }
  if (says.code !== 'stopping-from' || seen.sample === null) return says
  return { ...says, values: { ...says.values, speedKmh: seen.sample.speedKmh } }
}

function inPhaseOf(session: Session): Snapshot['inPhase'] {
  const segment = segmentOf(session)
  const { odometer, phase, segment: run } = placeOf(session)
  if (segment === null || run === null) return { distanceM: 0, timeS: 0, leftM: null, leftS: null }
  const later = session.course.segments.filter(
    ({ phaseIndex }, i) => i > run.index && phaseIndex === segment.phaseIndex,
  )
  return {
    distanceM: odometer.totalM - phase.fromM,
    timeS: odometer.movingS - phase.fromS,
    leftM: lengthMOf(segment) === null ? null : leftMOf(session),
    leftS: later.reduce((s, other) => s + (lengthSOf(other) ?? 0), leftSOf(session)),
  }
}
