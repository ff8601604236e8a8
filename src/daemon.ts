import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import type { Ask } from '../protocol/panel/asks.ts'
import type { NotConnected } from '../protocol/panel/banners.ts'
import type { Line } from '../protocol/panel/line.ts'
import type { Plan } from '../protocol/panel/plan.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import type { Clock } from './clock.ts'
import type { CarriedOn } from './carry-on.ts'
import type { RunLog } from './history/run-log.ts'
import { recorderInto } from './recorder.ts'
import { changesWatching } from './belt/unwatched.ts'
import { waitingOf } from './safety/decision.ts'
import { governOn, stillHolds, type Governed } from './safety/governing.ts'
import { boundsOf, type Bounds } from './safety/bounds.ts'
import type { MachineFacts } from './belt/event.ts'
import { TICK_MS, type Beside, type SessionEvent } from './session/event.ts'
import type { Order } from './belt/order.ts'
import { reduce, upToMoment } from './session/reduce.ts'
import { beginsRun, refusalOf } from './session/asks/asks.ts'
import { heldOnTo, isIdle, isWillDue, mayBeLeft } from './session/letting-go.ts'
import { stopWishOf } from './session/belt-with-us.ts'
import { endedOf, newSession, type Session } from './session/session.ts'
import { lineOf } from './session/so-far.ts'
import { glanceOf, type Glance } from './view/glance.ts'
import type { MetByName } from './view/not-connected-banner.ts'
import { showing } from './showing.ts'
import { snapshotOf, snapshotOfConsole, type Frame } from './view/snapshot.ts'
import { told } from './view/told.ts'
import { wishOf } from './session/wish.ts'
import type { TreadmillPort } from './treadmill/treadmill.ts'

/** Ticks further behind than this are not caught up one by one: the process was frozen, ms. */
const FROZEN_MS = 60_000
/** Boot time that ran ahead of the monotonic clock by this much says that the computer slept, ms. */
const SLEPT_MS = 2000
/** A loop further behind than this lets in what has arrived meanwhile before anything is decided, ms. */
const LATE_MS = 250
/** Who asked waits no longer than this for the disk, ms: a sound one takes a tenth of it. */
const WRITTEN_WITHIN_MS = 40

export interface Daemon {
  /** Refused in words, or carried out at once. */
  ask(ask: Ask): AskRefusal | null
  /** Resolves once what was asked is written down, or after 40 ms of real time: a slow disk keeps nobody waiting. */
  written(): Promise<void>
  /** Takes a plan while no run is on. */
  choose(plan: Plan): AskRefusal | null
  /** Runs on this treadmill from now on, until its link is lost. */
  attach(treadmill: TreadmillPort, facts: MachineFacts, by?: MetByName['values']['by'] | 'itself'): void
  /** Why another treadmill cannot be chosen now: a run is on, or the belt may move. */
  heldOnTo(): AskRefusal | null
  /** The treadmill there is, or was, is let go of; null where it was. */
  letGo(): AskRefusal | null
  /** What a strap or a foot pod beside the treadmill tells now. */
  told(what: Beside): void
  /** For how long nobody has proven to watch, ms of real time; 0: somebody does. */
  unwatched(forMs: number): void
  snapshot(): Snapshot
  glance(): Glance
  /** What was measured of the belt along the run that the snapshot shows. */
  line(): Line
  /** Called after everything that a screen should show. Returns its undo. */
  subscribe(listener: () => void): () => void
  /** An attempt to connect failed; it is tried again. */
  couldNotConnect(why: NotConnected): void
  /** The loop was busy for so long, ms. */
  wasBusy(forMs: number): void
  /** Stops the belt and resolves once it rests, or after `withinMs` of session time. */
  standStill(withinMs: number): Promise<boolean>
  /** Ends the loop. Orders nothing. */
  close(): void
}

/**
 * The loop: every input becomes one stamped event, `reduce` folds it, `wishOf` and `govern` decide, one order at most
 * is executed. The only place that holds the session.
 *
 * @param reconnectNow told where a Stop waits for the treadmill's link
 */
