import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import type { Coach, CoachDecision } from '../../protocol/panel/coach.ts'
import type { Choices, PlanRefusal } from '../../protocol/panel/plan.ts'
import type { OwnerChange } from '../../protocol/panel/owner.ts'
import type { MachineProfile, MachineTold } from '../../protocol/panel/machine-profile.ts'
import type { Machines } from '../../protocol/panel/machines.ts'
import type { Report } from '../../protocol/panel/report.ts'
import { NOTHING_TOLD, type Runner, type RunnerChange } from '../../protocol/panel/runner.ts'
import type { Runners } from '../../protocol/panel/runners.ts'
import type { RunQuery } from '../../protocol/panel/run-list.ts'
import type { RunTold } from '../../protocol/panel/runs.ts'
import type { Sync } from '../../protocol/panel/sync.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { BELT_PAGE } from '../../protocol/runner.ts'
import { manualClock, monotonicClock } from '../../src/clock.ts'
import type { ManualClock } from '../../src/clock.ts'
import type { ServerDeps, VoiceFace } from '../../src/server/deps.ts'
import type { App } from '../../src/server/schemas.ts'
import { createServer } from '../../src/server/server.ts'
import { presetNames } from '../../protocol/words/en/presets.ts'
import { planFilesWith } from '../../src/plan-files/face.ts'
import { namedPlans } from '../../src/named-plans.ts'
import type { OwnPlan } from '../../protocol/panel/own-plans.ts'
import { PRESETS } from '../../src/workout/presets.ts'
import { BESTS, BROUGHT_IN, MACHINE, PAGE, PLAN, RUN, RUNNING, SERIES, SUMMARY, TRENDS } from './snapshots.ts'

/** A runner who has read the page of the belt, and told nothing else. */
export const HAS_READ: Runner = { ...NOTHING_TOLD, acknowledged: { page: BELT_PAGE, at: '2026-01-01T07:00:00.000Z' } }

export const REPORT: Report = {
  report: 'crescendo',
  version: 1,
  madeAt: '2026-01-01T07:00:00.000Z',
  on: { node: 'v20.19.0', platform: 'linux', arch: 'x64' },
  treadmill: null,
  profile: null,
  characteristics: [],
  entries: [{ atS: 0, what: 'heard', uuid: '2ACD', octets: '00003403', because: null }],
}

/** What is in the air. */
export const MACHINES: Machines = {
  looking: true,
  machines: [
    {
      ...{ name: MACHINE.name, address: 'aa', simulated: false, connected: true, wanted: true, known: true, met: true },
      ...{ signalDbm: null, available: true },
    },
    {
      ...{
        name: 'Treadmill 8',
        address: 'bb',
        simulated: false,
        connected: false,
        wanted: false,
        known: false,
        met: false,
      },
      ...{ signalDbm: -61, available: true },
    },
  ],
  wanted: MACHINE.name,
  startedFor: null,
  noBluetooth: null,
  onlySimulated: false,
  mayChoose: true,
}

/** Two who share it. */
export const RUNNERS: Runners = {
  ...{ current: '0000000000000001', locked: false, keeps: { runs: 12, plans: 3 } },
  runners: [
    { id: '0000000000000001', name: 'Ana', hasPin: false },
    { id: '00000000000000b2', name: 'Ben', hasPin: true },
  ],
}

/** What is offered. */
export const COACH: Coach = {
  of: 'run-1-or-plan',
  offer: { choices: {}, km: 6.38, stages: 3, stageM: 1609.344, lastKmh: 11.1 },
  ...{ same: null, gentler: null, reason: { code: 'once-more', values: {} }, asksIfItHurt: false, decided: null },
  ...{ block: null, mayBeginBlock: false, blockWaits: null, asksMonth: false },
}

/** What is known of the one that is connected. */
export const PROFILE: MachineProfile = {
  ...{ model: 'T7', firmware: '1.2', metOn: '2026-11-27', meeting: PLAN, refusal: null },
  facts: { lagMs: { value: 1400, from: { by: 'meeting', on: '2026-11-27' } } },
}

