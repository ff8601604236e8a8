import type { WaitCode, Waiting } from '../../protocol/panel/waits.ts'
import type { Because, Order } from '../belt/order.ts'

/** At most one order, or the named reason why there is none. */
export type Decision = { readonly order: Order; readonly because: Because | null } | { readonly wait: Wait }

export type Wait = WaitCode | OrdinaryWait

/** The ordinary course of things, of which nobody needs to hear: these have no sentence. */
type OrdinaryWait =
  | 'not-ours'
  | 'runner-drives'
  | 'no-plan'
  | 'link-lost'
  | 'belt-still'
  | 'belt-stopping'
  | 'order-on-the-air'
  | 'only-the-runner-starts'
  | 'belt-starting'
  | 'belt-not-known-yet'
  | 'hand-on-console'
  | 'rise-announced-first'
  | 'at-speed'
  | 'belt-on-its-way'
  | 'changing-gradually'
  | 'held'
  /** Before the incline may rise, and before the speed may. */
  | 'incline-waits'
  | 'incline-first'

/** Waits that a runner should hear of: something stands between the wish and the belt. */
const WORTH_SAYING: Readonly<Record<WaitCode, true>> = {
  'belt-out-of-sight': true,
  'rest-not-seen': true,
  'did-not-start': true,
  'above-the-cap': true,
  'below-the-minimum': true,
  'checking-the-unit': true,
  'unit-not-known-yet': true,
  'treadmill-refuses': true,
  'belt-does-not-follow': true,
  'telemetry-stale': true,
  'nobody-on-belt': true,
  'nobody-watches': true,
}

export const isWorthSaying = (wait: Wait): wait is WaitCode => Object.hasOwn(WORTH_SAYING, wait)

/** What a screen is told of it; null where there is nothing to say. */
export const waitingOf = (decision: Decision): Waiting | null =>
  'wait' in decision && isWorthSaying(decision.wait) ? { code: decision.wait, values: {} } : null

export const order = (speedKmh: number): Decision => ({ order: { kind: 'speed', speedKmh }, because: null })
