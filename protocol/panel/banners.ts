import { Type } from 'typebox'
import { nullable, said, type Codes, type Said, type ValuesOf } from './said.ts'
import { WaitCode } from './waits.ts'
import { GuidedBecause } from './guided-because.ts'

/** Why a speed is held. */
export const HeldReason = Type.Enum(['asked', 'eased', 'heart', 'link', 'restart', 'console', 'left-alone'])
export type HeldReason = Type.Static<typeof HeldReason>

/** The others: what is held for the heart has a banner of its own. */
const HeldByOther = Type.Enum(['asked', 'eased', 'link', 'restart', 'console', 'left-alone'])
export type HeldByOther = Type.Static<typeof HeldByOther>

/** True where the belt was stopped for it; false where nothing gets faster meanwhile. */
const stopped = Type.Boolean()

/** Why a treadmill is not connected; `not-heard-among-others`: this computer hears, but not that one. */
const NotConnectedBecause = Type.Enum([
  'not-heard',
  'not-heard-among-others',
  'does-not-answer',
  'not-a-treadmill',
  'no-bluetooth',
])

/** Why the treadmill that is searched for is not connected. */
export const NotConnected = Type.Object({
  /** Its name or address as it was chosen; null for any treadmill. */
  treadmill: nullable(Type.String()),
  because: NotConnectedBecause,
})
export type NotConnected = Type.Static<typeof NotConnected>

export const BANNERS = {
  'pull-the-safety-key': { belt: Type.Enum(['does-not-stop', 'not-ours']) },
  /** The belt moves, no run of ours moves it, and it is to stand. */
  'not-ours': { run: Type.Enum(['stopped', 'stretching', 'none']) },
  'link-lost': {
    mayMove: Type.Boolean(),
    /** Where the run goes on on another treadmill than the one that was chosen: its name, and what was chosen: `simulated`, `auto`, a name or an address. */
    begunOn: nullable(Type.String()),
    chosen: nullable(Type.String()),
    /** Why it was not found again as yet; null before a try has failed. */
    because: nullable(NotConnectedBecause),
  },
  /** While the link is being made, and no belt may be moving; it is tried again by itself. */
  'not-connected': NotConnected.properties,
  /** Just connected: by its name at another address than before, or as the strongest of several of one name. */
  'found-by-name': { treadmill: Type.String(), by: Type.Enum(['name-elsewhere', 'nearest-of-name']) },
  'telemetry-stale': { stopped },
  'belt-unseen': { belt: Type.Enum(['does-not-answer-stop', 'out-of-sight', 'silent']) },
  'wrong-unit': {},
  'too-fast': {},
  'started-too-fast': {},
  'did-not-start': {},
  'start-unwatched': {},
  /** What was ordered, km/h, and the unit of the console to set it on. */
  'not-following': { speedKmh: Type.Number(), unit: Type.Enum(['km/h', 'mph']) },
  /**
   * What was ordered and is tried again by itself in so many seconds, null: only once the runner presses; whether it is a rise.
   */
  'speed-refused': {
    speedKmh: Type.Number(),
    unit: Type.Enum(['km/h', 'mph']),
    againInS: nullable(Type.Number()),
    rises: Type.Boolean(),
  },
  'stopped-by-console': {},
  'safety-key': {},
  'control-lost': {},
  /** A run that is found with its belt still: after Crescendo was started anew, or after the belt was out of sight. */
  'stands-since-restart': {},
  'stands-since-link': {},
  'nobody-watches': {},
  /** Until the belt comes down for it, seconds; 0: it does. */
  unwatched: { leftS: Type.Number() },
  'nobody-on-belt': { stopped },
  held: { reason: HeldByOther },
  /**
   * Under a ceiling, beats a minute: `above` it; `below` it again, and held to the end of the stage; the pace of the stage `waits`
   * for the heart, up to its half; nothing is known of it, and then nothing rises (`lost-held`); above it for long at a walk. Before
   * the start: nothing is known of it `yet`.
   */
  heart: {
    is: Type.Enum(['yet', 'above', 'below', 'waits', 'lost', 'lost-held', 'unwell']),
    ceilingBpm: Type.Integer(),
    /** At or below it the pace that waits comes, beats a minute. */
    risesAtBpm: Type.Integer(),
  },
  /** The cool-down was only just asked for, and is undone by `resume-plan` to this speed, km/h; the unit of its console. */
  /** The runner moves the belt. */
  guided: { because: GuidedBecause },
  'cool-down-begun': { speedKmh: Type.Number(), unit: Type.Enum(['km/h', 'mph']) },
  'console-check': {},
  'promise-lapsed': { stage: Type.Enum(['mile', 'kilometre', 'stage']) },
  locked: {},
  /** `mayMove`: the belt was not seen again yet. */
  'computer-slept': { sleptS: Type.Number(), mayMove: Type.Boolean() },
  'computer-busy': { busyS: Type.Number() },
  'faster-than-time': { timesAsFast: Type.Number() },
  'distance-source': {},
  /** A foot pod has told another speed than the treadmill for a minute, by more than 5 %. */
  'foot-pod-differs': { by: Type.Enum(['faster', 'slower']) },
  /** Why the belt gets no order; not of the waits that a banner of their own tells of. */
  waiting: { wait: WaitCode },
  /** Why nothing is saved at the moment, or that it is again; of the run that is on, or of what else is done. */
  history: {
    saving: Type.Enum(['full', 'locked', 'slow', 'gone', 'failed', 'again', 'lost']),
    runIsOn: Type.Boolean(),
  },
} as const satisfies Codes

/** Something to say at the top of the screen, with what to do. `danger` is full-screen and loud. */
export const Banner = said(BANNERS, { level: Type.Enum(['danger', 'warning', 'info']) })
export type Banner = Said<typeof BANNERS> & { level: 'danger' | 'warning' | 'info' }
export type BannerValues<Code extends keyof typeof BANNERS> = ValuesOf<(typeof BANNERS)[Code]>