/** Runs go into a folder, and nowhere else. */
export const SYNC: Sync = {
  folder: {
    path: '/runs',
    earlier: false,
    waiting: 1,
    sent: 2,
    refused: 0,
    lastSentAt: '2026-01-01T08:00:00.000Z',
    problem: null,
  },
  intervals: null,
  problem: null,
}

/** The one that there is. */
export const CLIP = '0123456789012345678901234567890123456789'
/** What is made of it as a file. */
export const RUN_FILE = { mediaType: 'text/csv; charset=utf-8', octets: Buffer.from('time (s)\r\n') }
/** A voice with one clip, in every language. */
export const TOLD_VOICE: VoiceFace = {
  clips: () => Promise.resolve({ engine: 'espeak-ng', clips: [{ words: 'Halfway.', clip: CLIP }], waiting: 3 }),
  sound: (clip) => Promise.resolve(clip === CLIP ? Buffer.from('RIFF') : null),
}

/** What stands behind the server in these tests: it writes down what reaches it and answers what it is told to. */
export interface Behind {
  readonly asked: Ask[]
  readonly chosen: Choices[]
  /** How many times somebody has proven to watch. */
  proofs(): number
  refusal: AskRefusal | null
  planRefusal: PlanRefusal | null
  runIsOn: boolean
  runner: Runner
  /** How many times it became another. */
  runnerNumber: number
  /** What the runner told, as it came. */
  readonly told: RunnerChange[]
  /** What comes of an owner's deciding. */
  decide: (change: OwnerChange) => Awaited<ReturnType<NonNullable<ServerDeps['owner']>['decide']>>
  /** Each look for treadmills, afresh or not. */
  readonly looks: boolean[]
  /** The addresses of those that were chosen. */
  readonly machinesChosen: string[]
  /** Null: no treadmill is connected. */
  profile: MachineProfile | null
  /** Of each meeting that was begun, whether it was one more. */
  readonly meetings: boolean[]
  readonly toldOfMachine: MachineTold[]
  readonly toldOfRun: RunTold[]
  /** What was decided of runners, and what comes of it. */
  readonly ofRunners: object[]
  cameOfRunner: Awaited<ReturnType<NonNullable<ServerDeps['runners']>['forget']>>
  isLocked: boolean
  /** The one run there is was deleted. */
  isRemoved: boolean
  /** How many octets each file had that was to be brought in. */
  readonly broughtIn: number[]
  readonly queries: RunQuery[]
  /** What the runner decided of what the coach offered. */
  readonly decisions: CoachDecision[]
  /** Of each measuring that was begun, the length of the belt, m. */
  readonly measured: number[]
  /** There is something new of the treadmills. */
  heard(): void
  /** How many times the next runner was there. */
  nexts: number
  /** How many times a snapshot was drawn. */
  drawn(): number
  /** Changes something in the session: a new snapshot with the next number. */
  change(change?: Partial<Snapshot>): void
}

