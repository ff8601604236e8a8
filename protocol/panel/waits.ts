import { Type } from 'typebox'
import { said, type Codes, type Said } from './said.ts'

/** Why the belt gets no order though it is not yet where it is wished, where that is worth saying. */
export const WAITS = {
  'belt-out-of-sight': {},
  'rest-not-seen': {},
  'did-not-start': {},
  'above-the-cap': {},
  'below-the-minimum': {},
  'checking-the-unit': {},
  'unit-not-known-yet': {},
  'treadmill-refuses': {},
  'belt-does-not-follow': {},
  'telemetry-stale': {},
  'nobody-on-belt': {},
  'nobody-watches': {},
} as const satisfies Codes

export type WaitCode = keyof typeof WAITS
export const WaitCode = Type.Enum(Object.keys(WAITS) as WaitCode[])

export const Waiting = said(WAITS, {})
export type Waiting = Said<typeof WAITS>
