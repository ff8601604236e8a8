import type { Carried, Envelope } from './ask-payloads.ts'

/**
 * What a person may ask for, each ask a row: what it carries beside its name, what it does to the speed of a belt, and
 * whether it is asked because another speed is wanted.
 * Sent as JSON to `POST /api/asks`; what can be carried is in `ask-payloads.ts`, and the schema is made of both.
 */

/**
 * `stops` the belt: carrying it out twice is harmless, leaving it out once is not. `slows`: nothing gets faster by it.
 * `raises`. `none`: the belt is left as it is. `depends`: the snapshot's `leadsTo` says where it leads now.
 */
export type SpeedEffect = 'stops' | 'slows' | 'raises' | 'none' | 'depends'

interface AskRow {
  readonly carries: keyof Carried
  readonly effect: SpeedEffect
  /** True where who asks wants another speed than the belt has: a refused order is tried again, a console's hand is theirs. */
  readonly otherSpeed?: true
}

export const ASKS = {
  /** Take the chosen plan and go to the stretches, and past them where they were done for it a moment ago. */
  begin: { carries: 'nothing', effect: 'none' },
  start: { carries: 'nothing', effect: 'raises' },
  hold: { carries: 'nothing', effect: 'slows' },
  'resume-plan': { carries: 'speed', effect: 'depends', otherSpeed: true },
  'ease-off': { carries: 'nothing', effect: 'slows', otherSpeed: true },
  go: { carries: 'speed', effect: 'depends', otherSpeed: true },
  'not-yet': { carries: 'nothing', effect: 'slows' },
  'skip-sprint': { carries: 'nothing', effect: 'slows' },
  next: { carries: 'nothing', effect: 'depends', otherSpeed: true },
  'cool-down': { carries: 'nothing', effect: 'slows', otherSpeed: true },
  'walk-now': { carries: 'nothing', effect: 'slows', otherSpeed: true },
  stop: { carries: 'touch', effect: 'stops' },
  pause: { carries: 'nothing', effect: 'stops' },
  resume: { carries: 'nothing', effect: 'raises' },
  end: { carries: 'nothing', effect: 'none' },
  discard: { carries: 'nothing', effect: 'none' },
  /** The same stretch again; all of them, where the start is waited for. */
  again: { carries: 'nothing', effect: 'none' },
  skip: { carries: 'nothing', effect: 'none' },
  'skip-all': { carries: 'nothing', effect: 'none' },
  /** Orders nothing from here on, and tells the runner what to press. */
  guide: { carries: 'nothing', effect: 'none' },
  /** Drives a belt that runs by other hands, held at the speed it is measured at. */
  'take-over': { carries: 'nothing', effect: 'none' },
  'belt-is-still': { carries: 'nothing', effect: 'none' },
  unlock: { carries: 'nothing', effect: 'none' },
  slower: { carries: 'step', effect: 'slows', otherSpeed: true },
  faster: { carries: 'step', effect: 'raises', otherSpeed: true },
  /** Whether the belt has a motor, where a Stop brought no fall at all. */
  'has-motor': { carries: 'answer', effect: 'none' },
  'console-says': { carries: 'console', effect: 'none' },
  /** What pace the hidden mile feels like. */
  'felt-pace': { carries: 'felt', effect: 'none' },
} as const satisfies Record<string, AskRow>

export type AskKind = keyof typeof ASKS
export type KindCarrying<C extends keyof Carried> = {
  [K in AskKind]: (typeof ASKS)[K]['carries'] extends C ? K : never
}[AskKind]
/** Asks that may be sent with nothing but their name. */
export type PlainAskKind = KindCarrying<'nothing' | 'touch' | 'speed'>
type KindWith<Effect extends AskRow['effect']> = {
  [K in AskKind]: (typeof ASKS)[K]['effect'] extends Effect ? K : never
}[AskKind]
/** Asks of which only the session knows whether they raise the speed. */
export type DependingAskKind = KindWith<'depends'>
/** Asks that slow, and never stop. */
export type SlowingAskKind = KindWith<'slows'>

/** Whether an ask of this kind is made because another speed is wanted. */
export const wantsOtherSpeed = (kind: AskKind): boolean => (ASKS[kind] as AskRow).otherSpeed === true

/** Every kind once, in the order of the table. */
export const ASK_KINDS = Object.keys(ASKS) as AskKind[]
export const kindsCarrying = <C extends keyof Carried>(carried: C): KindCarrying<C>[] =>
  ASK_KINDS.filter((kind): kind is KindCarrying<C> => ASKS[kind].carries === carried)
export const PLAIN_ASKS = [...kindsCarrying('nothing'), ...kindsCarrying('touch'), ...kindsCarrying('speed')]

export type Ask = { [C in keyof Carried]: Envelope & { ask: KindCarrying<C> } & Carried[C] }[keyof Carried]
/** The ask of one kind. */
export type AskOf<K extends AskKind> = Envelope & { ask: K } & Carried[(typeof ASKS)[K]['carries']]