function behind(clock: ServerDeps['clock'], webRoot: string | null): { deps: ServerDeps; behind: Behind } {
  let snapshot = RUNNING
  let drawn = 0
  let proofs = 0
  const listeners = new Set<() => void>()
  const state: Behind = {
    asked: [],
    chosen: [],
    proofs: () => proofs,
    refusal: null,
    planRefusal: null,
    runIsOn: false,
    runner: HAS_READ,
    runnerNumber: 0,
    told: [],
    nexts: 0,
    looks: [],
    machinesChosen: [],
    profile: PROFILE,
    meetings: [],
    toldOfMachine: [],
    measured: [],
    toldOfRun: [],
    ofRunners: [],
    cameOfRunner: { is: 'done' },
    isLocked: false,
    isRemoved: false,
    broughtIn: [],
    queries: [],
    decisions: [],
    heard: () => machineListeners.forEach((listener) => listener()),
    decide: () => ({ is: 'decided' }),
    drawn: () => drawn,
    change(change = {}) {
      snapshot = { ...snapshot, ...change, number: snapshot.number + 1 }
      for (const listener of listeners) listener()
    },
  }
  const machineListeners = new Set<() => void>()
  const runnerListeners = new Set<() => void>()
  const become = (runner: Runner): void => {
    state.runner = runner
    state.runnerNumber++
    for (const listener of runnerListeners) listener()
  }
  const planned = () =>
    state.planRefusal === null
      ? ({ ok: true, plan: PLAN } as const)
      : ({ ok: false, refusal: state.planRefusal } as const)
  const kept = new Map<string, OwnPlan>()
  const memory = {
    ownPlans: () => [...kept.values()],
    keepOwnPlan: (plan: OwnPlan) => void kept.set(plan.id, plan),
    forgetOwnPlan: (id: string) => void kept.delete(id),
  }
  const named = namedPlans(
    memory,
    planned,
    PRESETS,
    ({ code }) => [presetNames[code]],
    () => 'intermediate',
  )
  const decided = (what: object) => {
    state.ofRunners.push(what)
    return Promise.resolve(state.cameOfRunner)
  }
  const deps: ServerDeps = {
    clock,
    session: {
      snapshot() {
        drawn++
        return snapshot
      },
      glance: () => snapshot,
      line: () => ({ run: 'r1', points: [{ movingS: 60, distanceM: 145, speedKmh: 8.7 }] }),
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      ask(ask) {
        if (state.refusal === null) state.asked.push(ask)
        return state.refusal
      },
      written: () => Promise.resolve(),
    },
    watch: { prove: () => proofs++ },
    plans: {
      ...named,
      presets: () => PRESETS,
      current: () => (state.chosen.length > 0 ? PLAN : null),
      preview: planned,
      choose(choices) {
        if (state.runIsOn) return { ok: false, refusal: { error: 'wrong-phase', code: 'run-is-on', values: {} } }
        if (state.planRefusal === null) state.chosen.push(choices)
        return planned()
      },
    },
    ownPlans: named,
    planFiles: planFilesWith({
      runner: () => state.runner,
      preview: planned,
      planOf: (id) => named.planOf(id),
      notNow: () => (state.runIsOn ? { error: 'wrong-phase', code: 'run-is-on', values: {} } : null),
      wallMs: () => 0,
    }),
    coach: {
      now: () => COACH,
      decide(decision) {
        state.decisions.push(decision)
        return decision.kind !== 'hurt' || decision.of === COACH.of
      },
    },
    runner: {
      now: () => state.runner,
      numbered: () => ({ number: state.runnerNumber, runner: state.runner }),
      tell(change) {
        state.told.push(change)
        if (state.runIsOn) return { ok: false, refusal: { error: 'wrong-phase', code: 'run-is-on', values: {} } }
        if (state.planRefusal?.nearest === null) return { ok: false, refusal: state.planRefusal }
        become({ ...state.runner, ...change })
        return { ok: true, planInstead: state.planRefusal }
      },
      next() {
        if (state.runIsOn) return { error: 'wrong-phase', code: 'run-is-on', values: {} }
        state.nexts++
        return null
      },
      hasRead: () => state.runner.acknowledged !== null,
      acknowledge(page) {
        if (page === BELT_PAGE) become({ ...state.runner, acknowledged: HAS_READ.acknowledged })
        return page === BELT_PAGE
      },
      subscribe(listener) {
        runnerListeners.add(listener)
        return () => runnerListeners.delete(listener)
      },
    },
    runners: {
      now: () => RUNNERS,
      isLocked: () => state.isLocked,
      add: (runner) => decided(runner),
      become: (id, pin) => decided({ id, pin }),
      change: (id, change) => decided({ id, ...change }),
      forget: (id) => decided({ id }),
    },
    runs: {
      page(query) {
        state.queries.push(query)
        return Promise.resolve(PAGE)
      },
      over: { trends: () => Promise.resolve(TRENDS), bests: () => Promise.resolve(BESTS) },
      opened: (id) => Promise.resolve(id === SUMMARY.id ? RUN : null),
      tell(id, told) {
        if (id !== SUMMARY.id) return Promise.resolve(null)
        state.toldOfRun.push(told)
        return Promise.resolve({ ...RUN, effort: 7 })
      },
      removal: {
        remove: (id) => Promise.resolve(id === SUMMARY.id && !state.isRemoved && (state.isRemoved = true)),
        giveBack(id) {
          const isBack = id === SUMMARY.id && state.isRemoved
          state.isRemoved &&= !isBack
          return Promise.resolve(isBack ? RUN : null)
        },
      },
      bringIn(octets) {
        if (state.runIsOn)
          return Promise.resolve({ ok: false, refusal: { error: 'wrong-phase', code: 'run-is-on', values: {} } })
        state.broughtIn.push(octets.length)
        const fault = { error: 'run-file-refused', code: 'run-file-unknown', values: {} } as const
        if (octets.length === 0) return Promise.resolve({ ok: false, refusal: fault })
        const losses = [{ code: 'run-file-no-heart' as const, values: {} }]
        return Promise.resolve({ ok: true, brought: { became: 'kept', run: BROUGHT_IN, losses } })
      },
      series: (id) => Promise.resolve(id === SUMMARY.id ? SERIES : null),
      file: (id, format) => Promise.resolve(id === SUMMARY.id ? { ...RUN_FILE, name: `run.${format}` } : 'unknown-run'),
    },
    voice: TOLD_VOICE,
    sync: {
      now: () => SYNC,
      tell: () => Promise.resolve(null),
      today: () => Promise.resolve({ ok: true, today: { set: false, workouts: [], problem: null } }),
    },
    machines: {
      now: () => MACHINES,
      report: () => REPORT,
      look(afresh) {
        if (state.refusal === null) state.looks.push(afresh)
        return state.refusal
      },
      choose(address) {
        if (state.refusal === null) state.machinesChosen.push(address)
        return state.refusal
      },
      subscribe(listener) {
        machineListeners.add(listener)
        return () => machineListeners.delete(listener)
      },
      current: () => MACHINE,
    },
    meeting: {
      profile: () => state.profile,
      start(again, start) {
        const refusal = start()
        if (refusal === null) state.meetings.push(again)
        return refusal
      },
      measure(beltM, start) {
        const refusal = start()
        if (refusal === null) state.measured.push(beltM)
        return refusal
      },
      tell(told) {
        if (state.refusal === null) state.toldOfMachine.push(told)
        return state.refusal
      },
    },
    offersHistory: true,
    owner: {
      now: () => ({ hasPin: true, ceilingKmh: 14 }),
      decide: (change) => Promise.resolve(state.decide(change)),
    },
    webRoot,
    logger: null,
  }
  return { deps, behind: state }
}

/** A server that is not listening, on a clock that moves when told to. */
export function faceOnManualClock(change = (deps: ServerDeps): ServerDeps => deps): {
  app: App
  behind: Behind
  clock: ManualClock
} {
  const clock = manualClock()
  const { deps, behind: state } = behind(clock, null)
  const app = createServer(change(deps))
  onTestFinished(() => app.close())
  return { app, behind: state, clock }
}

/** A server on a real port, in real time unless `change` gives it another clock. */
export async function faceListening(
  webRoot: string | null = null,
  change: (deps: ServerDeps) => ServerDeps = (deps) => deps,
): Promise<{ app: App; behind: Behind; port: number; url: string }> {
  const { deps, behind: state } = behind(monotonicClock(), webRoot)
  const app = createServer(change(deps))
  onTestFinished(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return { app, behind: state, port, url: `http://127.0.0.1:${port}` }
}

/** A server on a real port whose beats and pauses come when the test says so. */
export async function faceListeningOnManualClock(): Promise<
  Awaited<ReturnType<typeof faceListening>> & { clock: ManualClock }
> {
  const clock = manualClock()
  return { ...(await faceListening(null, (deps) => ({ ...deps, clock }))), clock }
}
