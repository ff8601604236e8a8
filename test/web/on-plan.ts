import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import type { MachineView, PhaseView, Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import type { Line } from '../../protocol/panel/line.ts'
import { THREE_MILES } from './plans.ts'

/** Snapshots of a run that goes as it was planned. */

export const MACHINE: MachineView = {
  name: 'Simulated treadmill',
  simulated: true,
  drivable: true,
  mostInclinePct: 15,
  unit: 'mph',
  minKmh: 0.8,
  maxKmh: 20,
  stepKmh: 0.1,
  link: 'up',
}

const BETWEEN_CARDS_S = 5

/** Nobody runs, and a run is planned. */
export const IDLE: Snapshot = {
  number: 1,
  atMs: 0,
  machine: MACHINE,
  plan: THREE_MILES,
  phase: { kind: 'idle', index: null, mile: null },
  phases: viewsOf(THREE_MILES, -1, 0),
  ended: null,
  belt: 'still',
  driving: { by: 'us' },
  held: null,
  gate: 'shut',
  locked: false,
  measured: { speedKmh: 0, ageMs: 120, inclinePct: 0, heartRateBpm: null },
  hidden: null,
  targetKmh: null,
  askedKmh: null,
  offTarget: null,
  distanceM: 0,
  estimated: false,
  footPodM: null,
  distanceSource: 'machine',
  movingS: 0,
  inPhase: { distanceM: 0, timeS: 0, leftM: null, leftS: null },
  toFinish: between(THREE_MILES, { index: 0, progress: 0 }, 'finish'),
  toCoolDown: between(THREE_MILES, { index: 0, progress: 0 }, 'cool-down'),
  next: null,
  easeOff: null,
  stretch: null,
  splits: [],
  banners: [],
  cue: null,
  announcement: null,
  waiting: null,
  asks: ['begin', 'start'],
  leadsTo: { next: null, go: null, 'resume-plan': null },
  said: null,
  run: null,
  reportOf: null,
}

function speedOf(phase: PlanPhase): number | null {
  if (phase.kind === 'mile' || phase.kind === 'stage' || phase.kind === 'finish') return phase.speedKmh
  return phase.kind === 'stretch' ? null : (phase.segments.at(-1)?.speedKmh ?? null)
}

function durationOf(phase: PlanPhase): number {
  switch (phase.kind) {
    case 'mile':
    case 'finish':
      return (phase.distanceM / phase.speedKmh) * 3.6
    case 'stage':
      return 'durationS' in phase.length ? phase.length.durationS : (phase.length.distanceM / phase.speedKmh) * 3.6
    case 'stretch':
      return phase.cards.reduce((sum, { sides, durationS }) => sum + sides.length * (BETWEEN_CARDS_S + durationS), 0)
    default:
      return phase.segments.reduce((sum, { durationS }) => sum + durationS, 0)
  }
}

function partsOf(phase: PlanPhase): number[] {
  if (phase.kind === 'warm-up' || phase.kind === 'cool-down') return phase.segments.map(({ speedKmh }) => speedKmh)
  return phase.kind === 'stretch' ? [] : [phase.speedKmh]
}

/** What a phase is made of: seconds at a speed, which is 0 beside the belt. */
function piecesOf(phase: PlanPhase): readonly { speedKmh: number; durationS: number }[] {
  if (phase.kind === 'warm-up' || phase.kind === 'cool-down') return phase.segments
  return [{ speedKmh: speedOf(phase) ?? 0, durationS: durationOf(phase) }]
}

interface Ran {
  readonly distanceM: number
  readonly timeS: number
}

/** The first seconds of a phase. */
function ranIn(phase: PlanPhase, seconds: number): Ran {
  let timeS = 0
  let distanceM = 0
  for (const { speedKmh, durationS } of piecesOf(phase)) {
    const ranS = Math.min(durationS, seconds - timeS)
    timeS += ranS
    distanceM += (speedKmh / 3.6) * ranS
  }
  return { distanceM, timeS }
}

function sumOf(all: readonly Ran[]): Ran {
  return {
    distanceM: all.reduce((sum, { distanceM }) => sum + distanceM, 0),
    timeS: all.reduce((sum, { timeS }) => sum + timeS, 0),
  }
}

function allOf(phase: PlanPhase): Ran {
  return ranIn(phase, durationOf(phase))
}

/** What is run before a phase. */
function beforeOf(plan: Plan, index: number): { distanceM: number; movingS: number } {
  const { distanceM, timeS: movingS } = sumOf(
    plan.phases
      .slice(0, index)
      .filter(({ kind }) => kind !== 'stretch')
      .map(allOf),
  )
  return { distanceM, movingS }
}

/** From there on to where a phase begins; null where that is past. */
function between(plan: Plan, { index, progress }: { index: number; progress: number }, to: PlanPhase['kind']) {
  const until = plan.phases.findIndex(({ kind }) => kind === to)
  const phase = plan.phases[index]
  if (phase === undefined || index >= until) return null
  const ran = ranIn(phase, durationOf(phase) * progress)
  const { distanceM, timeS } = sumOf(plan.phases.slice(index, until).map(allOf))
  return { distanceM: distanceM - ran.distanceM, timeS: timeS - ran.timeS }
}

export function viewsOf(plan: Plan, now: number, progress: number): PhaseView[] {
  return plan.phases.map((phase, index) => ({
    kind: phase.kind,
    mile: phase.kind === 'mile' ? phase.number : null,
    effort: phase.kind === 'mile' ? phase.effort : null,
    targetKmh: speedOf(phase),
    plannedKmh: speedOf(phase),
    partsKmh: partsOf(phase),
    from: index <= now && phase.kind !== 'stretch' ? beforeOf(plan, index) : null,
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
export function running(plan: Plan, index: number, progress: number, change: Partial<Snapshot> = {}): Snapshot {
  const phase = plan.phases[index]
  if (phase === undefined) throw new Error(`the plan has no phase ${index}`)
  const speedKmh = speedOf(phase)
  const left = durationOf(phase) * (1 - progress)
  const distanceM = phase.kind === 'mile' || phase.kind === 'finish' ? phase.distanceM : null
  const finish = plan.phases.findIndex(({ kind }) => kind === 'finish')
  const before = beforeOf(plan, index)
  const ran = ranIn(phase, durationOf(phase) * progress)
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
    distanceM: before.distanceM + ran.distanceM,
    movingS: before.movingS + (phase.kind === 'stretch' ? 0 : ran.timeS),
    inPhase: {
      ...ran,
      leftM: distanceM === null ? null : distanceM * (1 - progress),
      leftS: phase.kind === 'stretch' ? null : left,
    },
    toFinish: between(plan, { index, progress }, 'finish'),
    toCoolDown: between(plan, { index, progress }, 'cool-down'),
    next: next ? { kind: next.kind, mile: next.kind === 'mile' ? next.number : null, targetKmh: speedOf(next) } : null,
    easeOff: { to: 'mile-1', speedKmh: 8.7 },
    splits: splitsOf(plan, index),
    asks: ['stop', 'pause', 'slower', 'faster', 'ease-off', 'hold', 'next', 'skip-sprint', 'cool-down'],
    leadsTo: {
      next: next ? { speedKmh: speedOf(next) ?? 0, raises: index < finish } : null,
      go: null,
      'resume-plan': null,
    },
    run: { id: 'r1', startedAt: '2026-01-02T07:00:00Z' },
    ...change,
  }
}

/** Rises of a run and of its last one, km/h per second, and how far a belt strays from its order, km/h. */
const RISES = { mile: 0.1, finish: 0.3 }
const STRAYS_KMH = 0.03

/** What would have been measured up to a snapshot: as planned, with its rises, and not quite even. */
export function lineUpTo({ plan, run, reportOf, movingS }: Snapshot): Line {
  const points: Line['points'] = []
  let speedKmh = 0
  let distanceM = 0
  let atS = 0
  for (const phase of plan?.phases ?? []) {
    const rises = RISES[phase.kind === 'finish' ? 'finish' : 'mile']
    for (const piece of phase.kind === 'stretch' ? [] : piecesOf(phase)) {
      for (const endS = Math.min(movingS, atS + piece.durationS); atS < endS; atS += 4) {
        const away = piece.speedKmh - speedKmh
        speedKmh += Math.sign(away) * Math.min(Math.abs(away), 4 * rises)
        distanceM += (speedKmh / 3.6) * 4
        points.push({
          movingS: atS,
          distanceM,
          speedKmh: speedKmh + STRAYS_KMH * Math.sin(atS / 9) * Math.sin(atS / 31),
        })
      }
    }
  }
  return { run: (run ?? reportOf)?.id ?? null, points }
}
