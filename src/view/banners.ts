import type { Banner, HeldReason } from '../../protocol/panel/snapshot.ts'
import { stageNoun } from '../../protocol/units.ts'
import { needsEyesOf } from '../belt/rest.ts'
import { ageMsOf, followMsOf, freshMsOf } from '../belt/standstill.ts'
import { runsOnOf } from '../belt/stopping.ts'
import { stopWishOf } from '../session/belt-with-us.ts'
import { stageLengthM, type Segment } from '../workout/segments.ts'
import { runsOnReleasedOf } from '../session/release.ts'
import { endedOf, paceOf, placeOf, targetsOf, type Session, type Trouble } from '../session/session.ts'

/** What is said at the top of the screen, the most pressing first, each with what to do about it. */
export function bannersOf(session: Session, nowMs: number, waiting: string | null): Banner[] {
  return [
    ...stopBanners(session, nowMs),
    ...releasedBanners(session, nowMs),
    ...linkBanners(session, nowMs),
    ...troubleBanners(session),
    ...unwatchedBanners(session),
    ...silenceBanners(session, nowMs),
    ...heldBanners(session),
    ...followBanners(session, nowMs),
    ...noteBanners(session, nowMs),
    ...waitBanners(waiting),
  ]
}

const danger = banner('danger')
const warning = banner('warning')
const info = banner('info')

function banner(level: Banner['level']) {
  return (code: Banner['code'], text: string, action: string): Banner => ({ code, level, text, action })
}

function stopBanners({ belt, seen }: Session, nowMs: number): Banner[] {
  const { stop, sample } = seen
  if (stopWishOf(belt) === null || stop === null) return []
  const seesBelt = sample !== null && ageMsOf(seen, nowMs) <= freshMsOf(seen)
  if (!seesBelt) {
    const blind = stop.blind >= seen.limits.blindStops
    return blind ? [danger('belt-unseen', 'STOP was sent three times, and the belt cannot be seen.', SAFETY_KEY)] : []
  }
  const runsOn = stop.fall !== null && runsOnOf(seen, stop.fall, nowMs)
  return runsOn ? [danger('pull-the-safety-key', 'THE BELT DOES NOT STOP.', 'PULL THE SAFETY KEY')] : []
}

function releasedBanners(session: Session, nowMs: number): Banner[] {
  if (!runsOnReleasedOf(session, nowMs)) return []
  const text = 'THE BELT STILL MOVES, and Crescendo has no control of it.'
  return [danger('pull-the-safety-key', text, 'Press STOP on the treadmill, or pull the safety key.')]
}

const SAFETY_KEY = 'Pull the safety key, or use the treadmill’s own stop.'

function linkBanners(session: Session, nowMs: number): Banner[] {
  const { machine, seen, belt, slept, elsewhere } = session
  const { segment, phaseIndex } = placeOf(session)
  const outOfSight = belt.kind === 'out-of-sight'
  if (machine === null) return []
  if (seen.link === 'down') {
    const moved = segment !== null || (seen.sample !== null && seen.sample.speedKmh > 0)
    if (elsewhere !== null && phaseIndex !== null) return [elsewhereBanner(machine.name, elsewhere, moved)]
    return moved
      ? [
          warning(
            'link-lost',
            'The treadmill is out of reach. The belt may still be moving.',
            'Use the treadmill’s own stop.',
          ),
        ]
      : [warning('link-lost', 'The treadmill is out of reach.', 'Is it switched on?')]
  }
  const asleep = slept !== null && (outOfSight || nowMs - slept.atMs < NOTED_MS)
  const sleeping = asleep
    ? [
        warning(
          'computer-slept',
          `The computer slept for ${Math.round(slept.forMs / 1000)} s and lost sight of the belt.`,
          '',
        ),
      ]
    : []
  return outOfSight
    ? [...sleeping, warning('belt-unseen', 'The belt may still be moving.', 'Use the treadmill’s own stop.')]
    : sleeping
}

/** A run goes on where it was begun, and nowhere else. */
function elsewhereBanner(machine: string, elsewhere: string, moved: boolean): Banner {
  const text = `This run was begun on ${machine}, and Crescendo was started for ${elsewhere}.`
  const action = `Start it for ${machine} to carry on, or end the run.`
  return warning('link-lost', moved ? `${text} The belt of ${machine} may still be moving.` : text, action)
}

const TROUBLES: Record<Trouble, readonly [text: string, action: string]> = {
  'telemetry-stale': ['Stopped: the treadmill said nothing any more.', 'Look at the belt. Carry on when it is still.'],
  'wrong-unit': [
    'Stopped: the treadmill takes its speed in the other unit (mph or km/h).',
    'Change the unit on its own console, then unlock.',
  ],
  'too-fast': ['Stopped: the belt was faster than it was told to be.', 'Look at the treadmill, then unlock.'],
  'started-too-fast': ['Stopped: the belt started too fast.', 'Look at the treadmill, then unlock.'],
  'did-not-start': ['The belt did not start.', 'Is the safety key in? Press start again.'],
  'start-unwatched': ['Not started: no screen is watching.', 'Open the panel, then try again.'],
  'stopped-by-console': ['Stopped at the treadmill itself.', 'Carry on or finish when you are ready.'],
  'safety-key': ['The safety key was pulled.', 'Put it back. Carry on or finish when you are ready.'],
  'control-lost': ['The treadmill took its control back.', 'Carry on or finish when the belt is still.'],
  'nobody-watches': ['Stopped: no screen was watching.', 'Carry on or finish when you are ready.'],
  'nobody-on-belt': ['Stopped: nobody was on the belt.', 'Carry on or finish when you are ready.'],
}

