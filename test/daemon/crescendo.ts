import { Compile } from 'typebox/compile'
import { asSent } from '../as-sent.ts'
import { namedOf } from '../named-ask.ts'
import { expect } from 'vitest'
import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import type { PlainAskKind } from '../../protocol/panel/asks.ts'
import { KioskState } from '../../protocol/panel/kiosk.ts'
import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { sentenceOf } from '../../protocol/words/sentence-of.ts'
import type { Will } from '../../src/bluetooth/gatt.ts'
import { manualClock, type Clock, type ManualClock } from '../../src/clock.ts'
import { startDaemon, type Daemon } from '../../src/daemon.ts'
import type { CarriedOn } from '../../src/carry-on.ts'
import type { RunEnding, RunLog } from '../../src/history/run-log.ts'
import type { MachineFacts } from '../../src/belt/event.ts'
import type { Limits } from '../../src/belt/limits.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import type { Session } from '../../src/session/session.ts'
import type { MachineOptions } from '../../src/simulator/machine-options.ts'
import { misbehaving, type MisbehaviourName } from '../../src/simulator/misbehaviours.ts'
import { scripted, type Script } from '../../src/simulator/scripts/script.ts'
import { VirtualLink } from '../../src/simulator/virtual-link.ts'
import type { VirtualMachine } from '../../src/simulator/virtual-machine.ts'
import { SIMULATED_LIMITS } from '../../src/treadmill/acquaintance.ts'
import { openTreadmill } from '../../src/treadmill/ftms-treadmill.ts'
import type { TreadmillPort } from '../../src/treadmill/treadmill.ts'
import { gridAsBeltRuns } from '../../protocol/belt-factor.ts'
import { asTaken } from '../../src/workout/as-taken.ts'
import { kioskOf } from '../../src/view/kiosk.ts'
import { planOf } from '../../src/workout/plan.ts'
import { watchOn, type Watch } from '../../src/watch.ts'
import { draws } from '../draws.ts'
import { expectAsSchema } from '../snapshot-schema.ts'
import { recorded, type Heard } from './recorded-server.ts'

/** The daemon on a virtual treadmill, everything real but the radio and the time. */
export interface Crescendo {
  readonly clock: ManualClock
  readonly machine: VirtualMachine
  readonly daemon: Daemon
  readonly link: WillLink
  readonly plan: Plan
  /** What reached the machine, oldest first. */
  readonly heard: Heard[]
  /** What a journal was given. */
  readonly events: SessionEvent[]
  /** The same, run by run, each with the session that it began with. */
  readonly runs: RunTold[]
  readonly finished: RunEnding[]
  /** Whether a screen proves each second that somebody watches; one does from the beginning. */
  watched(isWatched: boolean): void
  ask(kind: PlainAskKind | 'slower' | 'faster'): AskRefusal | null
  /** Plays on until it holds, and gives the snapshot of that moment; fails after `limitS` of the session. */
  until(what: string, holds: (snapshot: Snapshot) => boolean, limitS?: number): Promise<Snapshot>
  /** Begins, passes over the stretches, starts, and plays on until the belt is at the first speed of the warm-up. */
  underWay(): Promise<Snapshot>
}

export interface RunTold {
  readonly begun: Session
  readonly events: SessionEvent[]
}

export interface Setting {
  /** Told where a Stop waits for the link. */
  readonly reconnectNow?: () => void
  readonly choices?: Choices
  /** As its runner measured the belt. */
  readonly beltFactor?: number
  /** A plan that is there already, of whatever kind; without it, one is made of the choices. */
  readonly plan?: Plan
  readonly machine?: Partial<MachineOptions>
  /** What is known of it. */
  readonly limits?: Partial<Limits>
  /** False for a machine that is met for the first time, of which nothing is known. */
  readonly simulated?: boolean
  /** How the machine misbehaves. */
  readonly script?: Script
  /** The same, by name: scripts, other machines, other attribute tables. */
  readonly misbehaves?: readonly MisbehaviourName[]
  readonly log?: RunLog
  readonly carriedOn?: CarriedOn | null
  /** A machine that is there already, with the clock it runs on. */
  readonly place?: { readonly clock: ManualClock; readonly machine: VirtualMachine }
  /** How the daemon's loop has the time and the treadmill; without it, at once. */
  readonly loop?: (clock: ManualClock) => Loop
}

/** What stands between the daemon and everything that calls it. */
export interface Loop {
  readonly clock: Clock
  readonly heardBy: (treadmill: TreadmillPort) => TreadmillPort
}

/** A VirtualLink whose will can be read. */
export class WillLink extends VirtualLink {
  will: Will | null = null
  override leaveWill(will: Will | null = null): void {
    this.will = will
  }
}

export const WHERE = { name: 'Virtual', simulated: true, sprintedBefore: true, limits: SIMULATED_LIMITS } as const

const KIOSK_STATE = Compile(KioskState)

