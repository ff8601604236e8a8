import type { FinishStyle } from '../../protocol/panel/plan.ts'
import { announced } from './saying.ts'
import type { Session } from './session.ts'
import { legOf, scopeOf, toFinishSOf } from './speeds.ts'
import { backToPlan } from './targets.ts'

/** The gate before the finish: when it opens, what is called, and whether the finish comes. */

const OPENS_S = 60

/** Seconds before the line at which something is called, each once. */
const CALLS = [60, 30, 10, 3] as const

export const FINISH_NAME: Record<FinishStyle, string> = {
  sprint: 'Sprint',
  strong: 'Strong finish',
  'brisk-walk': 'Brisk finish',
  'light-jog': 'Light jog',
}

/** Whether the finish comes at its line as things stand. */
export function willSprint(session: Session): boolean {
  if (session.hold !== null || session.gate === 'skipped') return false
  return session.gate === 'armed' || session.plan?.gate === 'auto'
}

/** Opens the gate, calls, and shuts it again half-way through a finish that was not asked for. */
export function gateOn(session: Session): Session {
  const toFinishS = toFinishSOf(session)
  if (toFinishS === null) return legOf(session)?.kind === 'finish' ? halfWay(session) : session
  if (toFinishS > OPENS_S) return session
  const opened: Session = session.gate === 'shut' ? { ...session, gate: 'open' } : session
  const due = CALLS.findLastIndex((s) => toFinishS <= s) + 1
  return due > opened.calls ? called({ ...opened, calls: due }) : opened
}

function called(session: Session): Session {
  const text = session.gate === 'skipped' ? null : callOf(session)
  return text === null ? session : announced(session, text)
}

function callOf(session: Session): string | null {
  const name = FINISH_NAME[session.plan?.finish ?? 'sprint']
  const comes = willSprint(session)
  switch (CALLS[session.calls - 1]) {
    case 60:
      return comes ? `${name} in one minute.` : 'Press Go if you want it. If not, we stay as we are.'
    case 30:
      return comes ? 'Thirty seconds. Stay relaxed.' : 'Thirty seconds. Press Go if you want it.'
    case 10:
      return 'Ten.'
    case 3:
      return comes ? 'Three, two, one, go.' : 'Three, two, one.'
    default:
      return null
  }
}

/** Without an answer the tempo goes on for the finish's length, with Go live until its half. */
function halfWay(session: Session): Session {
  const leg = legOf(session)
  if (session.gate !== 'open' || session.interrupted || leg === null || session.leg === null) return session
  const ranM = session.odometer.totalM - session.leg.fromM
  if (ranM < (leg.lengthM ?? 0) / 2) return session
  return announced({ ...session, gate: 'skipped' }, leg.sprint ? 'No sprint today. Strong running.' : 'We stay as we are. Strong running.')
}

/** The runner says go: before the line it comes on the line, in the finish what is left of it is run. Ends every hold. */
export function gone(session: Session): Session {
  const free: Session = { ...session, hold: null, easing: false, asked: null }
  if (legOf(session)?.kind !== 'finish') return { ...free, gate: 'armed' }
  return { ...free, gate: 'passed', steadyKmh: null, targets: backToPlan(free.targets, scopeOf(free)) }
}
