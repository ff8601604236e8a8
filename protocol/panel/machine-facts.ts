import { Type, type Static, type TSchema } from 'typebox'
import { LEAST_FACTOR, MOST_FACTOR } from '../belt-factor.ts'
import { nullable } from './said.ts'

/**
 * What can be known of a treadmill beside what it says of itself, and from where it is known. One type for all of it: what
 * stands in the table of declared profiles, what is kept in the history, what a screen is told, and what travels from one house to
 * another.
 */

const closed = { additionalProperties: false } as const
const Rate = Type.Number({ minimum: 0.02, maximum: 10 })

/** Octets in hexadecimal that a machine wants before it lets itself be controlled. */
export const UnlockWrite = Type.Object(
  {
    /** The characteristic, as the port writes UUIDs. */
    to: Type.String({ pattern: '^([0-9A-F]{4}|[0-9A-F]{32})$' }),
    hex: Type.String({ pattern: '^([0-9a-f]{2}){1,20}$' }),
    /** What has to be subscribed to before; null for nothing. */
    answersOn: nullable(Type.String({ pattern: '^([0-9A-F]{4}|[0-9A-F]{32})$' })),
  },
  closed,
)
export type UnlockWrite = Static<typeof UnlockWrite>

/** The value of each fact. Null: not known. */
export const FACT_VALUES = {
  /** Request Control and Start come before every speed (quirk 3). */
  preamble: Type.Boolean(),
  /** Request Control is written twice, half a second apart (quirk 5). */
  controlTwice: Type.Boolean(),
  /** Start is written again so often while the belt moves, ms; null: never (quirk 11). */
  keepAliveMs: nullable(Type.Integer({ minimum: 500, maximum: 10_000 })),
  /** Written once a connection, before control is asked for (quirks 6 to 8). */
  unlock: Type.Array(UnlockWrite, { maxItems: 4 }),
  /** Writes nearer to each other than this are lost, ms (quirk 8). */
  writeGapMs: Type.Integer({ minimum: 0, maximum: 2000 }),
  /** A Start while the belt moves pauses it (quirk 1). */
  startToggles: Type.Boolean(),
  /** The unit that its orders and its numbers were in when that was told last: it may follow the console (quirk 29). */
  unit: nullable(Type.Enum(['km/h', 'mph'])),
  /** The speeds it was seen to take, km/h. */
  grid: nullable(
    Type.Object(
      {
        minKmh: Type.Number({ minimum: 0.1, maximum: 10 }),
        maxKmh: Type.Number({ minimum: 1, maximum: 40 }),
        stepKmh: Type.Number({ minimum: 0.01, maximum: 2 }),
      },
      closed,
    ),
  ),
  /** What its console makes of a speed between two of its own (quirks 36, 94). */
  betweenSteps: nullable(Type.Enum(['cuts', 'rounds'])),
  /** How its readings lie around an order: three times their spread, and their steady error, as shares of it (quirk 82). */
  tolerance: nullable(
    Type.Object(
      { share: Type.Number({ minimum: 0, maximum: 0.12 }), factor: Type.Number({ minimum: 0.92, maximum: 1.08 }) },
      closed,
    ),
  ),
  /** How fast its belt changes speed, km/h per second. */
  upKmhPerS: nullable(Rate),
  downKmhPerS: nullable(Rate),
  /** How long after an order its readings begin to show it, ms (quirk 91). */
  lagMs: nullable(Type.Integer({ minimum: 0, maximum: 10_000 })),
  /** Between two readings, ms. */
  periodMs: nullable(Type.Integer({ minimum: 50, maximum: 5000 })),
  /** `fine`: a line can be drawn by it; `coarse`: it cannot (quirks 47, 48). */
  distance: nullable(Type.Enum(['fine', 'coarse', 'none'])),
  /** Sends nothing while the belt rests (quirks 8, 58). */
  quietAtRest: nullable(Type.Boolean()),
  /** What a Start does: how long until the belt is read moving, ms, and how fast it goes before any speed is ordered, km/h. */
  start: nullable(
    Type.Object(
      { afterMs: Type.Integer({ minimum: 0, maximum: 60_000 }), toKmh: Type.Number({ minimum: 0, maximum: 40 }) },
      closed,
    ),
  ),
  /** Whether its belt follows the speeds that are ordered (quirks 17, 26). */
  obeys: nullable(Type.Boolean()),
  /** How its stop looks: how long until the belt is read at rest, ms (null: it never was), and whether the machine says so. */
  stop: nullable(
    Type.Object(
      { restsAfterMs: nullable(Type.Integer({ minimum: 0, maximum: 120_000 })), isSaid: Type.Boolean() },
      closed,
    ),
  ),
  /** Whether the keys of its console still change the speed while it is driven (quirk 27). */
  keysWork: nullable(Type.Boolean()),
  /** What its belt runs, over what its console says: as its runner measured it. */
  beltFactor: Type.Number({ minimum: LEAST_FACTOR, maximum: MOST_FACTOR }),
  /**
   * What becomes of the incline that it says it has (quirks 34, 35): `refused`: it takes none that is ordered, or does not obey;
   * `untold`: its readings tell none, and so none is ordered; `told`: they do after all.
   */
  incline: nullable(Type.Enum(['refused', 'untold', 'told'])),
  /** Its console ends a session after so long, minutes (quirk 19). */
  longestSessionMin: nullable(Type.Integer({ minimum: 5, maximum: 600 })),
} as const

export type FactName = keyof typeof FACT_VALUES
export type Facts = { readonly [Name in FactName]: Static<(typeof FACT_VALUES)[Name]> }

export const FACT_NAMES = Object.keys(FACT_VALUES) as readonly FactName[]

/**
 * From where a fact is known.
 * - `default`: of no machine in particular
 * - `declared`: seen by others on this model, and written down with its row of the table of real treadmills
 * - `proposed`: learned on another treadmill of this model, or brought in a file: it waits to be measured here
 * - `meeting`, `runs`: measured on this very treadmill; `runner`: said by who runs on it
 * - `turns`, `foot-pod`: measured by its runner, by turns of the belt or by a foot pod
 */
export const Evidence = Type.Union([
  Type.Object({ by: Type.Literal('default') }, closed),
  Type.Object({ by: Type.Literal('declared'), quirk: Type.Integer({ minimum: 1 }) }, closed),
  Type.Object({ by: Type.Literal('proposed') }, closed),
  Type.Object(
    {
      by: Type.Enum(['meeting', 'runs', 'runner', 'turns', 'foot-pod']),
      on: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    },
    closed,
  ),
])
export type Evidence = Static<typeof Evidence>

/** A fact and from where it is known. */
export interface Known<Name extends FactName = FactName> {
  readonly value: Facts[Name]
  readonly from: Evidence
}

const knownFact = <Of extends TSchema>(value: Of) => Type.Object({ value, from: Evidence }, closed)

/** The schema of each fact with its evidence. */
export const KNOWN_FACTS = Object.fromEntries(
  Object.entries(FACT_VALUES).map(([name, value]) => [name, knownFact(value)]),
) as { readonly [Name in FactName]: ReturnType<typeof knownFact<(typeof FACT_VALUES)[Name]>> }

/** What is known of a treadmill, fact by fact; what is missing is not known. */
export const KnownFacts = Type.Unsafe<KnownFacts>(Type.Partial(Type.Object(KNOWN_FACTS), closed))
export type KnownFacts = { readonly [Name in FactName]?: Known<Name> }
