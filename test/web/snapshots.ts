import type { SplitChange } from '../../protocol/panel/sayings.ts'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { IDLE, lineUpTo, MACHINE, running, viewsOf } from './on-plan.ts'
import { AFTER, BEFORE, MILE_M, TEN_MILES, THREE_MILES, planOf } from './plans.ts'

/** Snapshots as the daemon would send them at telling moments of a run. */

const gated = planOf({ speedsKmh: [8.7, 9.9, 11.1], finishKmh: 13.4, gate: 'ask' })
const halfMiles = planOf({ speedsKmh: [4.2, 4.6, 5], finishKmh: 5.5, finish: 'brisk-walk', stageM: MILE_M / 2 })
const FINISH = 5
const mileTwo = running(THREE_MILES, 3, 0.55)
/** Drawn at 9.4 km/h: 10:16 a mile. */
const hiddenMile: Partial<Snapshot> = {
  plan: { ...THREE_MILES, hiddenMile: { number: 2, fromKmh: 8.8 } },
  measured: { speedKmh: 9.4, ageMs: 120, inclinePct: 0, heartRateBpm: 152 },
  targetKmh: null,
  hidden: { keysKmh: null },
}
const paces = [690, 665, 640, 615, 590]
const strongPlan = planOf({ speedsKmh: [8.7, 9.9, 11.1], finishKmh: 11.7, finish: 'strong' })
const inFinish: Partial<Snapshot> = {
  gate: 'passed',
  easeOff: { to: 'last-mile', speedKmh: 11.1 },
  asks: ['stop', 'pause', 'slower', 'faster', 'ease-off', 'cool-down', 'hold'],
}
/** Nobody pressed Go: the pace of the last mile goes on. */
const ungone = running(gated, FINISH, 0.15, {
  ...inFinish,
  gate: 'open',
  measured: { speedKmh: 11, ageMs: 110, inclinePct: 0, heartRateBpm: null },
  targetKmh: 11.1,
  asks: ['stop', 'pause', 'slower', 'faster', 'ease-off', 'go', 'skip-sprint', 'cool-down', 'hold'],
})
const stretching: Partial<Snapshot> = {
  belt: 'still',
  measured: { speedKmh: 0, ageMs: 90, inclinePct: 0, heartRateBpm: null },
  targetKmh: null,
  easeOff: null,
  asks: ['stop', 'again', 'skip', 'skip-all', 'start', 'discard'],
}

/** Chosen to be run beside one of the runs that are over, of the same plan and a little slower. */
const besideEarlier = { ...THREE_MILES, choices: { ...THREE_MILES.choices, beside: 'r4' } }
const done = running(THREE_MILES, 7, 1, {
  ...stretching,
  phase: { kind: 'done', index: null, mile: null },
  run: null,
  reportOf: { id: 'r1', startedAt: '2026-01-02T07:00:00Z' },
  phases: viewsOf(THREE_MILES, 8, 0),
  ended: 'ended',
  gate: 'passed',
  toCoolDown: null,
  asks: ['begin', 'start'],
})
const EASED: SplitChange = { code: 'was-held', values: { reason: 'eased' } }
function changesIn({ kind, mile }: Split): SplitChange[] {
  if (mile === 2) {
    const faster: SplitChange = { code: 'changed-speed', values: { byKmh: 0.32, unit: 'mph' } }
    return [EASED, { code: 'went-back-to-plan', values: {} }, faster]
  }
  if (mile === 3) return [EASED, { code: 'stopped-and-went-on', values: { times: 1 } }]
  return kind === 'finish' ? [{ code: 'was-held', values: { reason: 'asked' } }] : []
}
/** Eased off to the first mile's pace, the third stayed there. */
const aimed = (split: Split): Split =>
  split.mile === 3 ? { ...split, aimedKmh: 8.7, averageKmh: 9, timeS: 644, gainS: -60 } : split
const isCut = (mile: number | null): boolean => mile === 2

const guidedBy = (code: 'press-faster' | 'press-slower'): Partial<Snapshot> => ({
  driving: {
    by: 'runner',
    because: 'does-not-follow',
    instruction: { code, values: { speedKmh: 9.97, unit: 'mph', ofConsole: false } },
  },
  banners: [{ code: 'guided', level: 'warning', values: { because: 'does-not-follow' } }],
})

