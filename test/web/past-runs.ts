import type { RunBest, RunEnd, RunListed, RunPage, RunStep } from '../../protocol/panel/run-list.ts'
import type { RunMoment, RunOpened, RunSeries } from '../../protocol/panel/run-opened.ts'
import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import type { Sync } from '../../protocol/panel/sync.ts'
import type { Bests, Trends } from '../../protocol/panel/trends.ts'
import { MILE_M, planOf, TEN_MILES, THREE_MILES, type PlanShape } from './plans.ts'

/** A history as the daemon tells it: fixed runs, the latest first, and what was measured along them. */

type Belted = Exclude<PlanPhase, { kind: 'stretch' }>

interface Past {
  readonly id: string
  readonly startedAt: string
  readonly plan: Plan
  readonly kind?: RunListed['kind']
  /** What was measured over what was planned, by phase on the belt. */
  readonly by?: readonly number[]
  /** It ended in this phase on the belt, so far into it. */
  readonly stoppedAt?: { readonly phase: number; readonly part: number }
  readonly end?: RunEnd
  readonly bests?: readonly RunBest[]
  readonly effort?: number
  readonly heart?: boolean
  readonly moments?: readonly RunMoment[]
  readonly ownPlanName?: string
}

const SIX: PlanShape = { speedsKmh: [8.4, 8.9, 9.4, 9.9, 10.4, 11], finishKmh: 13.1 }
const faster = (by: number): Plan => planOf({ speedsKmh: [8.7 - by, 9.9 - by, 11.1 - by], finishKmh: 13.5 - 1.3 * by })

const belted = (plan: Plan): Belted[] => plan.phases.filter((phase): phase is Belted => phase.kind !== 'stretch')
const lengthOf = (phase: Belted): number => {
  if ('segments' in phase) return phase.segments.reduce((sum, part) => sum + (part.speedKmh / 3.6) * part.durationS, 0)
  if (phase.kind !== 'stage') return phase.distanceM
  return 'distanceM' in phase.length ? phase.length.distanceM : (phase.length.durationS * phase.speedKmh) / 3.6
}
const durationOf = (phase: Belted): number =>
  'segments' in phase
    ? phase.segments.reduce((sum, { durationS }) => sum + durationS, 0)
    : (lengthOf(phase) / phase.speedKmh) * 3.6
const kmhOf = (phase: Belted): number => (lengthOf(phase) / durationOf(phase)) * 3.6
const numberOf = (phase: Belted): number | null => ('number' in phase ? phase.number : null)
const effortOf = (phase: Belted) => ('effort' in phase ? phase.effort : null)
const HEARTS = [118, 140, 155, 169, 182, 146]

interface Ran {
  readonly phase: Belted
  readonly part: number
  readonly kmh: number
}
function ranOf({ plan, by = [], stoppedAt }: Past): Ran[] {
  return belted(plan).flatMap((phase, index): Ran[] => {
    const part = stoppedAt === undefined || index < stoppedAt.phase ? 1 : index === stoppedAt.phase ? stoppedAt.part : 0
    return part === 0 ? [] : [{ phase, part, kmh: kmhOf(phase) * (by[index] ?? 1) }]
  })
}

function stepsOf(past: Past): RunStep[] {
  const ran = ranOf(past)
  return belted(past.plan).map((phase, index) => {
    const own = ran[index]
    return {
      kind: phase.kind,
      number: numberOf(phase),
      effort: effortOf(phase),
      plannedKmh: kmhOf(phase),
      plannedM: lengthOf(phase),
      measuredKmh: own === undefined ? null : own.kmh,
      measuredM: own === undefined ? null : lengthOf(phase) * own.part,
      whole: own?.part === 1,
    }
  })
}

function splitsOf(past: Past): Split[] {
  const ran = ranOf(past)
  return ran.map(({ phase, part, kmh }, index): Split => {
    const distanceM = lengthOf(phase) * part
    const before = ran[index - 1]
    const gains = numberOf(phase) !== 1 && (phase.kind === 'mile' || phase.kind === 'finish') && before !== undefined
    const planned = 'segments' in phase ? kmhOf(phase) : phase.speedKmh
    return {
      kind: phase.kind,
      mile: numberOf(phase),
      effort: effortOf(phase),
      distanceM,
      timeS: (distanceM / kmh) * 3.6,
      plannedKmh: planned,
      aimedKmh: phase.kind === 'mile' && numberOf(phase) === 3 ? planned + 0.2 : planned,
      averageKmh: kmh,
      gainS: gains && part === 1 ? MILE_M * 3.6 * (1 / before.kmh - 1 / kmh) : null,
      note: part === 1 ? null : { code: 'cut-short', values: {} },
      changes: [],
      ...(past.heart === false ? {} : { heartRateBpm: HEARTS[Math.min(index, HEARTS.length - 1)] ?? null }),
    }
  })
}

