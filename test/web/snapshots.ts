import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import type { MachineView, PhaseView, Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { AFTER, BEFORE, MILE_M, TEN_MILES, THREE_MILES, planOf } from './plans.ts'

/** Snapshots as the daemon would send them at telling moments of a run. */

export const MACHINE: MachineView = {
  name: 'Simulated treadmill',
  simulated: true,
  drivable: true,
  unit: 'mph',
  minKmh: 0.8,
  maxKmh: 20,
  stepKmh: 0.1,
  link: 'up',
}

const IDLE: Snapshot = {
  number: 1,
  atMs: 0,
  machine: MACHINE,
  plan: THREE_MILES,
  phase: { kind: 'idle', index: null, mile: null },
  phases: viewsOf(THREE_MILES, -1, 0),
  ended: null,
  belt: 'still',
  held: null,
  gate: 'shut',
  locked: false,
  measured: { speedKmh: 0, ageMs: 120, inclinePct: 0, heartRateBpm: null },
  targetKmh: null,
  askedKmh: null,
  offTarget: null,
  distanceM: 0,
  estimated: false,
  distanceSource: 'machine',
  movingS: 0,
  inPhase: { distanceM: 0, timeS: 0, leftM: null, leftS: null },
  toFinish: { distanceM: 5448, timeS: 2160 },
  toCoolDown: { distanceM: 5848, timeS: 2270 },
  next: null,
  easeOff: null,
  stretch: null,
  splits: [],
  banners: [],
  cue: null,
  announcement: null,
  waiting: null,
  asks: ['begin', 'start'],
  said: null,
  run: null,
}

function speedOf(phase: PlanPhase): number | null {
  if (phase.kind === 'mile' || phase.kind === 'finish') return phase.speedKmh
  return phase.kind === 'stretch' ? null : (phase.segments.at(-1)?.speedKmh ?? null)
}

function durationOf(phase: PlanPhase): number {
  switch (phase.kind) {
    case 'mile':
    case 'finish':
      return (phase.distanceM / phase.speedKmh) * 3.6
    case 'stretch':
      return 190
    default:
      return phase.segments.reduce((sum, { durationS }) => sum + durationS, 0)
  }
}

function viewsOf(plan: Plan, now: number, progress: number): PhaseView[] {
  return plan.phases.map((phase, index) => ({
    kind: phase.kind,
    mile: phase.kind === 'mile' ? phase.number : null,
    effort: phase.kind === 'mile' ? phase.effort : null,
    targetKmh: speedOf(phase),
    plannedKmh: speedOf(phase),
    distanceM: phase.kind === 'mile' || phase.kind === 'finish' ? phase.distanceM : null,
    durationS: durationOf(phase),
    state: index < now ? 'done' : index === now ? 'now' : 'ahead',
    progress: index < now ? 1 : index === now ? progress : 0,
  }))
}

function splitsOf(plan: Plan, before: number): Split[] {
  let beforeS: number | null = null
  return plan.phases.slice(0, before).flatMap((phase): Split[] => {
    if (phase.kind === 'stretch') return []
    const speedKmh = speedOf(phase) ?? 0
    const timeS = durationOf(phase) - 1
    const split: Split = {
      kind: phase.kind,
      mile: phase.kind === 'mile' ? phase.number : null,
      effort: phase.kind === 'mile' ? phase.effort : null,
      distanceM: phase.kind === 'mile' || phase.kind === 'finish' ? phase.distanceM : (speedKmh / 3.6) * timeS,
      timeS,
      plannedKmh: speedKmh,
      averageKmh: speedKmh,
      gainS: phase.kind === 'mile' && beforeS !== null ? beforeS - timeS : null,
      note: null,
    }
    if (phase.kind === 'mile') beforeS = timeS
    return [split]
  })
}

/** On plan, `progress` into the phase at `index`. */
function running(plan: Plan, index: number, progress: number, change: Partial<Snapshot> = {}): Snapshot {
  const phase = plan.phases[index]
  if (phase === undefined) throw new Error(`the plan has no phase ${index}`)
  const speedKmh = speedOf(phase)
  const left = durationOf(phase) * (1 - progress)
  const distanceM = phase.kind === 'mile' || phase.kind === 'finish' ? phase.distanceM : null
  const finish = plan.phases.findIndex(({ kind }) => kind === 'finish')
  const between = plan.phases.slice(index + 1, Math.max(index + 1, finish))
  const betweenM = between.reduce((sum, other) => sum + (other.kind === 'mile' ? other.distanceM : 0), 0)
  const toFinish = {
    distanceM: (distanceM ?? 0) * (1 - progress) + betweenM,
    timeS: left + between.reduce((sum, other) => sum + durationOf(other), 0),
  }
  const next = plan.phases[index + 1]
  return {
    ...IDLE,
    number: 4000 + index,
    atMs: 900_000,
    plan,
    phase: { kind: phase.kind, index, mile: phase.kind === 'mile' ? phase.number : null },
    phases: viewsOf(plan, index, progress),
    belt: 'moving',
    measured: { speedKmh, ageMs: 110, inclinePct: 0, heartRateBpm: 152 },
    targetKmh: speedKmh,
    distanceM: 2500,
    movingS: 1000,
    inPhase: {
      distanceM: (distanceM ?? 500) * progress,
      timeS: durationOf(phase) * progress,
      leftM: distanceM === null ? null : distanceM * (1 - progress),
      leftS: left,
    },
    toFinish: index < finish ? toFinish : null,
    toCoolDown:
      index < finish
        ? { distanceM: toFinish.distanceM + 400, timeS: toFinish.timeS + 107 }
        : index === finish
          ? toFinish
          : null,
    next: next ? { kind: next.kind, mile: next.kind === 'mile' ? next.number : null, targetKmh: speedOf(next) } : null,
    easeOff: { to: 'mile-1', speedKmh: 8.7 },
    splits: splitsOf(plan, index),
    asks: ['stop', 'pause', 'slower', 'faster', 'ease-off', 'hold', 'next', 'skip-sprint', 'cool-down'],
    run: { id: 'r1', startedAt: '2026-01-02T07:00:00Z' },
    ...change,
  }
}

const gated = planOf({ speedsKmh: [8.7, 9.9, 11.1], finishKmh: 13.4, gate: 'ask' })
const halfMiles = planOf({ speedsKmh: [4.2, 4.6, 5], finishKmh: 5.5, finish: 'brisk-walk', stageM: MILE_M / 2 })
const FINISH = 5
const mileTwo = running(THREE_MILES, 3, 0.55)
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

export const SNAPSHOTS = {
  ready: IDLE,
  strong: { ...IDLE, plan: strongPlan },
  stretch: running(THREE_MILES, 0, 0.1, {
    ...stretching,
    stretch: { card: BEFORE[0]!, index: 0, count: 4, side: 'left', leftS: 14, getReady: false },
    toFinish: { distanceM: 4828, timeS: 2330 },
  }),
  start: running(THREE_MILES, 1, 0, {
    ...stretching,
    asks: ['stop', 'start', 'discard'],
    toFinish: { distanceM: 4828, timeS: 2140 },
  }),
  starting: running(THREE_MILES, 1, 0.01, {
    belt: 'starting',
    measured: { speedKmh: 0.8, ageMs: 90, inclinePct: 0, heartRateBpm: 96 },
  }),
  warmUp: running(THREE_MILES, 1, 0.4, {
    cue: 'Easy jog. Let your breathing settle; loose hands, quiet feet.',
    measured: { speedKmh: 7.9, ageMs: 90, inclinePct: 0, heartRateBpm: 118 },
    easeOff: { to: 'walk', speedKmh: 5 },
  }),
  mileTwo,
  offTarget: {
    ...mileTwo,
    measured: { ...mileTwo.measured, speedKmh: 9.2 },
    offTarget: -1 as const,
    askedKmh: 9.9,
    said: 'Done, until the end of this mile. Keep some for the sprint.',
  },
  mileSeven: running(TEN_MILES, 8, 0.55),
  stageTwo: running(halfMiles, 3, 0.55),
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
  armed: running(gated, 4, 0.94, {
    gate: 'armed',
    asks: ['stop', 'pause', 'slower', 'faster', 'ease-off', 'not-yet', 'skip-sprint', 'next', 'hold'],
  }),
  tenSeconds: running(THREE_MILES, 4, 0.988, { gate: 'open' }),
  two: running(THREE_MILES, 4, 0.9966, { gate: 'open' }),
  sprint: running(THREE_MILES, FINISH, 0.3, {
    ...inFinish,
    cue: 'Tall body, quick feet, eyes ahead. Ease off whenever you like.',
  }),
  sprintEnd: running(THREE_MILES, FINISH, 0.86, {
    ...inFinish,
    askedKmh: 13.72,
    said: 'Done, until the end of this phase.',
  }),
  strongFinish: running(strongPlan, FINISH, 0.33, inFinish),
  ungone,
  coolDown: running(THREE_MILES, 6, 0.3, {
    gate: 'passed',
    easeOff: null,
    asks: ['stop', 'pause', 'slower', 'faster', 'walk-now', 'next', 'hold'],
  }),
  held: {
    ...mileTwo,
    held: 'console' as const,
    measured: { ...mileTwo.measured, speedKmh: 9.2 },
    targetKmh: 9.2,
    banners: [
      {
        code: 'held' as const,
        level: 'warning' as const,
        text: 'Held at 5.7 mph: the speed was set on the console.',
        action: 'Nothing gets faster until you resume the plan.',
      },
    ],
    asks: [...mileTwo.asks, 'resume-plan' as const],
  },
  waiting: running(THREE_MILES, 1, 0.03, {
    waiting: 'checking the unit',
    measured: { ...mileTwo.measured, speedKmh: 1.8 },
    banners: [
      {
        code: 'waiting' as const,
        level: 'info' as const,
        text: 'Checking the treadmill’s unit at this speed.',
        action: 'It gets faster by itself.',
      },
    ],
  }),
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
        text: 'Lost the treadmill. The belt may still be moving.',
        action: 'Use the treadmill’s own stop.',
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
        text: 'The belt does not slow down.',
        action: 'Pull the safety key and step onto the side rails.',
      },
    ],
  },
  stopped: {
    ...mileTwo,
    belt: 'stopped' as const,
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
  done: running(THREE_MILES, 7, 1, {
    ...stretching,
    phase: { kind: 'done', index: null, mile: null },
    phases: viewsOf(THREE_MILES, 8, 0),
    ended: 'ended',
    gate: 'passed',
    toCoolDown: null,
    asks: ['begin', 'start'],
    distanceM: 7120,
    movingS: 2590,
  }),
} satisfies Record<string, Snapshot>

export type SnapshotName = keyof typeof SNAPSHOTS
