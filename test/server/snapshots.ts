import type { RunListed, RunPage } from '../../protocol/panel/run-list.ts'
import type { RunSummary } from '../../protocol/panel/runs.ts'
import type { RunOpened, RunSeries } from '../../protocol/panel/run-opened.ts'
import type { Bests, Trends } from '../../protocol/panel/trends.ts'
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

/** A row of the list. */
export const SUMMARY: RunListed = {
  id: 'run-1',
  startedAt: '2026-03-01T07:30:00.250Z',
  endedAt: '2026-03-01T07:38:40.250Z',
  planName: PLAN.name,
  machineName: 'Treadmill 7',
  distanceM: 1400.25,
  movingS: 519.5,
  crescendo: true,
  kind: 'crescendo',
  ownPlanName: 'Tuesdays',
  steps: [
    {
      ...{ kind: 'mile', number: 1, effort: 'easy', plannedKmh: 8.7, plannedM: 1000, measuredKmh: null },
      ...{ measuredM: 1000, whole: true },
    },
  ],
  end: { how: 'eased', in: { kind: 'mile', number: 1 }, why: 'heart' },
  faster: { count: 1, of: 1 },
  finish: null,
  gained: null,
  bests: ['longest'],
  load: null,
  energyKcal: 97.25,
  distanceFrom: 'machine',
}
/** One that was brought in. */
export const BROUGHT_IN: RunSummary = {
  ...{ id: 'run-2', startedAt: '2026-02-01T07:30:00.000Z', endedAt: '2026-02-01T08:00:00.000Z' },
  ...{ planName: { code: 'no-plan', values: {} }, machineName: 'Garmin fenix 7', distanceM: 5000, movingS: 1800 },
  ...{ crescendo: false, broughtIn: { format: 'fit', by: 'Garmin fenix 7' } },
}
export const PAGE: RunPage = { runs: [SUMMARY], next: '1772350200250-1', counts: { all: 9, crescendo: 8, guided: 1 } }
export const RUN: RunOpened = {
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

export const SERIES: RunSeries = {
  ...{ atS: [0, 60], movingS: [0, 55.5], distanceM: [0, 110.5], measuredKmh: [null, 8.7] },
  ...{ plannedKmh: [null, 8.7], targetKmh: [null, 8.7], heartBpm: [null, 121], onTargetPct: 93.5 },
  moments: [
    { atS: 30, movingS: 25.5, in: { kind: 'mile', number: 1 }, what: 'held', reason: 'asked', untilS: null },
    { atS: 40, movingS: 35.5, in: null, what: 'asked', ask: 'slower', byKmh: -0.5 },
  ],
}
export const TRENDS: Trends = {
  weeks: [{ monday: '2026-02-23', runs: 1, distanceM: 1400.25, tempoKmh: null, sprintPeakKmh: 13.4, load: null }],
  felt: [{ startedAt: SUMMARY.startedAt, pct: -3.7 }],
}
export const BESTS: Bests = {
  sprints: [{ run: 'run-1', startedAt: SUMMARY.startedAt, distanceM: 400, averageKmh: 13.2 }],
  mile: null,
  longest: { run: 'run-1', startedAt: SUMMARY.startedAt, distanceM: 1400.25 },
  gained: null,
  times: [],
  inARow: { now: 0, most: 3 },
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
  hidden: null,
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