function listedOf(past: Past): RunListed {
  const ran = ranOf(past)
  const stages = ran.filter(({ phase, part }) => (phase.kind === 'mile' || phase.kind === 'stage') && part === 1)
  const of = belted(past.plan).filter(({ kind }) => kind === 'mile' || kind === 'stage').length
  const count = stages.filter(({ kmh }, index) => index === 0 || kmh > (stages[index - 1]?.kmh ?? Infinity)).length
  const finish = ran.find(({ phase, part }) => phase.kind === 'finish' && part === 1)
  const crescendo = past.kind !== 'guided' && count === of && finish !== undefined && past.end === undefined
  const sPerMi = stages.length < 2 ? 0 : MILE_M * 3.6 * (1 / (stages[0]?.kmh ?? 1) - 1 / (stages.at(-1)?.kmh ?? 1))
  const distanceM = ran.reduce((sum, { phase, part }) => sum + lengthOf(phase) * part, 0)
  const movingS = ran.reduce((sum, { phase, part, kmh }) => sum + ((lengthOf(phase) * part) / kmh) * 3.6, 0)
  return {
    id: past.id,
    startedAt: past.startedAt,
    endedAt: new Date(Date.parse(past.startedAt) + movingS * 1000).toISOString(),
    planName: past.plan.name,
    machineName: 'Horizon 7.0',
    distanceM,
    movingS,
    crescendo,
    ...(past.effort === undefined ? {} : { effort: past.effort }),
    kind: past.kind ?? 'crescendo',
    ...(past.ownPlanName === undefined ? {} : { ownPlanName: past.ownPlanName }),
    steps: stepsOf(past),
    end: past.end ?? { how: 'whole', in: null, why: null },
    faster: { count, of },
    finish:
      finish === undefined
        ? null
        : { distanceM: lengthOf(finish.phase), averageKmh: finish.kmh, peakKmh: finish.kmh + 0.2 },
    gained: sPerMi > 0 ? { sPerMi, pct: 22 } : null,
    bests: [...(past.bests ?? [])],
    load: past.effort === undefined ? null : past.effort * (movingS / 60),
    energyKcal: 412,
    distanceFrom: 'machine',
  }
}

/** A point each four seconds, with what a belt and a heart do between two speeds. */
function seriesOf(past: Past): RunSeries {
  const series: Omit<RunSeries, 'onTargetPct' | 'moments'> = {
    atS: [],
    movingS: [],
    distanceM: [],
    measuredKmh: [],
    plannedKmh: [],
    targetKmh: [],
    heartBpm: [],
  }
  let [atS, kmh, bpm, metres] = [0, 0, 82, 0]
  for (const { phase, part, kmh: ran } of ranOf(past)) {
    const over = ran / kmhOf(phase)
    const pieces = 'segments' in phase ? phase.segments : [{ speedKmh: phase.speedKmh, durationS: durationOf(phase) }]
    for (const piece of pieces) {
      const lastS = (piece.durationS * part) / over
      for (let s = 0; s < lastS; s += 4) {
        const isDip = phase.kind === 'mile' && numberOf(phase) === 2 && s > lastS * 0.3 && s < lastS * 0.5
        const aim = piece.speedKmh * over - (isDip ? 0.5 : 0)
        kmh += Math.max(-1.2, Math.min(1.2, aim - kmh))
        bpm += (60 + 9.2 * kmh - bpm) / 24
        metres += (kmh / 3.6) * 4
        series.atS.push(atS)
        series.movingS.push(atS)
        series.distanceM.push(Math.round(metres))
        series.measuredKmh.push(Math.round(100 * (kmh + 0.03 * Math.sin(atS / 7))) / 100)
        series.plannedKmh.push(piece.speedKmh)
        series.targetKmh.push(aim)
        series.heartBpm.push(past.heart === false ? null : Math.round(bpm + 1.5 * Math.sin(atS / 13)))
        atS += 4
      }
    }
  }
  return { ...series, onTargetPct: 93, moments: [...(past.moments ?? [])] }
}

