import type { MachineProfile } from '../../protocol/panel/machine-profile.ts'
import type { MachineView, Snapshot } from '../../protocol/panel/snapshot.ts'
import { meetingPlan } from '../../src/workout/meeting.ts'
import { IDLE, running } from './on-plan.ts'

/** A first meeting as the daemon would tell it, at telling moments; and what is known of the treadmill before and after it. */

const GRID = { unit: 'km/h', minKmh: 1, maxKmh: 14, stepKmh: 0.1 } as const
const PLAN = meetingPlan(GRID, false)
if (PLAN === null) throw new Error('no meeting on it')

export const STRANGER: MachineView = { name: 'FS-9A31B2', simulated: false, drivable: true, ...GRID, link: 'up' }

const at = (index: number, progress: number, change: Partial<Snapshot> = {}): Snapshot =>
  running(PLAN, index, progress, {
    machine: STRANGER,
    toFinish: null,
    toCoolDown: null,
    easeOff: null,
    movingS: 60,
    asks: ['stop', 'pause', 'slower', 'faster', 'hold', 'next'],
    ...change,
  })
const read = (speedKmh: number): Snapshot['measured'] => ({
  speedKmh,
  ageMs: 110,
  inclinePct: null,
  heartRateBpm: null,
})

export const MEETINGS = {
  meetingStarts: at(0, 0, { belt: 'starting', measured: read(0), movingS: 0 }),
  /** Asked what its display shows. */
  meetingUnit: at(0, 0.9, {
    measured: read(1.8),
    asks: ['stop', 'console-says'],
    banners: [{ code: 'console-check', level: 'warning', values: {} }],
  }),
  meetingRises: at(2, 0.2, { measured: read(2.4) }),
  meetingKeys: at(4, 0.4, { measured: read(1.8) }),
  meetingGuided: at(3, 0.5, {
    measured: read(3.8),
    driving: { by: 'runner', because: 'does-not-follow', instruction: null },
  }),
  meetingStopping: at(4, 1, { belt: 'stopping', measured: read(1.1), targetKmh: null }),
  meetingStopped: at(2, 0.4, {
    belt: 'stopped',
    measured: read(0),
    targetKmh: null,
    asks: ['resume', 'end', 'discard'],
  }),
} satisfies Record<string, Snapshot>

/** Its runner is about to plan a run. */
export const BESIDE_STRANGER: Snapshot = { ...IDLE, machine: STRANGER }

const day = { by: 'meeting', on: '2026-11-27' } as const
export const PROFILES = {
  unmet: { model: 'FS', firmware: '1.2', metOn: null, facts: {}, meeting: PLAN, refusal: null },
  met: {
    ...{ model: 'FS', firmware: '1.2', metOn: '2026-11-27', meeting: PLAN, refusal: null },
    facts: {
      unit: { value: 'km/h', from: day },
      grid: { value: { minKmh: 1, maxKmh: 14, stepKmh: 0.1 }, from: day },
      start: { value: { afterMs: 1150, toKmh: 1 }, from: day },
      obeys: { value: true, from: day },
      lagMs: { value: 1400, from: day },
      upKmhPerS: { value: 0.8, from: day },
      downKmhPerS: { value: 1, from: day },
      periodMs: { value: 250, from: day },
      distance: { value: 'coarse', from: { by: 'declared', quirk: 47 } },
      keysWork: { value: false, from: { by: 'runner', on: '2026-11-27' } },
      stop: { value: { restsAfterMs: 2400, isSaid: true }, from: day },
    },
  },
  /** STOP came first. */
  halfMet: {
    ...{ model: null, firmware: null, metOn: null, meeting: PLAN, refusal: null },
    facts: { unit: { value: 'mph', from: { by: 'runs', on: '2026-11-27' } }, obeys: { value: false, from: day } },
  },
  tooFast: {
    ...{ model: null, firmware: null, metOn: null, facts: {}, meeting: null },
    refusal: { error: 'wrong-phase', code: 'too-fast-to-meet', values: {} },
  },
} satisfies Record<string, MachineProfile>