/** Somebody slowed the belt on its console: so it stays, up to the line. */
const held = {
  ...mileTwo,
  held: 'console' as const,
  measured: { ...mileTwo.measured, speedKmh: 9.2 },
  targetKmh: 9.2,
  phases: mileTwo.phases.map((view) =>
    view.state === 'done' || (view.mile === null && view.kind !== 'finish')
      ? view
      : { ...view, targetKmh: 9.2, partsKmh: [9.2] },
  ),
  next: { kind: 'mile' as const, mile: 3, targetKmh: 9.2 },
  banners: [{ code: 'held' as const, level: 'info' as const, values: { reason: 'console' as const } }],
  asks: [...mileTwo.asks, 'resume-plan' as const],
  leadsTo: { ...mileTwo.leadsTo, 'resume-plan': { speedKmh: 9.9, raises: true } },
} satisfies Snapshot

/** The heart is above its ceiling in the last mile: the belt is a step easier. */
const heartPlan = { ...THREE_MILES, heart: { ceilingBpm: 170, strongKmh: 11.7, coolDown: null } }
const lastMile = running(heartPlan, 4, 0.44)
const heartHeld = {
  ...lastMile,
  held: 'heart' as const,
  measured: { ...lastMile.measured, speedKmh: 10.8, heartRateBpm: 172 },
  targetKmh: 10.8,
  phases: lastMile.phases.map((view) => (view.state === 'now' ? { ...view, targetKmh: 10.8, partsKmh: [10.8] } : view)),
  banners: [
    {
      code: 'heart' as const,
      level: 'info' as const,
      values: { is: 'above' as const, ceilingBpm: 170, risesAtBpm: 167 },
    },
  ],
  asks: [...lastMile.asks, 'resume-plan' as const],
  leadsTo: { ...lastMile.leadsTo, 'resume-plan': { speedKmh: 11.1, raises: true } },
} satisfies Snapshot

