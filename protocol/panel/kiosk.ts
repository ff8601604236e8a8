import { Type, type Static } from 'typebox'
import { DistanceUnit, Effort, FinishStyle } from './choices.ts'
import { nullable, said } from './said.ts'
import { SAYINGS } from './sayings.ts'
import { GateState, PhaseKind } from './snapshot.ts'

/**
 * What a screen on a gym's wall is told of one treadmill, whole, every time: enough for a kiosk, a wall of many and a
 * message broker, and nothing about the runner: no name, heart rate, weight, age or words of theirs. `null` means unknown,
 * never zero.
 */

/** Another number where a reader of the last one would be misled. */
const KIOSK_VERSION = 5

const closed = { additionalProperties: false } as const
/** `timeS` null: it would tell a pace that is hidden from the runner. */
const Way = Type.Object({ distanceM: Type.Number(), timeS: nullable(Type.Number()) }, closed)

const ConsoleUnit = Type.Enum(['km/h', 'mph'])

/** A speed that is told with what is said: as the pace of a mile or a kilometre, or in the unit of the machine's console. */
const SpeedSaid = Type.Object({ kmh: Type.Number(), unit: Type.Union([DistanceUnit, ConsoleUnit]) }, closed)

/** One step of the crescendo. */
export const KioskStep = Type.Object(
  {
    kind: Type.Enum(['warm-up', 'mile', 'stage', 'finish', 'cool-down']),
    /** 1 to N for miles and stages, else null. */
    number: nullable(Type.Integer()),
    effort: nullable(Effort),
    /** As it was run, where it is done; else as it will be, as things stand; km/h. */
    speedKmh: nullable(Type.Number()),
    /** As it was planned, by parts where it has several: km/h and seconds. */
    planned: Type.Array(Type.Object({ speedKmh: Type.Number(), durationS: Type.Number() }, closed)),
    /** Of each part of it: the speed that it was run at, is, or will be as things stand, km/h. */
    partsKmh: Type.Array(Type.Number()),
    /** What the belt was measured at in it, in few points: how far into it, 0 to 1, and km/h, null where it was out of sight from there on. */
    ran: Type.Array(
      Type.Object({ share: Type.Number({ minimum: 0, maximum: 1 }), speedKmh: nullable(Type.Number()) }, closed),
    ),
    /** Metres, where it is measured in distance. */
    distanceM: nullable(Type.Number()),
    state: Type.Enum(['ahead', 'now', 'done', 'skipped']),
    /** 0 to 1. */
    progress: Type.Number({ minimum: 0, maximum: 1 }),
    /** Seconds faster than the one before, where both were run whole and it was faster; else null. */
    gainS: nullable(Type.Number()),
  },
  closed,
)
export type KioskStep = Static<typeof KioskStep>

/**
 * `lost`: no treadmill is connected, and nothing is known of the belt; `free`: nobody's run is on; `stretching`, `starting`,
 * `running`, `stopping`, in the phases `idle` and `done` by the treadmill's own console; `stopped`: a run that can be carried
 * on; `done`: a run is over, until the next.
 */
export const MachineUse = Type.Enum([
  'lost',
  'free',
  'stretching',
  'starting',
  'running',
  'stopping',
  'stopped',
  'done',
])
export type MachineUse = Static<typeof MachineUse>

export const KioskState = Type.Object(
  {
    version: Type.Literal(KIOSK_VERSION),
    /** Chosen at random when the daemon starts: counting begins again with it. */
    boot: Type.String(),
    /** Counts up with each one. */
    seq: Type.Integer(),
    /** The treadmill's name; null before the first is met. */
    machine: nullable(Type.String()),
    use: MachineUse,
    phase: Type.Object({ kind: PhaseKind, number: nullable(Type.Integer()) }, closed),
    /** Where the phase lies in the climb: 0 the first mile, 1 the last and the finish. */
    climb: Type.Number({ minimum: 0, maximum: 1 }),
    /** How the belt is used now, by its speed; null while it stands or is not known. */
    gait: nullable(Type.Enum(['walk', 'run'])),
    /** Lengths and paces are told in it. */
    unit: DistanceUnit,
    /** What the machine's own console shows. */
    consoleUnit: ConsoleUnit,
    /** As the belt was measured a moment ago, km/h; null where it is not known. */
    speedKmh: nullable(Type.Number()),
    /** It is no run, but a first meeting with the treadmill. */
    meeting: Type.Boolean(),
    /** How the run ends; null where it has no finish. */
    finish: nullable(FinishStyle),
    /** The finish was entered, and is no plain one. */
    sprinting: Type.Boolean(),
    steps: Type.Array(KioskStep),
    /** To the line of the finish; null once it is reached, skipped or left. */
    toFinish: nullable(Way),
    /** Of the finish: whether it lies behind one more go, and whether that was said. */
    gate: GateState,
    /** The finish comes at its line as things stand, and nobody has to say go before. */
    finishComes: Type.Boolean(),
    /** The run is held below what is planned for the finish: that it comes at all, and how fast, is for the runner to say. */
    finishAsAsked: Type.Boolean(),
    /** What was said aloud last along the run; a higher serial is news. Never what came of a runner's press. */
    announced: nullable(said(SAYINGS, { serial: Type.Integer(), speed: nullable(SpeedSaid) })),
    /** What is left of the phase that is on; null where it has no end or none is on. */
    left: nullable(Type.Object({ distanceM: nullable(Type.Number()), timeS: nullable(Type.Number()) }, closed)),
    /** Of a run that is done and was kept. `eachFaster`: every stage faster than the one before, the finish fastest. */
    result: nullable(
      Type.Object(
        {
          eachFaster: Type.Boolean(),
          stagesRun: Type.Integer(),
          /** The stage it came to its end in, where none was run whole; 0 before the first. */
          endedIn: nullable(Type.Integer()),
          distanceM: Type.Number(),
          movingS: Type.Number(),
        },
        closed,
      ),
    ),
  },
  closed,
)
export type KioskState = Static<typeof KioskState>
