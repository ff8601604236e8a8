import { expect, test } from 'vitest'
import { isCrescendo } from '../../protocol/stages.ts'
import cases from './data/public-cases.json' with { type: 'json' }
import { SEED, someOf } from '../draws.ts'
import { crescendo, type Crescendo } from './crescendo.ts'
import { expectHeld, type HeldBy } from './held-by.ts'
import { countIn, requestsIn, speedsIn } from './on-the-air.ts'
import { machineOf, playOf, type Play } from './public-play.ts'
import { SHORT_PLAN } from './short-plan.ts'

/** What a run of a case came to. */
interface Came {
  readonly run: Crescendo
  readonly fastestBeltKmh: number
  readonly held: ReadonlySet<string>
  readonly dangers: ReadonlySet<string>
  readonly speedSeenKmh: number
  /** When STOP was pressed, on the clock of the play. */
  readonly stopAskedAtMs: number | null
  /** When the console set a speed of its own. */
  readonly consoleAtMs: number | null
}

interface Asked {
  readonly ask: string
  readonly atMs?: number
  readonly afterZerosMs?: number
}

interface Case {
  readonly id: string
  readonly machine: string
  readonly play: Play & { readonly asks?: readonly Asked[]; readonly endS?: number; readonly consoleTo?: number }
  readonly expect: Expected
}

interface Expected {
  readonly stopOnAirWithinMsOfAsk?: number
  readonly beltEndsAtKmh?: number
  readonly startsOnAirAtMost?: number
  readonly stopsOnAirAtMost?: number
  readonly ordersAtMost?: number
  readonly locked?: boolean
  readonly crescendo?: boolean
  readonly fastestBeltKmh?: number
  readonly neverHeld?: string
  readonly noDanger?: boolean
  readonly noOrderBeforeMotion?: boolean
  readonly speedSeen?: boolean
  readonly held?: string
  readonly ordersAfter?: number
}

/** Of what needs more than a virtual treadmill: the test that holds it. */
const HELD_BY: Readonly<Record<string, HeldBy>> = {
  'pub-035': ['daemon/public-cases', 'pub-035: a belt that starts by itself'],
  'pub-036': ['browser/watching', 'a frozen tab is not watched by'],
  'pub-037': ['daemon/time', 'a stepped wall clock changes nothing'],
  'pub-040': ['treadmill/find-treadmill', 'a machine at another address is known by its name'],
  'pub-041': ['bluetooth/noble-central', "'Command Disallowed'"],
  'pub-043': ['bluetooth/noble-central', 'Failed to be Established'],
  'pub-045': ['bluetooth/radio-faults', 'an adapter that goes away closes the link'],
  'pub-046': ['browser/asks', 'a fifth closes the oldest in words'],
  'pub-047': ['protocol/units', 'every tenth of mph is read as that tenth'],
  'pub-051': ['daemon/guided', 'no motor'],
  'pub-048': ['treadmill/public-attributes', 'pub-048: on a treadmill that is too slow'],
}

const MACHINES = cases.cases.filter(
  ({ kind, id }) => kind === 'machine' && !(id in HELD_BY),
) as unknown as readonly Case[]
const ENDS_AFTER_S = 120
const START: Asked = { ask: 'start', atMs: 0 }
/** Of the plan that they all run. */
const STAGES = 3
/** What the screens are shown is looked at so often, ms: to draw it costs more than all that leads to it. */
const LOOKED_EVERY_MS = 1000
/** The speed at which the console sets its own, km/h, and for how long nothing is ordered then, ms. */
const CONSOLE_AT_KMH = 9.9
const CONSOLE_FOR_MS = 30_000

/** Begins, asks when the case says so, and plays to its end; every tenth of a second is looked at. */
async function played({ play, expect: expected }: Case): Promise<Came> {
  const playing = playOf(play)
  const { script } = playing
  const run = await crescendo({ choices: SHORT_PLAN, machine: machineOf(play), script })
  expect(run.ask('begin')).toBeNull()
  expect(run.ask('skip-all')).toBeNull()
  const beganMs = run.clock.nowMs()
  let fastestBeltKmh = 0
  let speedSeenKmh = 0
  let stopAskedAtMs: number | null = null
  let consoleAtMs: number | null = null
  const held = new Set<string>()
  const dangers = new Set<string>()
  const asks = [...(play.asks ?? [START])]
  const endMs = beganMs + (play.endS ?? ENDS_AFTER_S) * 1000
  const isDue = ({ atMs, afterZerosMs }: Asked): boolean => {
    const zerosMs = playing.zerosSinceMs()
    if (afterZerosMs !== undefined) return zerosMs !== null && run.clock.nowMs() >= zerosMs + afterZerosMs
    return run.clock.nowMs() >= beganMs + (atMs ?? 0)
  }
  let isDone = false
  for (let n = 1; !isDone && run.clock.nowMs() < endMs; n++) {
    while (asks[0] !== undefined && isDue(asks[0])) {
      const { ask } = asks.shift()!
      const refusal = run.ask(ask as 'start')
      // Nobody needs the runner's eyes where the machine tells.
      if (ask !== 'belt-is-still' || refusal?.error !== 'wrong-phase') expect(refusal).toBeNull()
      if (ask === 'stop') stopAskedAtMs = run.clock.nowMs()
    }
    await run.clock.advance(100)
    fastestBeltKmh = Math.max(fastestBeltKmh, run.machine.state.belt.speedKmh)
    if (play.consoleTo !== undefined && consoleAtMs === null && run.machine.state.belt.speedKmh >= CONSOLE_AT_KMH) {
      consoleAtMs = run.clock.nowMs()
      run.machine.console.setSpeed(play.consoleTo)
    }
    if (n % (LOOKED_EVERY_MS / 100) !== 0) continue
    const snapshot = run.daemon.snapshot()
    isDone = snapshot.phase.kind === 'done'
    speedSeenKmh = Math.max(speedSeenKmh, snapshot.measured.speedKmh ?? 0)
    if (snapshot.held !== null) held.add(snapshot.held)
    for (const { code, level } of snapshot.banners) if (level === 'danger') dangers.add(code)
    if (snapshot.asks.includes('console-says')) tellDisplay(run)
    if (snapshot.phase.kind === 'stretch' && snapshot.asks.includes('skip-all')) run.ask('skip-all')
  }
  expect(asks, 'asks that never came due').toEqual([])
  if (!isDone && expected.beltEndsAtKmh !== undefined && stopAskedAtMs === null) {
    run.ask('stop')
    await run.clock.advance(20_000)
  }
  return { run, fastestBeltKmh, held, dangers, speedSeenKmh, stopAskedAtMs, consoleAtMs }
}

