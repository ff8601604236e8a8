import { Type, type Static } from 'typebox'
import { AskKindSchema } from './ask-schema.ts'
import { Banner, HeldReason } from './banners.ts'
import { DrivingView } from './driving.ts'
import { Effort, Plan, StretchCard } from './plan.ts'
import { FACT_VALUES } from './machine-facts.ts'
import { nullable, said } from './said.ts'
import { Saying, SAYINGS, SplitChange, SplitNote } from './sayings.ts'
import { Waiting } from './waits.ts'

/** Everything a screen needs to draw the session, whole, every time. `null` means unknown, never zero. */

const closed = { additionalProperties: false } as const

export const PhaseKind = Type.Enum(['idle', 'stretch', 'warm-up', 'mile', 'stage', 'finish', 'cool-down', 'done'])
export type PhaseKind = Static<typeof PhaseKind>

/** `stopped`: a run that can be carried on; `unseen`: nothing is known of the belt. */
export const BeltState = Type.Enum(['still', 'starting', 'moving', 'stopping', 'stopped', 'unseen'])
export type BeltState = Static<typeof BeltState>

export { Banner, HeldReason } from './banners.ts'

/**
 * `shut`: not yet; `open`: `go` counts now; `armed`: `go` was pressed early; `passed`: the sprint was entered;
 * `skipped`: the runner does without.
 */
export const GateState = Type.Enum(['shut', 'open', 'armed', 'passed', 'skipped'])
export type GateState = Static<typeof GateState>

/** One phase as it is run, or will be with the overrides so far. */
export const PhaseView = Type.Object(
  {
    kind: PhaseKind,
    /** 1 to N for miles, else null. */
    mile: nullable(Type.Integer()),
    effort: nullable(Effort),
    /** Speed that is wished for there now, km/h; null in the stretches. */
    targetKmh: nullable(Type.Number()),
    plannedKmh: nullable(Type.Number()),
    /** The incline that is planned for it, %; left out where it is flat. */
    inclinePct: Type.Optional(Type.Number()),
    /** Of each part of it, in their order: the speed that it was run at, is, or will be as things stand, km/h. */
    partsKmh: Type.Array(Type.Number()),
    /** Where in the run it began: metres, and seconds on the moving belt; null where it did not. */
    from: nullable(Type.Object({ distanceM: Type.Number(), movingS: Type.Number() }, closed)),
    /** Length where it is measured in distance, metres. */
    distanceM: nullable(Type.Number()),
    /** Length where it is measured in time, and the estimate where it is measured in distance, seconds. */
    durationS: Type.Number(),
    state: Type.Enum(['ahead', 'now', 'done', 'skipped']),
    /** How much of it was run, 0 to 1; less than 1 in one that is done where it was cut short. */
    progress: Type.Number({ minimum: 0, maximum: 1 }),
  },
  closed,
)
export type PhaseView = Static<typeof PhaseView>

/** What a pace felt like, and what was measured as it was said, km/h. */
export const FeltPace = Type.Object({ saidKmh: Type.Number(), ranKmh: Type.Number() }, closed)
export type FeltPace = Static<typeof FeltPace>

/** What was run in one phase. */
export const Split = Type.Object(
  {
    kind: PhaseKind,
    mile: nullable(Type.Integer()),
    effort: nullable(Effort),
    distanceM: Type.Number(),
    timeS: Type.Number(),
    plannedKmh: nullable(Type.Number()),
    /** Of a stage or a finish, the speed it was to be run at when it ended: its target, with all that was changed; km/h. */
    aimedKmh: Type.Optional(nullable(Type.Number())),
    averageKmh: nullable(Type.Number()),
    /** Seconds faster than the mile before, over a whole mile; null for the first. */
    gainS: nullable(Type.Number()),
    note: nullable(SplitNote),
    /** How long after its line the belt was at its pace, seconds; below zero: before it. Null where that was not seen. */
    atPaceS: Type.Optional(nullable(Type.Number())),
    /** The mean of the heart rates that were known in it, beats a minute; null of too few, left out where there was none. */
    heartRateBpm: Type.Optional(nullable(Type.Integer())),
    /** In the order in which they came; none of a run that is older than this field: of that nothing is known. */
    changes: Type.Optional(Type.Array(SplitChange)),
    /** Of a mile whose pace was hidden; left out where nothing was said of it, or nothing that counts. */
    felt: Type.Optional(FeltPace),
  },
  closed,
)
export type Split = Static<typeof Split>

