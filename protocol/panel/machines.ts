import { Type, type Static } from 'typebox'
import { nullable } from './said.ts'

/** The treadmills that can be chosen, as they are heard. */

const closed = { additionalProperties: false } as const

/** A treadmill that was found or is remembered. */
export const FoundMachine = Type.Object(
  {
    /** Its address where it says no name. */
    name: Type.String(),
    /** `simulated` for the simulated one. */
    address: Type.String(),
    simulated: Type.Boolean(),
    connected: Type.Boolean(),
    /** True for the one that is connected, or searched for: the next run is on it. */
    wanted: Type.Boolean(),
    /** True where it was chosen, or run on, before. */
    known: Type.Boolean(),
    /** True where its first meeting was had, as far as that can be told before it is connected. */
    met: Type.Boolean(),
    /** Smoothed over about 3 s, dBm; null where it is not in the air, or has no radio. */
    signalDbm: nullable(Type.Number()),
    /** False where it says that it takes no new session: another app has it. */
    available: Type.Boolean(),
  },
  closed,
)
export type FoundMachine = Static<typeof FoundMachine>

/** What keeps this computer from using Bluetooth. */
export const NoBluetooth = Type.Enum([
  'not-permitted',
  'off',
  'too-old',
  'silent',
  'no-kernel',
  'no-library',
  'not-linux',
  'unusable',
])
export type NoBluetooth = Static<typeof NoBluetooth>

/** All that is known of them. */
export const Machines = Type.Object(
  {
    /** Whether the air is listened to for them now. */
    looking: Type.Boolean(),
    /** In an order that stays; the simulated one last. */
    machines: Type.Array(FoundMachine),
    /** The name or address of the one that is searched for or connected; null for any. */
    wanted: nullable(Type.String()),
    /** What the command line said of the treadmill: `simulated`, `auto`, a name or an address; null where nothing. */
    startedFor: nullable(Type.String()),
    noBluetooth: nullable(NoBluetooth),
    /** True where time runs faster than a real belt can. */
    onlySimulated: Type.Boolean(),
    /** False in a gym: there the treadmill is chosen where Crescendo is started. */
    mayChoose: Type.Boolean(),
  },
  closed,
)
export type Machines = Static<typeof Machines>

/** Chooses one of them. */
export const MachineChosen = Type.Object({ address: Type.String({ minLength: 1, maxLength: 64 }) }, closed)
export type MachineChosen = Static<typeof MachineChosen>

/** Looks for them for 20 s more; `afresh` forgets what was heard before. */
export const Look = Type.Object({ afresh: Type.Optional(Type.Boolean()) }, closed)
export type Look = Static<typeof Look>
