import { encodeTreadmillData } from '../../protocol/ftms/treadmill-data.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import { sentenceOf } from '../../protocol/words/sentence-of.ts'
import { governOn, stillHolds, type Governed } from '../../src/safety/governing.ts'
import { govern } from '../../src/safety/governor.ts'
import { boundsOf, type Bounds } from '../../src/safety/bounds.ts'
import type { MachineFacts } from '../../src/belt/event.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import { reduce } from '../../src/session/reduce.ts'
import { endedOf, newSession, type Session } from '../../src/session/session.ts'
import { wishOf } from '../../src/session/wish.ts'
import { BELT_AT_REST, moveBelt, USUAL_DYNAMICS, type Belt, type BeltCommand } from '../../src/simulator/belt.ts'
import { telemetryReader } from '../../src/treadmill/telemetry.ts'
import { planOf } from '../../src/workout/plan.ts'
import { LIMITS } from '../../src/belt/limits.ts'
import { SIMULATED_LIMITS } from '../../src/treadmill/acquaintance.ts'

/** What came in during a run: octets of the treadmill at 4 Hz, ticks at 10 Hz, and everything else as events. */
export interface Tape {
  readonly bounds: Bounds
  readonly entries: readonly (
    SessionEvent | { readonly kind: 'octets'; readonly atMs: number; readonly octets: Uint8Array }
  )[]
  /** What was ordered on the way: playing it again orders the same. */
  readonly orders: number
}

const STEP_MS = 50
const TICK_MS = 100
const PERIOD_MS = 250
const FACTS: MachineFacts = {
  name: 'Tape',
  grid: DEFAULT_GRID,
  drivable: true,
  simulated: true,
  sprintedBefore: true,
  limits: SIMULATED_LIMITS,
}
const dynamics = { ...USUAL_DYNAMICS, minimumKmh: DEFAULT_GRID.minKmh }

function planFor(choices: Choices): Plan {
  const outcome = planOf(choices, FACTS)
  if (!outcome.ok) throw new Error(sentenceOf(outcome.refusal))
  return outcome.plan
}

/** Runs a plan to its end on belt physics that follow every order, and keeps all that came in. */
export function recordTape(choices: Choices): Tape {
  const plan = planFor(choices)
  const bounds = boundsOf(plan, DEFAULT_GRID, LIMITS)
  const entries: Tape['entries'][number][] = []
  const read = telemetryReader()
  let session = newSession()
  let belt: Belt = BELT_AT_REST
  let command: BeltCommand = { kind: 'stop' }
  let orders = 0

  function happen(event: SessionEvent): void {
    session = reduce(session, event)
    const decision = govern(wishOf(session), session.seen, bounds, event.atMs)
    if (!('order' in decision)) return
    const { order, because } = decision
    orders++
    session = reduce(session, { kind: 'order', atMs: event.atMs, order, because })
    if (order.kind === 'start') command = { kind: 'run', targetKmh: DEFAULT_GRID.minKmh }
    else if (order.kind !== 'incline')
      command = order.kind === 'stop' ? { kind: 'stop' } : { kind: 'run', targetKmh: order.speedKmh }
    const answer: SessionEvent = { kind: 'answer', atMs: event.atMs, order, answer: 'acknowledged' }
    entries.push(answer)
    session = reduce(session, answer)
  }
  function come(event: SessionEvent): void {
    entries.push(event)
    happen(event)
  }

  come({ kind: 'watched', atMs: 0 })
  come({ kind: 'notice', atMs: 0, notice: { kind: 'link-up', machine: FACTS } })
  come({ kind: 'plan', atMs: 0, plan })
  for (let atMs = STEP_MS; endedOf(session) === null; atMs += STEP_MS) {
    belt = moveBelt(belt, command, STEP_MS, dynamics)
    if (atMs === 3000)
      for (const ask of ['begin', 'skip-all', 'start'] as const) come({ kind: 'ask', atMs, ask: { id: ask, ask } })
    if (atMs % PERIOD_MS === 0) {
      const octets = octetsOf(belt)
      entries.push({ kind: 'octets', atMs, octets })
      const telemetry = read(octets)
      if (telemetry !== null) happen({ kind: 'telemetry', atMs, telemetry })
    }
    if (atMs % TICK_MS === 0) come({ kind: 'tick', atMs })
  }
  return { bounds, entries, orders }
}

function octetsOf({ speedKmh, distanceM, elapsedMs }: Belt): Uint8Array {
  return encodeTreadmillData({
    instantaneousSpeedKmh: speedKmh,
    totalDistanceM: Math.floor(distanceM),
    elapsedTimeS: Math.floor(elapsedMs / 1000) % 0x10000,
  })
}

/** Plays a tape through decode, reduce and govern, as the daemon does; gives the session at its end. */
export function playTape({ entries, bounds, orders }: Tape): Session {
  const read = telemetryReader()
  let session = newSession()
  let governed: Governed | null = null
  let decidedOn: Session | null = null
  let ordered = 0
  for (const entry of entries) {
    if (entry.kind === 'octets') {
      const telemetry = read(entry.octets)
      if (telemetry === null) continue
      session = reduce(session, { kind: 'telemetry', atMs: entry.atMs, telemetry })
    } else session = reduce(session, entry)
    if (governed !== null && session === decidedOn && stillHolds(governed, entry.atMs)) continue
    governed = governOn(governed, wishOf(session), session.seen, bounds, entry.atMs)
    decidedOn = session
    const { decision } = governed
    if (!('order' in decision)) continue
    ordered++
    session = reduce(session, { kind: 'order', atMs: entry.atMs, order: decision.order, because: decision.because })
  }
  if (ordered !== orders) throw new Error(`${ordered} orders, but ${orders} were recorded`)
  return session
}
