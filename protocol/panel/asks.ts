/**
 * What a person may ask for, each ask a row: what it carries beside its name, what it does to the speed of a belt, and
 * whether it is asked because another speed is wanted.
 * Sent as JSON to `POST /api/asks`; the schema is in `ask-schema.ts`.
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

/** What an ask carries beside its name. */
export interface Carried {
  nothing: unknown
  /** `coarse`: a step of 0.5 instead of 0.1 in the miles. */
  step: { coarse?: boolean }
  /** `held`: STOP held by touch for 1 s: written whatever is believed, unless the touch wrote one as it began. */
  touch: { held?: boolean }
  /** The speed it leads to as its asker read it, km/h: wanted where it raises a belt that is held. */
  speed: { toKmh?: number }
  /** The number the runner reads on the machine's own console. */
  console: { speed: number; unit: 'km/h' | 'mph' }
}

export const ASKS = {
  /** Take the chosen plan and go to the stretches. */
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
  again: { carries: 'nothing', effect: 'none' },
  skip: { carries: 'nothing', effect: 'none' },
  'skip-all': { carries: 'nothing', effect: 'none' },
  'belt-is-still': { carries: 'nothing', effect: 'none' },
  unlock: { carries: 'nothing', effect: 'none' },
  slower: { carries: 'step', effect: 'slows', otherSpeed: true },
  faster: { carries: 'step', effect: 'raises', otherSpeed: true },
  'console-says': { carries: 'console', effect: 'none' },
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

interface Envelope {
  /** Chosen by the sender; within a minute the same id is carried out once, but a stop or pause each time it arrives. */
  id: string
  /** Number of the snapshot the asker was looking at; an ask that speeds up from one older than 3 s is refused. */
  snapshot?: number
}

export type Ask = { [C in keyof Carried]: Envelope & { ask: KindCarrying<C> } & Carried[C] }[keyof Carried]
/** The ask of one kind. */
export type AskOf<K extends AskKind> = Envelope & { ask: K } & Carried[(typeof ASKS)[K]['carries']]
