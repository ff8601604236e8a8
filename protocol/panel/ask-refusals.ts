import { Type } from 'typebox'
import { said, type Codes, type Said } from './said.ts'

/** Why an ask is not taken. */
export const ASK_REFUSALS = {
  'nothing-connected': {},
  'out-of-reach': {},
  'guides-already': {},
  'drives-already': {},
  'cannot-be-driven': {},
  'nothing-to-take-over': {},
  'too-fast-to-take-over': {},
  /** Of a first meeting. */
  'too-fast-to-meet': {},
  'met-before': { on: Type.String() },
  'no-plan-chosen': {},
  'run-is-on': {},
  'no-run': {},
  'no-run-on-belt': {},
  'no-run-to-carry-on': {},
  'run-is-stopped': {},
  'run-not-stopped': {},
  'nothing-run-yet': {},
  'belt-is-starting': {},
  'belt-is-stopping': {},
  'still-stopping': {},
  'not-still': {},
  'not-seen-yet': {},
  'says-nothing-at-rest': {},
  'known-already': {},
  'may-yet-start': {},
  'start-was-used': {},
  'nobody-is-watching': {},
  'locked-after-fault': {},
  'nothing-locked': {},
  'goes-no-faster': {},
  'above-your-ceiling': {},
  'belt-follows-first': {},
  'plan-is-on': {},
  'go-pressed-already': {},
  'finish-has-begun': {},
  'too-early-or-late': {},
  'no-stretch-on': {},
  'number-not-asked-for': {},
  'motor-not-asked-for': {},
  'pace-not-asked-for': {},
  'seen-too-long-ago': {},
  'belt-page-unread': {},
  /** Of a runner with a PIN. */
  'runner-locked': {},
  /** Of choosing another treadmill. */
  'belt-may-move': {},
  'treadmill-not-heard': {},
  'simulated-alone': {},
  'gym-has-its-treadmill': {},
  /** Of a belt that its runner measures by turns. */
  'no-three-speeds': {},
  'turns-give-none': {},
  /** Where an ask leads that raises a held belt, km/h. */
  'speed-to-be-named': { speedKmh: Type.Number() },
  /** What is measured, km/h. */
  'display-fits-neither-unit': { speedKmh: Type.Number() },
  'leads-elsewhere-by-now': { speedKmh: Type.Number(), unit: Type.Enum(['km/h', 'mph']) },
} as const satisfies Codes

const Kind = Type.Enum([
  'wrong-phase',
  'not-at-standstill',
  'belt-not-moving',
  'no-plan',
  'no-treadmill',
  'above-ceiling',
  'above-machine',
  'too-much-at-once',
  'speed-not-named',
  'stale',
  'locked',
  'gate-shut',
  'not-driven',
  'unwatched',
  'page-unread',
])

/** Why an ask was not taken, for the person who asked. `error` is the kind of `code` it is. */
export const AskRefusal = said(ASK_REFUSALS, { error: Kind })
export type AskRefusal = Said<typeof ASK_REFUSALS> & { error: Type.Static<typeof Kind> }