export const StretchView = Type.Object(
  {
    card: StretchCard,
    /** Index of the card, and how many there are. */
    index: Type.Integer(),
    count: Type.Integer(),
    side: nullable(Type.Enum(['left', 'right', 'forward', 'back'])),
    /** Seconds left on this side; in the 5 s before a side `getReady` is true and they count down to its begin. */
    leftS: Type.Number(),
    getReady: Type.Boolean(),
  },
  closed,
)
export type StretchView = Static<typeof StretchView>

export const MachineView = Type.Object(
  {
    name: Type.String(),
    simulated: Type.Boolean(),
    drivable: Type.Boolean(),
    unit: Type.Enum(['km/h', 'mph']),
    minKmh: Type.Number(),
    maxKmh: Type.Number(),
    stepKmh: Type.Number(),
    /** The steepest incline it can be ordered to, %; left out where it has none. */
    mostInclinePct: Type.Optional(Type.Number()),
    link: Type.Enum(['up', 'down']),
    /** Of a belt that its runner measured: all speeds and lengths that are told are its console's times this. */
    beltFactor: Type.Optional(Type.Number()),
    /** How many seconds of its time pass in one of who looks on; left out where they are the same. */
    timesAsFast: Type.Optional(Type.Number()),
  },
  closed,
)
export type MachineView = Static<typeof MachineView>

/** The speed that is wished for once an ask is taken (0: the belt stops), and whether that is more than now. */
export const LeadsTo = Type.Object({ speedKmh: Type.Number(), raises: Type.Boolean() }, closed)
export type LeadsTo = Static<typeof LeadsTo>
/** Spoken once: `serial` counts up with each new one, so that a screen that joins late does not repeat it. */
export const Announcement = said(SAYINGS, { serial: Type.Integer() })
export type Announcement = Static<typeof Announcement>

/** `startedAt` is ISO 8601, UTC. */
const RunIdentity = Type.Object({ id: Type.String(), startedAt: Type.String() }, closed)

