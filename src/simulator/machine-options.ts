import type { TreadmillRecord } from '../../protocol/ftms/treadmill-data.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import { gridFrom } from '../../protocol/units.ts'
import type { BeltDynamics } from './belt.ts'
import { USUAL_DYNAMICS } from './belt.ts'

/** What a virtual treadmill is, and how it fills the gaps that the Fitness Machine Service leaves open. */
export interface MachineOptions {
  readonly name: string
  readonly manufacturer: string
  readonly model: string
  readonly firmware: string
  /** Supported Speed Range, 0x2AD4, km/h. An increment of 0.16 makes it a machine that counts in tenths of mph. */
  readonly speed: { readonly minimumKmh: number; readonly maximumKmh: number; readonly incrementKmh: number }
  /** Supported Inclination Range, 0x2AD5, percent; null for a machine without incline. */
  readonly incline: {
    readonly minimumPct: number
    readonly maximumPct: number
    readonly incrementPct: number
  } | null
  /** How fast its incline changes, percent per second. */
  readonly inclinePctPerS: number
  /** Between two Treadmill Data records, ms. */
  readonly periodMs: number
  /** From a control point write to the indication of its result, ms. */
  readonly answerMs: number
  readonly dynamics: Omit<BeltDynamics, 'minimumKmh'>
  /** Further fields, sent as they are with every record: to make it longer than a packet. */
  readonly alsoSends: TreadmillRecord
  /** Who may take control: the first to ask, the latest to ask (the earlier one is told), nobody, or nobody for want of a control point. */
  readonly control: 'first-come' | 'take-over' | 'deny' | 'none'
  /** Refuses control point writes on an unencrypted link, as the profile demands and hardly any machine does. */
  readonly requiresEncryption: boolean
  /** Set Target Speed at a standstill: kept for the next start, refused, or taken as a start. */
  readonly speedAtStandstill: 'kept' | 'refused' | 'starts-belt'
  /** A target between two increments: rounded to the nearest, cut to the one below, or refused. */
  readonly offGrid: 'nearest' | 'truncated' | 'refused'
  /** Where a start after a pause goes: the machine's minimum, or the speed before the pause. */
  readonly resumesAt: 'minimum' | 'previous-target'
  /** Whether a start after a stop counts time and distance from zero, or goes on counting. */
  readonly totalsAtStart: 'zeroed' | 'kept'
  /** Whether the status of a client's own request goes to that client too; the specification says to the others only. */
  readonly statusToOriginator: boolean
  /** How long the belt runs on after its controller's link is gone, ms; null for ever, which a client must assume. */
  readonly stopsAfterDisconnectMs: number | null
}

export const USUAL_MACHINE: MachineOptions = {
  name: 'Crescendo Simulator',
  manufacturer: 'Crescendo',
  model: 'Virtual Treadmill',
  firmware: '1.0',
  speed: { minimumKmh: 1, maximumKmh: 20, incrementKmh: 0.1 },
  incline: { minimumPct: 0, maximumPct: 15, incrementPct: 0.5 },
  inclinePctPerS: 0.5,
  periodMs: 250,
  answerMs: 40,
  dynamics: USUAL_DYNAMICS,
  alsoSends: {},
  control: 'first-come',
  requiresEncryption: false,
  speedAtStandstill: 'kept',
  offGrid: 'nearest',
  resumesAt: 'minimum',
  totalsAtStart: 'zeroed',
  statusToOriginator: false,
  stopsAfterDisconnectMs: null,
}

/** The speeds the machine can run. Throws RangeError for a range without any. */
export function gridOf({ speed }: MachineOptions): SpeedGrid {
  const grid = gridFrom({
    minimumSpeedKmh: speed.minimumKmh,
    maximumSpeedKmh: speed.maximumKmh,
    minimumIncrementSpeedKmh: speed.incrementKmh,
  })
  if (grid === null) throw new RangeError(`no treadmill runs from ${speed.minimumKmh} to ${speed.maximumKmh} km/h`)
  return grid
}
