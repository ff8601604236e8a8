import { Type, type Static } from 'typebox'
import { KnownOfMachine } from './machine-profile.ts'
import { nullable } from './said.ts'

/** What a treadmill and Crescendo said to each other in the last minutes, to be sent on: no serial number, no address. */

const closed = { additionalProperties: false } as const

/** One packet, or what became of the link. */
export const ReportEntry = Type.Object(
  {
    /** Seconds since the first of them. */
    atS: Type.Number(),
    /**
     * `sent`: written to it; `heard`: notified or indicated; `read`: its answer to a read;
     * `failed`: what was written or read came to nothing; `linked`, `lost`: the link itself.
     */
    what: Type.Enum(['sent', 'subscribed', 'heard', 'read', 'failed', 'linked', 'lost']),
    /** The characteristic; null where it is the link. */
    uuid: nullable(Type.String()),
    /** Two hexadecimal digits each; null where there are none. */
    octets: nullable(Type.String()),
    /** Why it failed, or was lost. */
    because: nullable(Type.String()),
  },
  closed,
)
export type ReportEntry = Static<typeof ReportEntry>

const Characteristic = Type.Object(
  { serviceUuid: Type.String(), uuid: Type.String(), properties: Type.Array(Type.String()) },
  closed,
)

export const Report = Type.Object(
  {
    report: Type.Literal('crescendo'),
    version: Type.Literal(1),
    /** When it was made: ISO 8601, UTC. */
    madeAt: Type.String(),
    /** What it runs on: Node's version, the system and the processor. */
    on: Type.Object({ node: Type.String(), platform: Type.String(), arch: Type.String() }, closed),
    /** What it says of itself; null where none was met. What looks like a number of its own is left out of its name. */
    treadmill: nullable(
      Type.Object(
        {
          name: Type.String(),
          manufacturer: nullable(Type.String()),
          model: nullable(Type.String()),
          firmware: nullable(Type.String()),
          /** What its console counts in. */
          unit: Type.Enum(['km/h', 'mph']),
          minKmh: Type.Number(),
          maxKmh: Type.Number(),
          stepKmh: Type.Number(),
          drivable: Type.Boolean(),
          simulated: Type.Boolean(),
        },
        closed,
      ),
    ),
    /** What is known of it; null where none was met. Octets that may be made of its name are left out. */
    profile: nullable(KnownOfMachine),
    characteristics: Type.Array(Characteristic),
    /** The oldest first. */
    entries: Type.Array(ReportEntry),
  },
  closed,
)
export type Report = Static<typeof Report>