export function startDaemon(
  clock: Clock,
  log: RunLog,
  carriedOn: CarriedOn | null,
  reconnectNow: () => void = () => undefined,
): Daemon {
  let session: Session = carriedOn?.session ?? newSession()
  const recorder = recorderInto(log, carriedOn?.run ?? null)
  let treadmill: TreadmillPort | null = null
  let detach = (): void => {}
  let bounds: Bounds | null = null
  let governed: Governed | null = null
  /** What that was decided on. */
  let decidedOn: Session | null = null
  let busy: { readonly atMs: number; readonly forMs: number } | null = null
  let notConnected: NotConnected | null = null
  let metByName: MetByName | null = null
  let willIsLeft = false
  const shown = showing((number) => snapshotOf(current(), frame(number)))
  const sessionMs = session.atMs
  const zeroMs = clock.nowMs() - sessionMs
  let tickMs = Math.ceil(sessionMs / TICK_MS) * TICK_MS
  let aheadMs = clock.bootMs() - clock.nowMs()
  let deciding: NodeJS.Immediate | null = null
  const nowMs = (): number => clock.nowMs() - zeroMs
  /** With the time and the distance up to the newest tick. */
  const current = (): Session => upToMoment(session, tickMs - TICK_MS)

  function foldAndNote(event: SessionEvent): void {
    session = reduce(session, event)
    recorder.note(event)
    if (event.kind === 'plan' || event.kind === 'notice') bounds = boundsNow()
  }

  const boundsNow = (): Bounds | null =>
    session.plan === null || session.machine === null
      ? null
      : boundsOf(session.plan, session.machine.grid, session.seen.limits)

  /** One event, at its own time: after the ticks before it, however late it comes. What follows from it is decided now. */
  function happen(event: SessionEvent): void {
    playTicks(event.atMs)
    foldAndNote(event)
    shown.changed()
    if (isLate(event.atMs)) decideSoon()
    else decide()
  }

  const isLate = (atMs: number): boolean => nowMs() - atMs > LATE_MS * clock.scale

  /** After everything that has arrived already: a busy loop finds its readings behind its timers. */
  function decideSoon(): void {
    deciding ??= setImmediate(() => {
      deciding = null
      catchUp()
      decide()
    })
  }

  /** What the governor says now, the dead man's will, the end of the run. */
  function decide(): void {
    const atMs = nowMs()
    const before = governed?.decision ?? null
    // Most ticks: the same belt and wish, and what was said of them holds.
    if (governed === null || session !== decidedOn || bounds !== governed.bounds || !stillHolds(governed, atMs))
      governed = governOn(governed, wishOf(session), session.seen, bounds, atMs)
    decidedOn = session
    const { decision } = governed
    if ('order' in decision) {
      foldAndNote({ kind: 'order', atMs, order: decision.order, because: decision.because })
      void send(decision.order)
      shown.changed()
    } else if (before === null || !('wait' in before) || before.wait !== decision.wait) shown.changed()
    seeToWill(atMs)
    const over = endedOf(session) ?? (isIdle(session) ? 'never-ran' : null)
    if (recorder.run !== null && over !== null) recorder.finish(over, current(), snapshotOfConsole(current(), frame()))
  }

  /** Left with every order that keeps a belt moving; here with a belt that moves already when a run comes to it. */
  function seeToWill(atMs: number): void {
    const isDue = isWillDue(session, willIsLeft, atMs)
    if (isDue === willIsLeft) return
    willIsLeft = isDue
    if (isDue) treadmill?.leaveWill()
    else treadmill?.withdrawWill()
  }

  async function send(order: Order): Promise<void> {
    const target = treadmill
    if (target === null) return
    if (order.kind !== 'stop') willIsLeft = true
    const answer = await target.execute(order)
    if (target === treadmill) happen({ kind: 'answer', atMs: nowMs(), order, answer })
  }

  function frame(number = 0): Frame {
    return {
      number,
      nowMs: nowMs(),
      waiting: governed === null ? null : waitingOf(governed.decision),
      run: recorder.run,
      ran: recorder.last,
      computer: { busy, timesAsFast: clock.scale },
      saving: log.saving(),
      notConnected,
      metByName,
    }
  }

  /** The ticks up to `untilMs`, one by one. They decide nothing: an order that was due in the past is not due now. */
  function playTicks(untilMs: number): void {
    if (untilMs - tickMs > FROZEN_MS) tickMs = Math.floor(untilMs / TICK_MS) * TICK_MS
    for (; tickMs <= untilMs; tickMs += TICK_MS) {
      foldAndNote({ kind: 'tick', atMs: tickMs })
      if (tickMs % 1000 === 0) recorder.flush(upToMoment(session, tickMs))
      if (tickMs % 500 === 0) shown.changed()
    }
  }

  /** To now: the ticks, and whether the computer slept. */
  function catchUp(): void {
    playTicks(nowMs())
    const aheadNowMs = clock.bootMs() - clock.nowMs()
    const sleptMs = aheadNowMs - aheadMs
    aheadMs = aheadNowMs
    if (sleptMs < SLEPT_MS * clock.scale) return
    foldAndNote({ kind: 'slept', atMs: nowMs(), sleptMs })
    shown.changed()
  }

  function tick(): void {
    treadmill?.feed()
    if (isLate(tickMs)) return decideSoon()
    catchUp()
    decide()
  }

  if (carriedOn !== null) foldAndNote({ kind: 'restarted', atMs: sessionMs, anotherMachine: carriedOn.anotherMachine })
  const stopTicking = clock.every(TICK_MS, tick)

  return {
    ask(ask) {
      catchUp()
      const atMs = nowMs()
      const refusal = refusalOf(current(), ask, atMs)
      if (refusal !== null) return told(session, refusal)
      if (beginsRun(ask.ask)) recorder.begin(session, treadmill?.machine.address ?? '')
      happen({ kind: 'ask', atMs, ask })
      // A Stop that is wished for out of sight waits for no try that is due later.
      if (treadmill === null && stopWishOf(session.belt) !== null) reconnectNow()
      // Its order is out.
      recorder.handOn()
      return null
    },
    written: () => log.written(WRITTEN_WITHIN_MS),
    choose(plan) {
      if (recorder.run !== null) return { error: 'wrong-phase', code: 'run-is-on', values: {} }
      happen({ kind: 'plan', atMs: nowMs(), plan })
      return null
    },
    attach(port, facts, by = 'itself') {
      detach()
      treadmill = port
      willIsLeft = false
      notConnected = null
      metByName = by === 'itself' ? null : { values: { treadmill: facts.name, by }, atMs: nowMs() }
      const undo = port.subscribe((event) => {
        happen({ ...event, atMs: event.atMs - zeroMs })
        if (event.kind === 'notice' && event.notice.kind === 'link-lost') detach()
      })
      detach = () => {
        undo()
        treadmill = null
        detach = () => {}
      }
      happen({ kind: 'notice', atMs: nowMs(), notice: { kind: 'link-up', machine: facts } })
    },
    heldOnTo: () => heldOnTo(session, recorder.run !== null, nowMs()),
    letGo() {
      const refusal = heldOnTo(session, recorder.run !== null, nowMs())
      if (refusal !== null) return refusal
      detach()
      notConnected = null
      happen({ kind: 'notice', atMs: nowMs(), notice: { kind: 'left' } })
      return null
    },
    told: (what) => happen({ ...what, atMs: nowMs() }),
    unwatched(forMs) {
      if (!changesWatching(session.seen, forMs)) return
      happen(forMs === 0 ? { kind: 'watched', atMs: nowMs() } : { kind: 'unwatched', atMs: nowMs(), forMs })
    },
    snapshot: () => shown.picture(),
    glance: () => told(session, glanceOf(current(), nowMs())),
    line: () => told(session, { run: recorder.run?.id ?? null, points: [...lineOf(session)] }),
    subscribe: (listener) => shown.subscribe(listener),
    couldNotConnect(why) {
      notConnected = why
      shown.changed()
    },
    wasBusy(forMs) {
      busy = { atMs: nowMs(), forMs }
      shown.changed()
    },
    async standStill(withinMs) {
      const isStill = (): boolean => mayBeLeft(session, nowMs())
      const untilMs = nowMs() + withinMs
      if (!isStill()) happen({ kind: 'leaving', atMs: nowMs() })
      while (!isStill() && nowMs() < untilMs) await new Promise<void>((done) => clock.after(TICK_MS, done))
      // Who leaves now leaves what is left: a busy loop has put off what follows from its readings.
      seeToWill(nowMs())
      return isStill()
    },
    close() {
      stopTicking()
      if (deciding !== null) clearImmediate(deciding)
      detach()
      shown.close()
      recorder.flush(current())
    },
  }
}
