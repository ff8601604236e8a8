import type { MachineProfile } from '../../protocol/panel/machine-profile.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { measuringPlan } from '../../src/workout/measuring.ts'
import { KEPT_AS, newCounts } from '../../web/measure/kept.ts'
import { PROFILES, STRANGER } from './meetings.ts'
import { running } from './on-plan.ts'

/** A belt that is measured by its runner as the daemon would tell it, at telling moments; and what comes of it. */

/** Once around, m. */
const BELT_M = 3
const PLAN = measuringPlan(STRANGER, 6.4, BELT_M, 'km')
if (PLAN === null) throw new Error('no measuring on it')

const at = (index: number, progress: number, speedKmh: number, change: Partial<Snapshot> = {}): Snapshot =>
  running(PLAN, index, progress, {
    machine: STRANGER,
    toFinish: null,
    toCoolDown: null,
    easeOff: null,
    movingS: 60,
    ...(index > 0 && index < 4 ? { phase: { kind: 'stage', index, mile: index } } : {}),
    measured: { speedKmh, ageMs: 110, inclinePct: null, heartRateBpm: null },
    asks: ['stop', 'pause', 'slower', 'faster', 'hold', 'next'],
    ...change,
  })

export const MEASURINGS = {
  measureStarts: at(0, 0, 0, { belt: 'starting', movingS: 0 }),
  /** It rises to its first speed. */
  measureWaits: at(1, 0.02, 2.6),
  measureFirst: at(1, 0.3, 3.2),
  measureLast: at(3, 0.4, 6.4),
  /** At none of its speeds anything was counted. */
  measureMissed: at(4, 0.3, 3.2),
  measureStopping: at(2, 0.5, 1.1, { belt: 'stopping', targetKmh: null }),
  measureStopped: at(2, 0.5, 0, { belt: 'stopped', targetKmh: null, asks: ['resume', 'end', 'discard'] }),
} satisfies Record<string, Snapshot>

const TURNS = { value: 1.04, from: { by: 'turns', on: '2026-11-27' } } as const

/** Of one that was met, and measured since. */
export const MEASURED = {
  ...PROFILES.met,
  facts: { ...PROFILES.met.facts, beltFactor: TURNS },
} satisfies MachineProfile

/** What a page keeps that has begun to measure and has counted nothing yet: under which name, and what. */
export const BEGUN_HERE = [KEPT_AS, JSON.stringify(newCounts(100 * BELT_M))] as const