export const SNAPSHOTS = {
  ready: IDLE,
  noHeartYet: {
    ...IDLE,
    banners: [
      {
        code: 'heart',
        level: 'warning',
        values: { is: 'yet', ceilingBpm: heartPlan.heart.ceilingBpm, risesAtBpm: heartPlan.heart.ceilingBpm - 3 },
      },
    ],
  },
  strong: { ...IDLE, plan: strongPlan },
  readyBeside: { ...IDLE, plan: besideEarlier },
  mileBeside: { ...mileTwo, plan: besideEarlier },
  reportBeside: { ...done, plan: besideEarlier },
  tenMiles: { ...IDLE, plan: TEN_MILES },
  longName: { ...IDLE, plan: gated, machine: { ...MACHINE, name: 'HORIZON_PARAGON_X_000000000000', simulated: false } },
  stretch: running(THREE_MILES, 0, 0.1, {
    ...stretching,
    stretch: { card: BEFORE[0]!, index: 0, count: 4, side: 'left', leftS: 14, getReady: false },
  }),
  start: running(THREE_MILES, 1, 0, {
    ...stretching,
    asks: ['stop', 'start', 'discard', 'again'],
  }),
  starting: running(THREE_MILES, 1, 0.01, {
    belt: 'starting',
    measured: { speedKmh: 0.8, ageMs: 90, inclinePct: 0, heartRateBpm: 96 },
  }),
  warmUp: running(THREE_MILES, 1, 0.4, {
    cue: { code: 'jog-and-settle', values: {} },
    measured: { speedKmh: 7.9, ageMs: 90, inclinePct: 0, heartRateBpm: 118 },
    easeOff: { to: 'walk', speedKmh: 5 },
  }),
  mileTwo,
  offTarget: {
    ...mileTwo,
    measured: { ...mileTwo.measured, speedKmh: 9.2 },
    offTarget: -1 as const,
    askedKmh: 9.9,
    said: { code: 'faster-until-stage-ends' as const, values: { stage: 'mile' as const, finish: 'sprint' as const } },
  },
  mileSeven: running(TEN_MILES, 8, 0.55),
  /** Hours and tens of miles, under words at the top. */
  mileTen: running(TEN_MILES, 11, 0.7, {
    waiting: { code: 'nobody-watches' as const, values: {} },
    banners: [{ code: 'waiting' as const, level: 'info' as const, values: { wait: 'nobody-watches' as const } }],
  }),
  stageTwo: running(halfMiles, 3, 0.55),
  /** Its runner measured that the belt runs 7 % faster than its console says. */
  paceHidden: { ...running(THREE_MILES, 3, 0.2, hiddenMile), cue: { code: 'pace-hidden', values: {} } },
  paceAsked: running(THREE_MILES, 3, 0.66, {
    ...hiddenMile,
    hidden: { keysKmh: paces.map((s) => (MILE_M * 3.6) / s) },
    asks: [...mileTwo.asks, 'felt-pace'],
  }),
  measuredBelt: { ...mileTwo, measured: { ...mileTwo.measured, consoleKmh: 9.2 } },
  early: running(THREE_MILES, 3, 0.06),
  minute: running(THREE_MILES, 4, 0.91, { gate: 'open' }),
  skipped: running(THREE_MILES, 4, 0.93, {
    gate: 'skipped',
    toFinish: null,
    next: null,
    asks: ['stop', 'pause', 'slower', 'faster', 'ease-off', 'go', 'next', 'hold'],
  }),
  gateOpen: running(gated, 4, 0.92, {
    gate: 'open',
    asks: ['stop', 'pause', 'slower', 'faster', 'ease-off', 'go', 'skip-sprint', 'next', 'hold'],
  }),
  gateHeld: running(gated, 4, 0.92, {
    gate: 'open',
    held: 'eased',
    leadsTo: {
      next: null,
      go: { speedKmh: 13.36, raises: true },
      'resume-plan': { speedKmh: 11.1, raises: true },
    },
    banners: [{ code: 'held', level: 'info', values: { reason: 'eased' } }],
    asks: ['stop', 'pause', 'slower', 'faster', 'go', 'skip-sprint', 'resume-plan', 'next'],
  }),
  armed: running(gated, 4, 0.94, {
    gate: 'armed',
    asks: ['stop', 'pause', 'slower', 'faster', 'ease-off', 'not-yet', 'skip-sprint', 'next', 'hold'],
  }),
  tenSeconds: running(THREE_MILES, 4, 0.988, { gate: 'open' }),
  two: running(THREE_MILES, 4, 0.9966, { gate: 'open' }),
  sprint: running(THREE_MILES, FINISH, 0.3, {
    ...inFinish,
    cue: { code: 'in-the-finish', values: { finish: 'sprint' } },
  }),
  sprintEnd: running(THREE_MILES, FINISH, 0.86, {
    ...inFinish,
    askedKmh: 13.72,
    said: { code: 'faster-until-phase-ends', values: {} },
  }),
  strongFinish: running(strongPlan, FINISH, 0.33, inFinish),
  ungone,
  coolDown: running(THREE_MILES, 6, 0.3, {
    gate: 'passed',
    measured: { ...mileTwo.measured, speedKmh: 7.4 },
    targetKmh: 7.4,
    easeOff: null,
    asks: ['stop', 'pause', 'slower', 'faster', 'walk-now', 'next', 'hold'],
  }),
  coolDownBegun: running(THREE_MILES, 6, 0.01, {
    gate: 'skipped',
    easeOff: null,
    banners: [{ code: 'cool-down-begun', level: 'info', values: { speedKmh: 9.9, unit: 'km/h' } }],
    asks: ['stop', 'pause', 'slower', 'faster', 'walk-now', 'next', 'hold', 'resume-plan'],
    leadsTo: { ...mileTwo.leadsTo, 'resume-plan': { speedKmh: 9.9, raises: true } },
  }),
  held,
  heartHeld,
  /** What presses more has its bar, and something was said, while a note is on. */
  heldUnwatched: {
    ...held,
    said: { code: 'faster-until-stage-ends' as const, values: { stage: 'mile' as const, finish: 'sprint' as const } },
    banners: [{ code: 'unwatched' as const, level: 'warning' as const, values: { leftS: 12 } }, ...held.banners],
  },
  waiting: running(THREE_MILES, 1, 0.03, {
    waiting: { code: 'checking-the-unit' as const, values: {} },
    measured: { ...mileTwo.measured, speedKmh: 1.8 },
    banners: [
      {
        code: 'waiting' as const,
        level: 'info' as const,
        values: { wait: 'checking-the-unit' as const },
      },
    ],
  }),
  unitAsked: running(THREE_MILES, 1, 0.03, {
    waiting: { code: 'unit-not-known-yet' as const, values: {} },
    measured: { ...mileTwo.measured, speedKmh: 1.8 },
    banners: [{ code: 'console-check' as const, level: 'warning' as const, values: {} }],
    asks: ['stop', 'pause', 'slower', 'faster', 'cool-down', 'next', 'hold', 'console-says'],
  }),
  guided: running(THREE_MILES, 3, 0.02, {
    ...guidedBy('press-faster'),
    measured: { ...mileTwo.measured, speedKmh: 8.7 },
    asks: ['stop', 'pause', 'slower', 'faster', 'ease-off', 'next', 'hold', 'take-over'],
  }),
  guidedStart: running(THREE_MILES, 1, 0, {
    ...stretching,
    driving: { by: 'runner', because: 'no-control-point', instruction: null },
    banners: [{ code: 'guided', level: 'info', values: { because: 'no-control-point' } }],
    asks: ['stop', 'start', 'discard', 'again'],
  }),
  guidedWaits: running(THREE_MILES, 1, 0, {
    belt: 'starting',
    measured: { speedKmh: 0, ageMs: 90, inclinePct: 0, heartRateBpm: 96 },
    driving: { by: 'runner', because: 'no-control-point', instruction: { code: 'start-belt', values: {} } },
    banners: [{ code: 'guided', level: 'info', values: { because: 'no-control-point' } }],
    asks: ['stop'],
  }),
  /** Stopped, and set off at the console. */
  setOff: {
    ...mileTwo,
    belt: 'moving' as const,
    targetKmh: null,
    easeOff: null,
    banners: [{ code: 'not-ours' as const, level: 'warning' as const, values: { run: 'stopped' as const } }],
    asks: ['stop' as const, 'slower' as const, 'ease-off' as const, 'take-over' as const, 'guide' as const],
  },
  linkLost: {
    ...mileTwo,
    belt: 'unseen' as const,
    estimated: true,
    machine: { ...MACHINE, link: 'down' as const },
    measured: { ...mileTwo.measured, speedKmh: null, ageMs: null },
    held: 'link' as const,
    banners: [
      {
        code: 'link-lost' as const,
        level: 'warning' as const,
        values: { mayMove: true, begunOn: null, chosen: null, because: null },
      },
    ],
  },
  danger: {
    ...mileTwo,
    belt: 'stopping' as const,
    banners: [
      {
        code: 'pull-the-safety-key' as const,
        level: 'danger' as const,
        values: { belt: 'does-not-stop' as const },
      },
    ],
  },
  dangerOfMotor: {
    ...mileTwo,
    belt: 'stopping' as const,
    asks: ['stop' as const, 'pause' as const, 'has-motor' as const],
    banners: [
      { code: 'pull-the-safety-key' as const, level: 'danger' as const, values: { belt: 'does-not-stop' as const } },
    ],
  },
  stopping: {
    ...mileTwo,
    belt: 'stopping' as const,
    measured: { ...mileTwo.measured, speedKmh: 4.2 },
    said: { code: 'stopping-from' as const, values: { speedKmh: 4.2, unit: 'mi' as const } },
    targetKmh: null,
    easeOff: null,
    asks: ['stop' as const, 'pause' as const, 'cool-down' as const],
  },
  stopped: {
    ...mileTwo,
    belt: 'stopped' as const,
    measured: { ...mileTwo.measured, speedKmh: 0 },
    targetKmh: null,
    easeOff: null,
    asks: ['resume' as const, 'end' as const, 'discard' as const],
  },
  stoppedHeld: {
    ...mileTwo,
    belt: 'stopped' as const,
    held: 'console' as const,
    banners: [{ code: 'nobody-on-belt' as const, level: 'warning' as const, values: { stopped: true } }],
    measured: { ...mileTwo.measured, speedKmh: 0 },
    targetKmh: null,
    easeOff: null,
    asks: ['resume' as const, 'end' as const, 'discard' as const],
  },
  /** A belt that may still be moved has its STOP. */
  stoppedInFinish: {
    ...ungone,
    belt: 'stopped' as const,
    measured: { ...ungone.measured, speedKmh: 0 },
    targetKmh: null,
    easeOff: null,
    asks: ['stop' as const, 'resume' as const, 'end' as const, 'discard' as const],
  },
  stretchAfter: running(THREE_MILES, 7, 0.1, {
    ...stretching,
    stretch: { card: AFTER[0]!, index: 0, count: 4, side: 'left', leftS: 10, getReady: false },
    toCoolDown: null,
    asks: ['stop', 'again', 'skip', 'skip-all', 'end', 'discard'],
  }),
  done,
  /** The runner made a run of their own of it. */
  changed: {
    ...done,
    splits: done.splits.map((split) => aimed({ ...split, atPaceS: 1.6, changes: changesIn(split) })),
  },
  /** The sprint was left out. */
  unsprinted: {
    ...done,
    gate: 'skipped' as const,
    splits: done.splits.filter(({ kind }) => kind !== 'finish'),
    phases: done.phases.map((view) =>
      view.kind === 'finish' ? { ...view, state: 'skipped' as const, progress: 0 } : view,
    ),
  },
  /** Mile 2 was left after a third of it. */
  cutShort: {
    ...done,
    phases: done.phases.map((view) => (isCut(view.mile) ? { ...view, progress: 0.34 } : view)),
    splits: done.splits.map((split) =>
      isCut(split.mile)
        ? { ...split, distanceM: 547, timeS: 199, gainS: null, note: { code: 'cut-short' as const, values: {} } }
        : split,
    ),
  },
} satisfies Record<string, Snapshot>

/** What was measured before each of them, where a picture is to show it. */
export const LINES = Object.fromEntries(Object.entries(SNAPSHOTS).map(([name, snapshot]) => [name, lineUpTo(snapshot)]))

export type SnapshotName = keyof typeof SNAPSHOTS
