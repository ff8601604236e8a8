import { namedOf } from '../named-ask.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { Because, Order } from '../../src/belt/order.ts'
import type { MachineFacts, Notice, Telemetry } from '../../src/belt/event.ts'
import { asksUnitOf } from '../../src/belt/unit.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import { isGuided } from '../../src/session/driving.ts'
import { measuredKmhOf } from '../../src/session/speeds.ts'
import { reduce } from '../../src/session/reduce.ts'
import { refusalOf } from '../../src/session/asks/asks.ts'
import { endedOf, newSession, placeOf, type Session } from '../../src/session/session.ts'
import { snapshotOf } from '../../src/view/snapshot.ts'
import { wishOf } from '../../src/session/wish.ts'
import type { Wish } from '../../src/session/wish.ts'
import { machine } from './plans.ts'
import { sentenceOf } from '../../protocol/words/sentence-of.ts'

/** A stage for stories: a session, a clock, and a belt that does what is wished of it, as a real one would. */
export interface Stage {
  session: Session
  nowMs: number
  belt: Belt
  /** Every wish that differed from the one before, with its time. */
  readonly wishes: { atMs: number; wish: Wish }[]
  readonly said: { atMs: number; text: string }[]
  readonly orders: { atMs: number; order: Order }[]
  /** True where the runner says what the display shows, as soon as they are asked. */
  tellsUnit: boolean
  /** Sees every single fold. */
  folded?: (before: Session, event: SessionEvent, after: Session) => void
}

interface Belt {
  speedKmh: number
  targetKmh: number
  distanceM: number
  elapsedS: number
  /** When a start that was ordered takes effect; null while none is on its way. */
  startsAtMs: number | null
  /** False while nothing reaches the daemon. */
  speaks: boolean
  /** False while no order reaches the belt. */
  obeys: boolean
  /** What the machine's own count says for the true one; null: it has none. */
  count: (trueM: number) => number | null
  notifiesMs: number
  /** What a strap says; null without one. */
  heartRateBpm: number | null
}

export type Step = (stage: Stage) => void

const TICK_MS = 100

/** A treadmill that has been in sight for 2 s, and a plan. */
export function stage(plan: Plan, facts: MachineFacts = machine, silent = false): Stage {
  const belt: Belt = {
    speedKmh: 0,
    targetKmh: 0,
    distanceM: 0,
    elapsedS: 0,
    startsAtMs: null,
    speaks: !silent,
    obeys: true,
    count: Math.floor,
    notifiesMs: 300,
    heartRateBpm: null,
  }
  const made: Stage = { session: newSession(), nowMs: 0, belt, wishes: [], said: [], orders: [], tellsUnit: true }
  send(made, { kind: 'watched' })
  send(made, { kind: 'notice', notice: { kind: 'link-up', machine: facts } })
  send(made, { kind: 'plan', plan })
  waitS(2)(made)
  return made
}

/** Plays the steps with a plan chosen and a still belt, and gives the session they lead to. */
export function play(plan: Plan, ...steps: Step[]): Session {
  return played(stage(plan), ...steps).session
}

export function played(on: Stage, ...steps: Step[]): Stage {
  for (const step of steps) step(on)
  return on
}

type Bare<T> = T extends unknown ? Omit<T, 'atMs'> : never

export function send(on: Stage, event: Bare<SessionEvent>): void {
  const before = on.session
  const stamped = { ...event, atMs: on.nowMs } as SessionEvent
  on.session = reduce(before, stamped)
  on.folded?.(before, stamped, on.session)
  const { announcement } = on.session
  if (announcement !== null && announcement.serial !== before.announcement?.serial) {
    on.said.push({ atMs: on.nowMs, text: sentenceOf(announcement) })
  }
  const wish = wishOf(on.session)
  const last = on.wishes.at(-1)?.wish ?? null
  if (!sameWish(wish, last)) on.wishes.push({ atMs: on.nowMs, wish })
}

function sameWish(a: Wish, b: Wish): boolean {
  if (a?.belt !== 'moving' || b?.belt !== 'moving') return a?.belt === b?.belt
  return (Object.keys(a) as (keyof typeof a)[]).every((key) => a[key] === b[key])
}

export const notice =
  (said: Notice): Step =>
  (on) =>
    send(on, { kind: 'notice', notice: said })

export const event =
  (bare: Bare<SessionEvent>): Step =>
  (on) =>
    send(on, bare)

let asked = 0

/** Asks, and fails the story where the ask is refused. */
export const ask =
  (
    kind: Ask['ask'],
    more: { coarse?: boolean; id?: string; toKmh?: number; speed?: number; unit?: 'km/h' | 'mph' } = {},
  ): Step =>
  (on) => {
    const made = { id: `ask-${++asked}`, ask: kind, ...namedOf(kind, look(on.session, on.nowMs)), ...more } as Ask
    const refusal = refusalOf(on.session, made, on.nowMs)
    if (refusal !== null) throw new Error(`${kind}: ${refusal.error}: ${refusal.code}`)
    send(on, { kind: 'ask', ask: made })
  }

export const refusalIn = (
  session: Session,
  kind: Ask['ask'],
  more: { coarse?: boolean; id?: string; toKmh?: number | undefined } = {},
): string | null =>
  refusalOf(
    session,
    { id: `probe-${++asked}`, ask: kind, ...namedOf(kind, look(session)), ...more } as Ask,
    session.atMs,
  )?.error ?? null

