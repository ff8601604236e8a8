import type { Saying } from '../../../protocol/panel/sayings.ts'
import { finishComesBy, finishOf } from '../../../protocol/stages.ts'
import { COUNTDOWN_S } from '../../../protocol/units.ts'
import { lengthMOf } from '../../workout/segments.ts'
import { finishCalls, saying } from '../../workout/sayings.ts'
import { isFinishOff } from './heart-finish.ts'
import { heartSpeaks } from './heart-pace.ts'
import { announced, told } from './saying.ts'
import { withPace, paceOf, placeOf, type Session } from '../session.ts'
import { segmentOf, scopeOf, segmentKmhOf, toFinishSOf } from '../speeds.ts'
import { backToPlan } from './targets.ts'

/** The gate before the finish: when it opens, what is called, and whether the finish comes. */

const [OPENS_S] = COUNTDOWN_S

/** Whether the finish comes at its line as things stand. */
export function willSprint(session: Session): boolean {
  const { hold, gate } = paceOf(session)
  return finishComesBy(gate, session.plan?.gate ?? null, hold !== null)
}

/** Opens the gate, calls, and shuts it again half-way through a finish that was not asked for. */
export function gateOn(session: Session): Session {
  const aheadS = placeOf(session).segment?.aheadS ?? null
  if (aheadS !== null && aheadS > OPENS_S) return session
  const toFinishS = toFinishSOf(session)
  if (toFinishS === null) return segmentOf(session)?.role === 'finish' ? halfWay(session) : session
  if (toFinishS > OPENS_S) return session
  const opened = paceOf(session).gate === 'shut' ? withPace(session, { gate: 'open' }) : session
  const finish = finishOf(opened.plan)
  const calls = finishCalls(finish)
  const due = calls.findLastIndex(({ beforeS }) => toFinishS <= beforeS)
  const call = calls[due]?.call
  if (call === undefined || due < paceOf(opened).calls) return opened
  const made = withPace(opened, { calls: due + 1 })
  // What was just said of the heart goes before a call, and a finish that it is too high for has none.
  if (paceOf(opened).gate === 'skipped' || isFinishOff(opened) || heartSpeaks(opened, 1)) return made
  // Whoever has not said yes to it hears the question first, and no "go" at the line.
  if (willSprint(opened)) return isRead(call) ? told(made, call) : announced(made, call)
  if (due === calls.length - 1) return made
  if (due === 0) return told(made, saying('press-go'))
  return isRead(call) ? told(made, call) : announced(made, call)
}

/** The others are read from the seconds, which are what is largest on the screen. */
const isRead = ({ code }: Saying): boolean => code === 'thirty-seconds'

/** Seconds before the end of this segment at which the gate next opens or calls; null where it does not. */
export function callDueS(session: Session): number | null {
  const aheadS = placeOf(session).segment?.aheadS ?? null
  if (aheadS === null) return null
  const { gate, calls } = paceOf(session)
  const callS = finishCalls(finishOf(session.plan))[calls]?.beforeS ?? 0
  return Math.max(gate === 'shut' ? OPENS_S : 0, callS) - aheadS
}

/** Without an answer the tempo goes on for the finish's length, with Go live until its half. */
function halfWay(session: Session): Session {
  const segment = segmentOf(session)
  const { gate, interrupted } = paceOf(session)
  const { segment: run, odometer } = placeOf(session)
  if (gate !== 'open' || interrupted || segment === null || run === null) return session
  const ranM = odometer.totalM - run.fromM
  if (ranM < (lengthMOf(segment) ?? 0) / 2) return session
  const finish = finishOf(session.plan)
  return told(withPace(session, { gate: 'skipped' }), { code: 'go-was-not-pressed', values: { finish } })
}

/**
 * The runner says go: before the line it comes on the line, in the finish what is left of it is run. It ends no hold: what
 * holds lets this one speed through. Long before its gate opens it only takes back that it was skipped.
 */
export function gone(session: Session): Session {
  const eager = withPace(session, { easing: false })
  if (segmentOf(session)?.role !== 'finish') return withPace(eager, { gate: takesSkipBack(session) ? 'shut' : 'armed' })
  const { targets } = paceOf(eager)
  const going = { pressed: null, steadyKmh: null, interrupted: false, targets: backToPlan(targets, scopeOf(eager)) }
  return passed(withPace(eager, going))
}

/** Into the sprint at its own speed, through whatever holds: nothing gets faster than it. */
export function passed(held: Session): Session {
  const { hold, targets } = paceOf(held)
  const session = targets.adopted === null ? held : withPace(held, { targets: backToPlan(targets, scopeOf(held)) })
  const kmh = segmentKmhOf(session)
  return withPace(session, {
    gate: 'passed',
    hold: hold === null ? null : { ...hold, speedKmh: kmh, ownRiseKmh: kmh },
  })
}

/** True where go, long before the gate opens, only takes back that the finish was skipped. */
export function takesSkipBack(session: Session): boolean {
  if (paceOf(session).gate !== 'skipped') return false
  const leftS = toFinishSOf(session)
  return leftS !== null && leftS > OPENS_S
}
