import type { Waiting } from '../../protocol/panel/banners.ts'
import type { Because, Order } from '../belt/order.ts'

/** At most one order, or the named reason why there is none. */
export type Decision = { readonly order: Order; readonly because: Because | null } | { readonly wait: Wait }

export type Wait =
  | 'not ours'
  | 'no plan'
  | 'the link is lost'
  | 'the belt is still'
  | 'the belt is stopping'
  | 'cannot see the belt'
  | 'an order is on the air'
  | 'only the runner starts the belt'
  | 'cannot see that the belt is still'
  | 'the belt is starting'
  | 'the belt did not start'
  | 'the belt is not known yet'
  | 'above the cap'
  | 'below the minimum'
  | 'checking the unit'
  | 'the unit is not known yet'
  | 'a hand is on the console'
  | 'the rise is announced first'
  | 'at speed'
  | 'the belt is on its way'
  | 'changing gradually'
  | 'the treadmill refuses'
  | 'the belt does not follow'
  | 'telemetry is stale'
  | 'held'
  | 'nobody is on the belt'
  | 'nobody watches'

/** Waits that a runner should hear of: something stands between the wish and the belt. The others are the ordinary course. */
const WORTH_SAYING: Readonly<Record<Waiting, true>> = {
  'cannot see the belt': true,
  'cannot see that the belt is still': true,
  'the belt did not start': true,
  'above the cap': true,
  'below the minimum': true,
  'checking the unit': true,
  'the unit is not known yet': true,
  'the treadmill refuses': true,
  'the belt does not follow': true,
  'telemetry is stale': true,
  'nobody is on the belt': true,
  'nobody watches': true,
}

export const isWorthSaying = (wait: Wait): wait is Waiting => Object.hasOwn(WORTH_SAYING, wait)

export const order = (speedKmh: number): Decision => ({ order: { kind: 'speed', speedKmh }, because: null })