/** Time goes by in ticks; the belt moves, notifies, and is given what is wished for. */
export function tick(on: Stage): void {
  on.nowMs += TICK_MS
  move(on)
  send(on, { kind: 'tick' })
  if (on.belt.speaks && on.nowMs % on.belt.notifiesMs === 0)
    send(on, { kind: 'telemetry', telemetry: readingOf(on.belt) })
  const { belt, seen } = on.session
  const kmh = measuredKmhOf(on.session) ?? 0
  if (on.tellsUnit && belt.kind === 'moving' && !isGuided(on.session) && asksUnitOf(seen) && on.belt.speaks && kmh > 0)
    ask('console-says', { speed: seen.sample?.speedKmh ?? 0, unit: 'km/h' })(on)
  obey(on)
}

export const waitS =
  (s: number): Step =>
  (on) => {
    for (let i = 0; i < Math.round((s * 1000) / TICK_MS); i++) tick(on)
  }

/** Time goes by until it is so; a story that waits for more than two hours has gone wrong. */
export const until =
  (isSo: (session: Session, on: Stage) => boolean): Step =>
  (on) => {
    const giveUpMs = on.nowMs + 7_200_000
    while (!isSo(on.session, on)) {
      if (on.nowMs > giveUpMs) throw new Error(`it never came: ${isSo.toString()}`)
      tick(on)
    }
  }

export const untilPhase = (kind: string, mile: number | null = null): Step =>
  until((session) => {
    const { plan } = session
    const { phaseIndex } = placeOf(session)
    const phase = phaseIndex === null ? undefined : plan?.phases[phaseIndex]
    if (phase === undefined) return kind === (endedOf(session) === null ? 'idle' : 'done')
    return phase.kind === kind && (mile === null || (phase.kind === 'mile' && phase.number === mile))
  })

export const started: readonly Step[] = [ask('begin'), ask('skip-all'), (on) => ask('start')(on), untilPhase('warm-up')]
/** Into mile `k`, at its pace. */
export const inMile =
  (k: number): Step =>
  (on) => {
    for (const step of [...started, untilPhase('mile', k), waitS(3)]) step(on)
  }

export function look(session: Session, nowMs = session.atMs): Snapshot {
  return snapshotOf(session, { number: 1, nowMs, waiting: null, run: null, saving: null })
}

function readingOf(belt: Belt): Telemetry {
  return {
    speedKmh: Math.round(belt.speedKmh * 100) / 100,
    distanceM: belt.count(belt.distanceM),
    elapsedS: Math.floor(belt.elapsedS),
    inclinePct: 0,
    heartRateBpm: belt.heartRateBpm,
  }
}

/** Puts an order on the air and takes its answer, as the governor would. */
function order(on: Stage, given: Order, because: Because | null = null): void {
  on.orders.push({ atMs: on.nowMs, order: given })
  send(on, { kind: 'order', order: given, because })
  send(on, { kind: 'answer', order: given, answer: 'acknowledged' })
}

function move(on: Stage): void {
  const { belt } = on
  if (belt.startsAtMs !== null && on.nowMs >= belt.startsAtMs) {
    belt.startsAtMs = null
    belt.targetKmh = 1
    belt.speedKmh = Math.max(belt.speedKmh, 0.5)
  }
  const wish = wishOf(on.session)
  const kind = wish?.belt === 'moving' ? wish : null
  const upKmhPerS = kind?.rise === 'gentle' ? 0.1 : 0.3
  const downKmhPerS = kind === null || kind.fall === 'at-once' ? 1 : 0.5
  const s = TICK_MS / 1000
  belt.distanceM += (belt.speedKmh / 3.6) * s
  if (belt.speedKmh > 0) belt.elapsedS += s
  const byKmh = belt.targetKmh - belt.speedKmh
  belt.speedKmh += byKmh > 0 ? Math.min(byKmh, upKmhPerS * s) : Math.max(byKmh, -downKmhPerS * s)
}

/** The runner's own hands at the treadmill: 0 stops it. */
export const byHand =
  (kmh: number): Step =>
  (on) => {
    on.belt.targetKmh = kmh
  }

function obey(on: Stage): void {
  const wish = wishOf(on.session)
  const { seen } = on.session
  if (wish === null || wish.belt === 'guided' || seen.link === 'down' || !on.belt.obeys) return
  if (wish.belt === 'stopped') {
    if (seen.stop === null && (on.belt.speedKmh > 0 || on.belt.startsAtMs !== null)) {
      order(on, { kind: 'stop' })
      on.belt.targetKmh = 0
      on.belt.startsAtMs = null
    }
    return
  }
  if (on.belt.speedKmh === 0) {
    if (wish.startAskId === null || seen.usedStarts.includes(wish.startAskId)) return
    order(on, { kind: 'start', askId: wish.startAskId })
    on.belt.startsAtMs = on.nowMs + 2000
  } else if (wish.rise === 'not-yet' && wish.speedKmh > (seen.following?.speedKmh ?? 0)) {
    return // announced first (governor, rule 5)
  } else if (seen.following?.speedKmh !== wish.speedKmh) {
    order(on, { kind: 'speed', speedKmh: wish.speedKmh })
    on.belt.targetKmh = wish.speedKmh
  }
}
