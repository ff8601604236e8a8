import type { Because, Order } from '../belt/order.ts'
import { braked } from './belt-as-seen.ts'
import { held } from './holding.ts'
import { placeOf, sessionWith, type Session, type Trouble } from './session.ts'

const TROUBLE: Record<Because, { readonly code: Trouble; readonly locks: boolean }> = {
  'telemetry-stale': { code: 'telemetry-stale', locks: false },
  'nobody-watches': { code: 'nobody-watches', locks: false },
  'nobody-on-belt': { code: 'nobody-on-belt', locks: false },
  'faster-than-allowed': { code: 'too-fast', locks: true },
  overshot: { code: 'too-fast', locks: true },
  'speeds-up-when-slowed': { code: 'too-fast', locks: true },
  'takes-other-unit': { code: 'wrong-unit', locks: true },
  'started-too-fast': { code: 'started-too-fast', locks: true },
}

/** The governor did something of its own accord. */
export function intervened(session: Session, order: Order, because: Because): Session {
  const { code, locks } = TROUBLE[because]
  if (order.kind === 'stop') return sessionWith(braked(session, code), { locked: session.locked || locks })
  const slowsRun = order.kind === 'speed' && placeOf(session).segment !== null
  return slowsRun ? held(session, 'left-alone', order.speedKmh) : session
}