/** What the runner reads on the treadmill itself, where the question is asked. */
function tellDisplay({ daemon, machine }: Crescendo): void {
  const speed = Number(machine.state.belt.speedKmh.toFixed(1))
  daemon.ask({ id: `display-${speed}`, ask: 'console-says', speed, unit: 'km/h' })
}

/** Each expectation that a case may name, and how it is looked at. */
const LOOKED_AT: { readonly [Name in keyof Expected]-?: (value: NonNullable<Expected[Name]>, came: Came) => void } = {
  stopOnAirWithinMsOfAsk(ms, { run, stopAskedAtMs }) {
    const stop = requestsIn(run.heard).find(({ what, atMs }) => what === 'stop' && atMs >= (stopAskedAtMs ?? Infinity))
    expect((stop?.atMs ?? Infinity) - (stopAskedAtMs ?? 0)).toBeLessThanOrEqual(ms)
  },
  beltEndsAtKmh: (kmh, { run }) => expect(run.machine.state.belt.speedKmh).toBe(kmh),
  startsOnAirAtMost: (count, { run }) => expect(countIn(run.heard, 'start')).toBeLessThanOrEqual(count),
  stopsOnAirAtMost: (count, { run }) => expect(countIn(run.heard, 'stop')).toBeLessThanOrEqual(count),
  ordersAtMost: (count, { run }) => expect(speedsIn(run.heard).length).toBeLessThanOrEqual(count),
  locked: (locked, { run }) => expect(run.daemon.snapshot().banners.some(({ code }) => code === 'locked')).toBe(locked),
  crescendo(whole, { run }) {
    const { splits } = run.daemon.snapshot()
    expect(isCrescendo(splits, STAGES)).toBe(whole)
  },
  fastestBeltKmh: (kmh, { fastestBeltKmh }) => expect(fastestBeltKmh).toBeCloseTo(kmh, 1),
  neverHeld: (reason, { held }) => expect([...held]).not.toContain(reason),
  noDanger: (_, { dangers }) => expect([...dangers]).toEqual([]),
  noOrderBeforeMotion(_, { run }) {
    const requests = requestsIn(run.heard)
    const start = requests.find(({ what }) => what === 'start')
    const speed = requests.find(({ what }) => typeof what === 'number')
    expect((speed?.atMs ?? 0) - (start?.atMs ?? Infinity)).toBeGreaterThan(5000)
  },
  held: (reason, { held }) => expect([...held]).toContain(reason),
  ordersAfter(count, { run, consoleAtMs }) {
    const fromMs = consoleAtMs ?? Infinity
    const after = requestsIn(run.heard).filter(({ atMs }) => atMs > fromMs && atMs < fromMs + CONSOLE_FOR_MS)
    expect(run.clock.nowMs()).toBeGreaterThan(fromMs)
    expect(after).toHaveLength(count)
  },
  speedSeen: (_, { speedSeenKmh }) => expect(speedSeenKmh).toBeGreaterThan(0),
}

test('pub-035: a belt that starts by itself beside the stretches is said, the cards wait, and no run starts on it', async () => {
  const run = await crescendo({ choices: SHORT_PLAN })
  expect(run.ask('begin')).toBeNull()
  await run.clock.advance(1000)
  run.machine.console.pressStart()
  run.machine.console.setSpeed(5)
  const moving = await run.until('the belt to be seen', ({ belt }) => belt === 'moving', 5)
  await run.clock.advance(120_000)
  const later = run.daemon.snapshot()
  expect(later.banners[0]).toMatchObject({ code: 'not-ours', level: 'warning', values: { run: 'stretching' } })
  expect(later.stretch).toEqual(moving.stretch)
  expect(run.ask('start')).toMatchObject({ error: 'not-at-standstill' })
  run.machine.console.pressStop()
  await run.until('the next card', ({ stretch }) => stretch?.index !== moving.stretch?.index, 60)
})

test('every case is held by a test', () => {
  const playedHere = new Set(['machine', 'attributes', 'decode'])
  for (const { id, kind } of cases.cases) {
    const held = HELD_BY[id]
    if (held === undefined) expect([id, playedHere.has(kind)]).toEqual([id, true])
    else expectHeld(held)
  }
})

/** Half of them; with enough draws all. */
test.each(someOf(MACHINES, 6, 'public cases'))(`$id: $machine, drawn from ${SEED}`, async (machineCase) => {
  const came = await played(machineCase)
  const names = Object.keys(LOOKED_AT).filter((name) => name in machineCase.expect)
  expect(names.length).toBeGreaterThan(0)
  for (const name of names as (keyof Expected)[]) {
    const look = LOOKED_AT[name] as (value: unknown, came: Came) => void
    look(machineCase.expect[name], came)
  }
})
