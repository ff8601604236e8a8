import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlainAskKind } from '../../protocol/panel/asks.ts'
import { LIMITS } from '../../src/belt/limits.ts'
import type { ManualClock } from '../../src/clock.ts'
import { asSent } from '../as-sent.ts'
import { busyLoop, type BusyLoop } from './busy-loop.ts'
import { crescendo, type Crescendo } from './crescendo.ts'
import { requestsIn } from './on-the-air.ts'
import { SHORT_PLAN } from './short-plan.ts'
import { draws } from '../draws.ts'

/** Time as the daemon has it: what is decided is decided now, and only a computer that slept has slept. */

/** Many stories, on a computer that has other things to do as well. */
const LONG = { timeout: 120_000 }

type AskKind = PlainAskKind | 'slower' | 'faster'
const ASKS: readonly AskKind[] = ['faster', 'slower', 'hold', 'resume-plan', 'next', 'ease-off', 'go', 'stop', 'resume']

const asks = fc.array(fc.record({ ask: fc.constantFrom(...ASKS), afterMs: fc.integer({ min: 0, max: 9000 }) }), {
  minLength: 4,
  maxLength: 10,
})
const steps = fc.array(
  fc.record({ byMs: fc.constantFrom(-3_600_000, -5000, 900, 5000, 60_000, 3_600_000), afterMs: fc.nat(9000) }),
  { minLength: 4, maxLength: 8 },
)

test('a stepped wall clock changes nothing', LONG, async () => {
  const story = async (asked: readonly { ask: AskKind; afterMs: number }[], set: (clock: ManualClock) => void) => {
    const run = await crescendo({ choices: SHORT_PLAN })
    await run.underWay()
    set(run.clock)
    for (const { ask, afterMs } of asked) {
      await run.clock.advance(afterMs)
      run.ask(ask)
    }
    await run.clock.advance(5000)
    return { events: run.events, requests: requestsIn(run.heard), snapshot: run.daemon.snapshot() }
  }
  await fc.assert(
    fc.asyncProperty(asks, steps, async (asked, stepped) => {
      const told = await story(asked, (clock) => {
        for (const { byMs, afterMs } of stepped) clock.after(afterMs, () => clock.setWall(byMs))
      })
      expect(told).toEqual(await story(asked, () => undefined))
    }),
    { numRuns: draws(5) },
  )
})

test('a computer that slept has lost sight of the belt: it is said, and nothing is ordered until the belt is seen again', async () => {
  const run = await crescendo({ choices: SHORT_PLAN })
  await run.underWay()
  const before = run.heard.length
  run.clock.sleep(20_000)
  await run.clock.advance(100)
  const woken = run.daemon.snapshot()
  expect(woken.banners.map(({ code }) => code)).toContain('computer-slept')
  expect(woken.held).toBeNull()
  const seen = await run.until('the belt', ({ held }) => held !== null, 3)
  expect(seen).toMatchObject({ belt: 'moving', held: 'link' })
  expect(requestsIn(run.heard.slice(before))).toEqual([])
})

/** Under way, with a loop that can be kept busy. */
async function withBusyLoop(periodMs = 250): Promise<{ run: Crescendo; loop: BusyLoop }> {
  const loops: BusyLoop[] = []
  const loop = (clock: ManualClock): BusyLoop => {
    const made = busyLoop(clock)
    loops.push(made)
    return made
  }
  const run = await crescendo({ choices: SHORT_PLAN, machine: { periodMs }, loop })
  await run.underWay()
  return { run, loop: loops[0]! }
}

/** Blocks the loop for so long, while the belt goes on. */
async function busyFor({ run, loop }: { run: Crescendo; loop: BusyLoop }, ms: number, timersFirst: boolean) {
  loop.block()
  await run.clock.advance(ms)
  await loop.release(timersFirst)
}

const busy = fc.array(
  fc.record({
    ms: fc.integer({ min: 50, max: 5900 }),
    restMs: fc.integer({ min: 0, max: 3000 }),
    timersFirst: fc.boolean(),
    ask: fc.constantFrom<AskKind | null>(null, null, 'faster', 'resume-plan', 'next', 'slower'),
  }),
  { minLength: 3, maxLength: 12 },
)

test(
  'however busy the loop: no rise on a reading that is old by then, and never two orders within 400 ms',
  LONG,
  async () => {
    await fc.assert(
      fc.asyncProperty(busy, async (blocks) => {
        const on = await withBusyLoop()
        for (const { ms, restMs, timersFirst, ask } of blocks) {
          if (ask !== null) on.run.ask(ask)
          await busyFor(on, ms, timersFirst)
          await on.run.clock.advance(restMs)
        }
        let lastMs = -Infinity
        for (const { order, atMs, newest } of on.loop.written) {
          if (order.kind === 'stop') continue
          expect(atMs - lastMs).toBeGreaterThanOrEqual(LIMITS.orderGapMs)
          lastMs = atMs
          const rises = order.kind === 'speed' && newest !== null && order.speedKmh > newest.speedKmh
          if (rises) expect(atMs - newest.atMs).toBeLessThanOrEqual(LIMITS.freshMs)
        }
        const stamps = on.run.events.flatMap(({ kind, atMs }) => (kind === 'order' ? [atMs] : []))
        const since = (times: readonly number[]): number[] => times.map((atMs) => atMs - (times[0] ?? 0))
        expect(since(stamps)).toEqual(since(on.loop.written.map(({ atMs }) => atMs)))
      }),
      { numRuns: draws(12) },
    )
  },
)

test('a loop that was busy for 7 s finds its readings before it takes the belt for silent', async () => {
  const on = await withBusyLoop()
  const before = on.run.heard.length
  await busyFor(on, 7000, true)
  await on.run.clock.advance(2000)
  expect(requestsIn(on.run.heard.slice(before)).filter(({ what }) => what === 'stop')).toEqual([])
  expect(on.run.daemon.snapshot()).toMatchObject({ belt: 'moving', held: null })
})

test('what a busy loop missed is counted at the speeds there were', async () => {
  const on = await withBusyLoop()
  on.run.ask('next')
  await busyFor(on, 5000, true)
  await on.run.clock.advance(1000)
  const { distanceM } = on.run.daemon.snapshot()
  expect(distanceM).toBeCloseTo(on.run.machine.state.belt.distanceM, -1)
})

test('a computer that was too busy is said while the belt moves, and no longer than it helps', async () => {
  const run = await crescendo({ choices: SHORT_PLAN })
  const codes = (): string[] => run.daemon.snapshot().banners.map(({ code }) => code)
  run.daemon.wasBusy(1400)
  expect(codes()).toEqual([])
  await run.underWay()
  run.daemon.wasBusy(1400)
  const [banner] = run.daemon.snapshot().banners
  expect(banner).toMatchObject({ code: 'computer-busy', level: 'warning' })
  expect(asSent(banner)?.message).toContain('1.4 s')
  await run.clock.advance(11_000)
  expect(codes()).toEqual([])
})

test('a busy loop that finds its belt at rest leaves with no will: it would write a Stop to a belt that stands', async () => {
  const on = await withBusyLoop(1000)
  const { run } = on
  let left: { readonly still: boolean; readonly will: unknown } | null = null
  void run.daemon.standStill(60_000).then((still) => (left = { still, will: run.link.will }))
  await run.until('the belt to come down', ({ measured }) => (measured.speedKmh ?? 9) < 1)
  expect(run.link.will).not.toBeNull()
  await busyFor(on, 4900, false)
  await run.clock.advance(1000)
  expect(left).toEqual({ still: true, will: null })
})
