import type { Clock, ManualClock } from '../../src/clock.ts'
import type { Order } from '../../src/belt/order.ts'
import type { TreadmillEvent, TreadmillPort } from '../../src/treadmill/treadmill.ts'
import type { Loop } from './crescendo.ts'

/** An order as it went out. */
export interface Written {
  readonly order: Order
  /** When it was written, not when it was meant to be, ms. */
  readonly atMs: number
  /** The newest reading that the daemon had been given by then. */
  readonly newest: { readonly speedKmh: number; readonly atMs: number } | null
}

/** A daemon's loop that can be kept busy: its timers wait, what the belt says waits with its stamps, the belt goes on. */
export interface BusyLoop extends Loop {
  readonly written: readonly Written[]
  block(): void
  /** The loop goes on: its timers come first, or what has arrived. A timer that was due many times is called once. */
  release(timersFirst: boolean): Promise<void>
}

export function busyLoop(clock: ManualClock): BusyLoop {
  let isBlocked = false
  let waiting: (() => void)[] = []
  const overdue = new Set<() => void>()
  const written: Written[] = []
  let newest: Written['newest'] = null

  const timer = (call: () => void): (() => void) => {
    return () => void (isBlocked ? overdue.add(call) : call())
  }
  const loopClock: Clock = {
    ...clock,
    after: (ms, call) => clock.after(ms, timer(call)),
    every: (ms, call) => clock.every(ms, timer(call)),
  }
  const heard = (event: TreadmillEvent, listener: (event: TreadmillEvent) => void): void => {
    if (event.kind === 'telemetry' && event.telemetry.speedKmh !== null)
      newest = { speedKmh: event.telemetry.speedKmh, atMs: event.atMs }
    listener(event)
  }
  return {
    clock: loopClock,
    written,
    heardBy: (treadmill: TreadmillPort): TreadmillPort => ({
      machine: treadmill.machine,
      subscribe: (listener) =>
        treadmill.subscribe((event) => {
          if (isBlocked) waiting.push(() => heard(event, listener))
          else heard(event, listener)
        }),
      execute(order) {
        written.push({ order, atMs: clock.nowMs(), newest })
        return treadmill.execute(order)
      },
      leaveWill: () => treadmill.leaveWill(),
      withdrawWill: () => treadmill.withdrawWill(),
      feed: () => treadmill.feed(),
      close: () => treadmill.close(),
    }),
    block: () => void (isBlocked = true),
    async release(timersFirst) {
      isBlocked = false
      const timers = [...overdue]
      const arrived = waiting
      overdue.clear()
      waiting = []
      for (const call of timersFirst ? [...timers, ...arrived] : [...arrived, ...timers]) call()
      await clock.advance(0)
    },
  }
}