export const Snapshot = Type.Object(
  {
    /** Counts up with each one; an ask names the one it was made on. */
    number: Type.Integer(),
    /** Session time, ms. */
    atMs: Type.Number(),
    machine: nullable(MachineView),
    plan: nullable(Plan),
    /** Where in the run: `index` into `phases`, null when idle or done. */
    phase: Type.Object({ kind: PhaseKind, index: nullable(Type.Integer()), mile: nullable(Type.Integer()) }, closed),
    phases: Type.Array(PhaseView),
    /** How the run came to be done: `ended` went into history, `discarded` was thrown away. Null in every other phase. */
    ended: nullable(Type.Enum(['ended', 'discarded'])),
    belt: BeltState,
    /** Of the run that is on; without one, as the next would be. */
    driving: DrivingView,
    held: nullable(HeldReason),
    gate: GateState,
    locked: Type.Boolean(),
    measured: Type.Object(
      {
        speedKmh: nullable(Type.Number()),
        /** Age of that reading, ms. */
        ageMs: nullable(Type.Number()),
        /** What a foot pod says; left out where none was heard. Of a belt that tells no speed it is the one above, too, while the runner moves it. */
        footPodKmh: Type.Optional(nullable(Type.Number())),
        /**
         * What a foot pod measured and what the console's speed came to meanwhile, m, over all of the run that was steady, and the one
         * over the other: what the belt runs over what its console says. Left out where that is too little, or what no belt does.
         */
        footPodBeside: Type.Optional(
          Type.Object({ factor: FACT_VALUES.beltFactor, podM: Type.Number(), consoleM: Type.Number() }, closed),
        ),
        /** What its console says, where the belt was measured and runs other than that; else left out. */
        consoleKmh: Type.Optional(nullable(Type.Number())),
        inclinePct: nullable(Type.Number()),
        heartRateBpm: nullable(Type.Number()),
      },
      closed,
    ),
    /**
     * Null but while the pace of the mile that is on is hidden: then nothing that is drawn tells how fast it is, nor how long it takes.
     * `keysKmh`: while it is asked, what it may be felt as, km/h, the slowest first; null before.
     */
    hidden: nullable(Type.Object({ keysKmh: nullable(Type.Array(Type.Number())) }, closed)),
    /** What the session wishes for now, km/h; null while nothing is wished or the belt is to stand. */
    targetKmh: nullable(Type.Number()),
    /** What the runner has asked for and the belt does not show yet, km/h. */
    askedKmh: nullable(Type.Number()),
    /** True while the measured speed is off the target by more than one grid step for 5 s: above (1), below (-1). */
    offTarget: nullable(Type.Enum([1, -1])),
    /** Of the whole run: distance on the belt, metres; `estimated` while no telemetry backs it. */
    distanceM: Type.Number(),
    estimated: Type.Boolean(),
    /** What a foot pod counted of a run that is over, metres; null where it was not there for all of it. */
    footPodM: nullable(Type.Number()),
    distanceSource: Type.Enum(['machine', 'integral']),
    /** Seconds on the moving belt. */
    movingS: Type.Number(),
    /** Of the phase that is on: what is done and what is left. Metres only where it is measured in distance. */
    inPhase: Type.Object(
      {
        distanceM: Type.Number(),
        timeS: Type.Number(),
        leftM: nullable(Type.Number()),
        leftS: nullable(Type.Number()),
      },
      closed,
    ),
    /** To the line of the final segment, through the whole session; null once it is reached, skipped or left. */
    toFinish: nullable(Type.Object({ distanceM: Type.Number(), timeS: Type.Number() }, closed)),
    /** To the cool-down. Where the finish is skipped, this is what the peak counts. */
    toCoolDown: nullable(Type.Object({ distanceM: Type.Number(), timeS: Type.Number() }, closed)),
    next: nullable(
      Type.Object(
        {
          kind: PhaseKind,
          mile: nullable(Type.Integer()),
          targetKmh: nullable(Type.Number()),
          /** The incline it is to be run at, %, on a plan that names any; left out where it is left as it is. */
          inclinePct: Type.Optional(Type.Number()),
        },
        closed,
      ),
    ),
    /** Where EASE OFF leads; null where no rung is left, and the button is not shown. */
    easeOff: nullable(Type.Object({ to: Type.Enum(['last-mile', 'mile-1', 'walk']), speedKmh: Type.Number() }, closed)),
    stretch: nullable(StretchView),
    splits: Type.Array(Split),
    banners: Type.Array(Banner),
    /** One line for the runner, for 8 s. */
    cue: nullable(Saying),
    announcement: nullable(Announcement),
    /** Why the governor gives no order though the belt is not yet where it is wished; null while all is well. */
    waiting: nullable(Waiting),
    /** Asks that would be taken now and change something, so that a screen shows only buttons that work. */
    asks: Type.Array(AskKindSchema),
    /** Where the asks lead of which only the session knows whether they raise the speed; null where one is not to be had. */
    leadsTo: Type.Object({ next: nullable(LeadsTo), go: nullable(LeadsTo), 'resume-plan': nullable(LeadsTo) }, closed),
    /** Words of the last thing the runner changed, for the line under the pace; null after 8 s. */
    said: nullable(Saying),
    /** The run that is on. */
    run: nullable(RunIdentity),
    /** The run that is over, while its report is shown. */
    reportOf: nullable(RunIdentity),
  },
  closed,
)
export type Snapshot = Static<typeof Snapshot>