/** Of a run that has ended nothing can be carried on any more; what locked the belt still does. */
function troubleBanners(session: Session): Banner[] {
  const { trouble, locked } = session
  const why = trouble === null || (endedOf(session) !== null && !locked) ? [] : [warning(trouble, ...TROUBLES[trouble])]
  return locked
    ? [...why, warning('locked', 'Nothing moves while this is locked.', 'Look at the treadmill, then unlock.')]
    : why
}

/** Said before the belt comes down for it, also where it is not this screen that counts. */
function unwatchedBanners({ seen, belt }: Session): Banner[] {
  const { unwatchedMs, limits } = seen
  const drives = belt.kind === 'moving' || belt.kind === 'starting'
  if (!drives || unwatchedMs < limits.unwatchedRiseMs) return []
  const leftS = Math.ceil((limits.unwatchedStopMs - unwatchedMs) / 1000)
  const text =
    leftS > 0
      ? `Nobody is seen to watch: nothing gets faster, and in ${leftS} s the belt slows to a walk and stops.`
      : 'Nobody is seen to watch: the belt slows to a walk and stops.'
  return [warning('unwatched', text, 'Bring the panel to the front; in a terminal, press a key.')]
}

function silenceBanners(session: Session, nowMs: number): Banner[] {
  const { seen, belt } = session
  if (belt.kind === 'moving' && ageMsOf(seen, nowMs) > freshMsOf(seen)) {
    return [
      warning(
        'telemetry-stale',
        'The treadmill says nothing. The numbers are an estimate.',
        'Nothing gets faster meanwhile.',
      ),
    ]
  }
  const mayRest = belt.kind === 'moving' && seen.zeroSinceMs !== null
  const rests = mayRest || ['unseen', 'out-of-sight', 'stopping', 'stopped'].includes(belt.kind)
  return rests && needsEyesOf(seen, nowMs) && session.machine !== null
    ? [
        info(
          'belt-unseen',
          'The treadmill does not say whether the belt is still.',
          'Look at it, and confirm that it is.',
        ),
      ]
    : []
}

const HELD: Record<HeldReason, string> = {
  asked: 'Held at this speed.',
  eased: 'Eased off. Nothing gets faster by itself.',
  heart: 'Held: your heart rate is high.',
  link: 'Held: the treadmill was out of reach.',
  restart: 'Held: Crescendo was restarted.',
  console: 'Held at the speed that was set on the treadmill.',
}

function heldBanners(session: Session): Banner[] {
  const reason = paceOf(session).hold?.reasons.at(-1)
  return reason === undefined ? [] : [info('held', HELD[reason], 'Resume the plan when you want it back.')]
}

/** A second order without any motion toward it (governor, rule 8). */
function followBanners({ seen, belt }: Session, nowMs: number): Banner[] {
  const { following } = seen
  const late =
    following !== null &&
    following.tries > 1 &&
    following.reachedAtMs === null &&
    nowMs - following.progress.atMs > followMsOf(seen)
  return belt.kind === 'moving' && late
    ? [
        warning(
          'not-following',
          'The belt does not follow.',
          `Set ${following.speedKmh.toFixed(1)} km/h on the treadmill itself.`,
        ),
      ]
    : []
}

const NOTED_MS = 30_000

function noteBanners(session: Session, nowMs: number): Banner[] {
  const { odometer, segment } = placeOf(session)
  const changed = odometer.changedAtMs !== null && nowMs - odometer.changedAtMs < NOTED_MS
  return [
    ...(session.run?.unitAsk === 'asking' && session.belt.kind === 'moving'
      ? [
          info(
            'console-check',
            'What speed does the treadmill’s own display show?',
            'Tell it once, to be sure of the unit.',
          ),
        ]
      : []),
    ...(targetsOf(session).lapsed && segment !== null
      ? [
          info(
            'promise-lapsed',
            `Your ceiling leaves no room for every ${stageOf(session.course.segments)} to be faster now.`,
            '',
          ),
        ]
      : []),
    ...(changed
      ? [info('distance-source', 'The treadmill’s distance is not reliable. Crescendo counts its own.', '')]
      : []),
  ]
}

const stageOf = (segments: readonly Segment[]): string => stageNoun(stageLengthM(segments))

/** Why the governor gives no order; what has a banner of its own already is not said twice. */
function waitBanners(waiting: string | null): Banner[] {
  switch (waiting) {
    case null:
    case 'telemetry is stale':
    case 'the belt does not follow':
    case 'nobody watches':
      return []
    case 'nobody is on the belt':
      return [
        warning('nobody-on-belt', 'Nobody seems to be on the belt. It gets no faster.', 'Step on, or press STOP.'),
      ]
    case 'checking the unit':
      return [info('waiting', 'Checking the treadmill’s unit at this speed.', 'It gets faster by itself.')]
    default:
      return [info('waiting', `Waiting: ${waiting}.`, '')]
  }
}
