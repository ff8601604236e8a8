import type { Run, RunSummary } from '../../protocol/panel/runs.ts'
import type { MachineView, Snapshot } from '../../protocol/panel/snapshot.ts'
import { wholePlan } from '../session/plans.ts'

export const MACHINE: MachineView = {
  name: 'Treadmill 7',
  simulated: false,
  drivable: true,
  unit: 'km/h',
  minKmh: 1,
  maxKmh: 20,
  stepKmh: 0.1,
  link: 'up',
}

export const PLAN = wholePlan({ unit: 'km' })

export const SUMMARY: RunSummary = {
  id: 'run-1',
  startedAt: '2026-03-01T07:30:00.250Z',
  endedAt: '2026-03-01T07:38:40.250Z',
  planName: PLAN.name,
  machineName: 'Treadmill 7',
  distanceM: 1400.25,
  movingS: 519.5,
  crescendo: true,
}
export const RUN: Run = {
  ...SUMMARY,
  plan: PLAN,
  line: [{ movingS: 300, distanceM: 725, speedKmh: 8.7 }],
  splits: [
    {
      kind: 'mile',
      mile: 1,
      effort: 'easy',
      distanceM: 1000,
      timeS: 414.25,
      plannedKmh: 8.7,
      averageKmh: null,
      gainS: null,
      note: null,
    },
  ],
}

/** In mile 1, with half-known numbers: null must stay null on its way. */
export const RUNNING: Snapshot = {
  number: 7,
  atMs: 61_234.5,
  machine: MACHINE,
  plan: PLAN,
  phase: { kind: 'mile', index: 1, mile: 1 },
  phases: [],
  ended: null,
  belt: 'moving',
  driving: { by: 'us' },
  held: null,
  gate: 'shut',
  locked: false,
  measured: { speedKmh: 8.7, ageMs: 120, inclinePct: null, heartRateBpm: null },
  targetKmh: 8.7,
  askedKmh: null,
  offTarget: null,
  distanceM: 431.5,
  estimated: false,
  footPodM: null,
  distanceSource: 'machine',
  movingS: 178.2,
  inPhase: { distanceM: 31.5, timeS: 13, leftM: 968.5, leftS: 400.7 },
  toFinish: { distanceM: 968.5, timeS: 400.7 },
  toCoolDown: null,
  next: { kind: 'finish', mile: null, targetKmh: 13.4 },
  easeOff: { to: 'walk', speedKmh: 5 },
  stretch: null,
  splits: [],
  banners: [],
  cue: null,
  announcement: null,
  waiting: null,
  asks: ['slower', 'faster', 'stop', 'next'],
  leadsTo: { next: { speedKmh: 13.4, raises: true }, go: null, 'resume-plan': null },
  said: null,
  reportOf: null,
  run: { id: 'run-1', startedAt: '2026-03-01T07:30:00.250Z' },
}