/** A daemon with a connected treadmill, a chosen plan and somebody watching; the belt is still, and seen to be. */
export async function crescendo(setting: Setting = {}): Promise<Crescendo> {
  const clock = setting.place?.clock ?? manualClock()
  const { machine, server: behind } =
    setting.place === undefined
      ? misbehaving(clock, setting.machine ?? {}, setting.misbehaves ?? [])
      : { machine: setting.place.machine, server: setting.place.machine }
  const heard: Heard[] = []
  const server = setting.script === undefined ? behind : scripted(behind, setting.script, clock)
  const link = new WillLink(
    'virtual',
    recorded(
      server,
      () => clock.nowMs(),
      (what) => heard.push(what),
    ),
    clock,
  )
  const opening = openTreadmill(link, clock, { simulated: true })
  await clock.advance(100)
  const treadmill = await opening

  const events: SessionEvent[] = []
  const finished: RunEnding[] = []
  const runs: RunTold[] = []
  const log = setting.log ?? logInto(events, finished, runs)
  const loop = setting.loop?.(clock) ?? { clock, heardBy: (port: TreadmillPort) => port }
  const daemon = startDaemon(loop.clock, log, setting.carriedOn ?? null, () => setting.reconnectNow?.())
  const { grid, drivable, incline } = treadmill.machine
  const simulated = setting.simulated ?? WHERE.simulated
  const limits = { ...(simulated ? SIMULATED_LIMITS : {}), ...setting.limits }
  const facts: MachineFacts = { ...WHERE, grid, drivable, incline, simulated, limits }
  daemon.subscribe(checkedAtTimes(clock, daemon))
  daemon.attach(loop.heardBy(treadmill), facts)
  const plan = setting.plan ?? planned(setting.choices ?? {}, facts, setting.beltFactor)
  if (daemon.snapshot().run === null) daemon.choose(plan)
  await clock.advance(2000)

  let asks = 0
  const self: Crescendo = {
    clock,
    machine,
    daemon,
    link,
    plan,
    heard,
    events,
    runs,
    finished,
    watched: watchedOn(clock, daemon),
    ask(kind) {
      const refusal = daemon.ask({ id: `ask-${asks++}`, ask: kind, ...namedOf(kind, daemon.snapshot()) })
      expectAsSchema(daemon.snapshot())
      return refusal
    },
    until: (what, holds, limitS = 3600) => until(clock, daemon, what, holds, limitS),
    async underWay() {
      expect([self.ask('begin'), self.ask('skip-all'), self.ask('start')]).toEqual([null, null, null])
      return self.until(
        'the warm-up to be at speed',
        ({ belt, measured, targetKmh }) =>
          belt === 'moving' && measured.speedKmh !== null && Math.abs(measured.speedKmh - (targetKmh ?? 0)) < 0.06,
      )
    },
  }
  return self
}

/** How often what the screens are shown is checked as time goes by, ms: to draw it costs more than all that led to it. */
const CHECKED_EVERY_MS = 4000 / draws(1)

/** Checks what the screens are shown, once in so long. */
function checkedAtTimes(clock: ManualClock, daemon: Daemon): () => void {
  let nextMs = -Infinity
  return () => {
    if (clock.nowMs() < nextMs) return
    nextMs = clock.nowMs() + CHECKED_EVERY_MS
    const snapshot = daemon.snapshot()
    expectAsSchema(snapshot)
    // A wall draws each moment of a run, too.
    expect(asSent(kioskOf(snapshot, { boot: 'boot', seq: 1 }, daemon.line().points))).toSatisfy((picture) =>
      KIOSK_STATE.Check(picture),
    )
  }
}

/** Real time, by which watching counts, is that of the clock without its scale. */
function watchedOn(clock: ManualClock, daemon: Daemon): (isWatched: boolean) => void {
  const real = {
    nowMs: () => clock.nowMs() / clock.scale,
    after: (ms: number, call: () => void) => clock.after(ms * clock.scale, call),
  }
  let watch: Watch | null = null
  return (isWatched) => {
    watch?.close()
    watch = isWatched ? null : watchOn(real, (forMs) => daemon.unwatched(forMs))
    if (isWatched) daemon.unwatched(0)
  }
}

function planned(choices: Choices, facts: MachineFacts, factor = 1): Plan {
  const outcome = planOf(choices, { ...facts, grid: gridAsBeltRuns(facts.grid, factor) })
  return outcome.ok ? asTaken(outcome.plan) : expect.fail(sentenceOf(outcome.refusal))
}

async function until(
  clock: ManualClock,
  daemon: Daemon,
  what: string,
  holds: (snapshot: Snapshot) => boolean,
  limitS: number,
): Promise<Snapshot> {
  const limitMs = clock.nowMs() + limitS * 1000
  for (;;) {
    if (holds(asRead(daemon))) return daemon.snapshot()
    if (clock.nowMs() >= limitMs) {
      const { phase, belt, measured, targetKmh, held, waiting, banners } = daemon.snapshot()
      return expect.fail(
        `waited ${limitS} s for ${what}: ${JSON.stringify({ phase, belt, measured, targetKmh, held, waiting, banners })}`,
      )
    }
    await clock.advance(100)
  }
}

/** What a screen would be shown now, for who reads it at once: drawn where more is read of it than a glance. */
function asRead(daemon: Daemon): Snapshot {
  const glance: Partial<Snapshot> = daemon.glance()
  return new Proxy(glance as Snapshot, {
    get: (_, part: keyof Snapshot) => (part in glance ? glance[part] : daemon.snapshot()[part]),
  })
}

/** A log that nothing is written down of. */
export function logInto(events: SessionEvent[], finished: RunEnding[], runs: RunTold[] = []): RunLog {
  return {
    begin(_plan, _machine, begun) {
      runs.push({ begun, events: [] })
      return { id: 'run-1', startedAt: '2026-01-01T07:00:00.000Z' }
    },
    append(event) {
      events.push(event)
      runs.at(-1)?.events.push(event)
    },
    flush: () => undefined,
    finish: (how) => void finished.push(how),
    written: () => Promise.resolve(),
    saving: () => null,
  }
}