const MILE_2 = { kind: 'mile', number: 2 } as const
const MILE_3 = { kind: 'mile', number: 3 } as const
const MOMENTS: readonly RunMoment[] = [
  { atS: 1164, movingS: 1164, in: MILE_2, what: 'asked', ask: 'slower', byKmh: -0.5 },
  { atS: 1166, movingS: 1166, in: MILE_2, what: 'held', reason: 'asked', untilS: 1284 },
  { atS: 1284, movingS: 1284, in: MILE_2, what: 'asked', ask: 'resume-plan', byKmh: 0.5 },
  { atS: 1860, movingS: 1860, in: MILE_3, what: 'asked', ask: 'faster', byKmh: 0.2 },
]

/** The clock of whoever looks is taken to be at noon of this day. */
export const PAST_NOW = '2026-11-26T12:00:00.000Z'
const atDay = (daysAgo: number, time: string): string =>
  `${new Date(Date.parse(PAST_NOW) - daysAgo * 86_400_000).toISOString().slice(0, 10)}T${time}:00.000Z`

const FIRST: readonly Past[] = [
  {
    ...{ id: 'r1', startedAt: atDay(0, '07:12'), plan: THREE_MILES, effort: 7, bests: ['sprint'] },
    by: [1, 1.002, 0.992, 1.008, 1.02],
    moments: MOMENTS,
  },
  { id: 'r2', startedAt: atDay(2, '18:40'), plan: planOf(SIX), effort: 8 },
  {
    ...{ id: 'r3', startedAt: atDay(5, '09:05'), plan: faster(0.2), effort: 6, by: [1, 1, 1, 0.86] },
    stoppedAt: { phase: 4, part: 0 },
    end: { how: 'eased', in: MILE_3, why: 'eased' },
  },
  {
    ...{ id: 'r4', startedAt: atDay(7, '07:20'), plan: faster(0.1), effort: 7 },
    by: [1, 0.96, 0.97, 1.02, 0.95],
  },
  {
    ...{ id: 'r5', startedAt: atDay(10, '19:02'), plan: faster(0.15), stoppedAt: { phase: 2, part: 0.62 } },
    end: { how: 'stopped', in: MILE_2, why: 'safety-key' },
    heart: false,
  },
  { id: 'r6', startedAt: atDay(12, '08:55'), plan: TEN_MILES, effort: 9, bests: ['longest'] },
  {
    ...{ id: 'r7', startedAt: atDay(14, '07:15'), effort: 4, kind: 'guided', ownPlanName: 'Tuesdays before work' },
    plan: planOf({ speedsKmh: [9, 8.4, 9.6, 8.4], finishKmh: 9.7, finish: 'light-jog', stageM: 800 }),
  },
]
const OLDER: readonly Past[] = Array.from({ length: 41 }, (_, index): Past => ({
  id: `s${index}`,
  startedAt: atDay(16 + 2 * index, index % 3 === 0 ? '18:30' : '07:10'),
  plan: faster(0.2 + index * 0.02),
  effort: 6 + (index % 3),
}))
const RUNS: readonly Past[] = [...FIRST, ...OLDER]

const LISTED: readonly RunListed[] = RUNS.map(listedOf)
const PER_PAGE = 20

/** A page of those of this kind, from `before` on. */
function pageOf(asked: URLSearchParams): RunPage {
  const kind = asked.get('kind') ?? 'all'
  const like = asked.get('like')
  const index = LISTED.findIndex(({ id }) => id === like)
  const stages = LISTED[index]?.faster.of
  const all = LISTED.filter((run, at) => (kind === 'all' || run.kind === kind) && (like === null || at > index))
  const alike = like === null ? all : all.filter(({ faster }) => faster.of === stages)
  const from = Number(asked.get('before')?.split('-')[0] ?? 0)
  const next = from + PER_PAGE < alike.length ? `${from + PER_PAGE}-0` : null
  const guided = LISTED.filter((run) => run.kind === 'guided').length
  return {
    runs: alike.slice(from, from + PER_PAGE),
    next,
    counts: { all: LISTED.length, crescendo: LISTED.length - guided, guided },
  }
}

