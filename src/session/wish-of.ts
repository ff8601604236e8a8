import type { Session } from './session.ts'
import { legOf, wishedKmhOf } from './speeds.ts'
import type { Wish } from './wish.ts'

/** What the session wishes of the belt now. Null: the belt is not ours, or out of sight. */
export function wishOf(session: Session): Wish {
  if (session.stopping !== null) return STOPPED
  const { belt, starting, hold } = session
  if (session.leg === null || (belt !== 'starting' && belt !== 'moving')) return null
  return {
    belt: 'moving',
    speedKmh: wishedKmhOf(session),
    startAskId: starting?.askId ?? null,
    rise: session.climbing || sprintsOn(session) ? 'brisk' : 'gentle',
    fall: session.easing ? 'at-once' : 'gradual',
    held: hold?.reasons.at(-1) ?? null,
    ownRiseKmh: hold?.ownRiseKmh ?? null,
  }
}

const STOPPED: Wish = { belt: 'stopped' }

function sprintsOn(session: Session): boolean {
  const leg = legOf(session)
  return leg !== null && leg.sprint && session.gate === 'passed'
}
