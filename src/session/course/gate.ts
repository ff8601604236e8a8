import { finishCalls, gateSayings } from '../../workout/sayings.ts'
import { announced } from './saying.ts'
import type { Session } from '../session.ts'
import { legOf, scopeOf, toFinishSOf } from '../speeds.ts'
import { backToPlan } from './targets.ts'

/** The gate before the finish: when it opens, what is called, and whether the finish comes. */

const OPENS_S = 60

/** Whether the finish comes at its line as things stand. */
export function willSprint(session: Session): boolean {
  if (session.hold !== null || session.gate === 'skipped') return false
  return session.gate === 'armed' || session.plan?.gate === 'auto'
}

/** Opens the gate, calls, and shuts it again half-way through a finish that was not asked for. */
export function gateOn(session: Session): Session {
  const aheadS = session.leg?.aheadS ?? null
  if (aheadS !== null && aheadS > OPENS_S) return session
  const toFinishS = toFinishSOf(session)
  if (toFinishS === null) return legOf(session)?.kind === 'finish' ? halfWay(session) : session
  if (toFinishS > OPENS_S) return session
  const opened: Session = session.gate === 'shut' ? { ...session, gate: 'open' } : session
  const finish = opened.plan?.finish ?? 'sprint'
  const calls = finishCalls(finish)
  const due = calls.findLastIndex(({ beforeS }) => toFinishS <= beforeS)
  const call = calls[due]
  if (call === undefined || due < opened.calls) return opened
  const made = { ...opened, calls: due + 1 }
  if (opened.gate === 'skipped') return made
  // Whoever has not said yes to it hears the question first, and no "go" at the line.
  if (willSprint(opened)) return announced(made, call.text)
  return due === calls.length - 1 ? made : announced(made, due === 0 ? gateSayings(finish).open : call.text)
}

/** Without an answer the tempo goes on for the finish's length, with Go live until its half. */
function halfWay(session: Session): Session {
  const leg = legOf(session)
  if (session.gate !== 'open' || session.interrupted || leg === null || session.leg === null) return session
  const ranM = session.odometer.totalM - session.leg.fromM
  if (ranM < (leg.lengthM ?? 0) / 2) return session
  return announced({ ...session, gate: 'skipped' }, gateSayings(session.plan?.finish ?? 'sprint').unanswered)
}

/** The runner says go: before the line it comes on the line, in the finish what is left of it is run. Ends every hold. */
export function gone(session: Session): Session {
  // What was asked for on top of a hold ends with it; on top of the plan it is still to be seen on the belt.
  const asked = session.hold === null ? session.asked : null
  const free: Session = { ...session, hold: null, easing: false, asked }
  if (legOf(session)?.kind !== 'finish') return { ...free, gate: 'armed' }
  return {
    ...free,
    gate: 'passed',
    asked: null,
    steadyKmh: null,
    interrupted: false,
    targets: backToPlan(free.targets, scopeOf(free)),
  }
}