const NO_RUNS: RunPage = { runs: [], next: null, counts: { all: 0, crescendo: 0, guided: 0 } }

/** They go into a folder, and to a service that refuses the key. */
const GOES: Sync = {
  folder: {
    ...{ path: '/home/maya/garmin-express/incoming', earlier: false, waiting: 0, sent: 148, refused: 0 },
    ...{ lastSentAt: '2026-11-26T07:50:00.000Z', problem: null },
  },
  intervals: {
    ...{ earlier: true, waiting: 3, sent: 145, refused: 0, lastSentAt: null },
    problem: { code: 'sync-key-refused', values: {} },
  },
  problem: null,
}

function trends(empty: boolean): Trends {
  const miles = [7, 7, 8.1, 9.8, 7, 9.8, 10.2, 8.4, 13.4, 10.4, 11.7, 12.7]
  const weeks = miles.map((mi, index) => ({
    monday: atDay(3 + 7 * (11 - index), '00:00').slice(0, 10),
    runs: empty ? 0 : 3,
    distanceM: empty ? 0 : mi * MILE_M,
    tempoKmh: empty ? null : 10.85 + index * 0.04 - (index % 3) * 0.05,
    sprintPeakKmh: empty || index === 2 ? null : 12.9 + index * 0.075 - (index % 4) * 0.06,
    load: empty ? null : mi * 36 + (index % 5) * 14,
  }))
  const felt = [-9.1, 7.4, -8.2, -3.6, -7.9, -4.1, -4.2, -3.7, -4.4, -0.2]
  return { weeks, felt: empty ? [] : felt.map((pct, index) => ({ startedAt: atDay(40 - 4 * index, '07:00'), pct })) }
}

function bests(empty: boolean): Bests {
  const of = (run: string) => ({ run, startedAt: RUNS.find(({ id }) => id === run)?.startedAt ?? PAST_NOW })
  if (empty) return { sprints: [], mile: null, longest: null, gained: null, times: [], inARow: { now: 0, most: 0 } }
  return {
    sprints: [{ ...of('r1'), distanceM: 400, averageKmh: 13.73 }],
    mile: { ...of('r1'), averageKmh: 11.34 },
    longest: { ...of('r6'), distanceM: 10.2 * MILE_M },
    gained: { ...of('s20'), sPerMi: 152, pct: 22.6 },
    times: [{ ...of('r1'), stages: 3, stageM: MILE_M, finishM: 400, timeS: 1883 }],
    inARow: { now: 4, most: 9 },
  }
}

const pastOf = (id: string): Past =>
  RUNS.find((run) => run.id === id) ?? FIRST[0] ?? { id, startedAt: PAST_NOW, plan: THREE_MILES }
const lineOf = (past: Past): RunOpened['line'] => {
  const { movingS, distanceM, measuredKmh } = seriesOf(past)
  return movingS.map((atS, index) => ({
    movingS: atS,
    distanceM: distanceM[index] ?? 0,
    speedKmh: measuredKmh[index] ?? null,
  }))
}
const opened = (past: Past): RunOpened => ({
  ...listedOf(past),
  plan: past.plan,
  splits: splitsOf(past),
  line: lineOf(past),
})
/** A run of these by its id, and what was measured along it. */
export const openedAs = (id: string): RunOpened => opened(pastOf(id))
export const seriesAs = (id: string): RunSeries => seriesOf(pastOf(id))

export interface PastAnswer {
  readonly status: number
  readonly body: unknown
}

/** What the daemon answers about the runs that are over; of `empty` there is none. Null: it is asked for something else. */
export function answerOfPast({ pathname, searchParams }: URL, empty = false): PastAnswer | null {
  const found = (body: unknown): PastAnswer =>
    body === undefined ? { status: 404, body: { error: 'not-found', message: 'In English.' } } : { status: 200, body }
  if (pathname === '/api/trends') return found(trends(empty))
  if (pathname === '/api/sync') return found(GOES)
  if (pathname === '/api/bests') return found(bests(empty))
  if (pathname === '/api/runs') return found(empty ? NO_RUNS : pageOf(searchParams))
  const [, id = '', series] = /^\/api\/runs\/([^/]+)(\/series)?$/.exec(pathname) ?? []
  const past = RUNS.find((run) => run.id === id)
  if (past === undefined) return id === '' ? null : found(undefined)
  if (series !== undefined) return found(seriesOf(past))
  return found(opened(past))
}
