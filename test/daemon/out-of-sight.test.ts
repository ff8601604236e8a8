import { expect, test } from 'vitest'
import type { MachineFacts } from '../../src/belt/event.ts'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import { toldRunner } from '../../src/told-runner.ts'
import { chosenPlan } from '../../src/chosen-plan.ts'
import { manualClock } from '../../src/clock.ts'
import { startDaemon } from '../../src/daemon.ts'
import type { Acts } from '../../src/simulator/scripts/script.ts'
import { virtualCentral } from '../../src/simulator/virtual-link.ts'
import { VirtualMachine } from '../../src/simulator/virtual-machine.ts'
import { openTreadmill } from '../../src/treadmill/ftms-treadmill.ts'
import { keepConnected } from '../../src/treadmill/keep-connected.ts'
import { searchTargetOf } from '../../src/treadmill/search-target.ts'
import { asSent } from '../as-sent.ts'
import { crescendo, WHERE, logInto } from './crescendo.ts'
import { requestsIn } from './on-the-air.ts'
import { recorded, type Heard } from './recorded-server.ts'

test('a belt that falls silent on a live link is stopped within 6.5 s, three times blind, and no more', async () => {
  let silent = false
  const script = (): Acts => ({ value: (_, octets) => (silent ? null : octets) })
  const run = await crescendo({ script })
  await run.underWay()
  const before = run.heard.length
  silent = true
  const silentMs = run.clock.nowMs()
  await run.clock.advance(30_000)
  const requests = requestsIn(run.heard.slice(before))
  expect(requests.map(({ what }) => what)).toEqual(['stop', 'stop', 'stop'])
  const afterMs = (requests[0]?.atMs ?? Infinity) - silentMs
  expect(afterMs).toBeGreaterThan(5500)
  expect(afterMs).toBeLessThan(6500)
  const { belt, banners } = run.daemon.snapshot()
  expect(belt).toBe('stopping')
  expect(banners.find(({ code }) => code === 'belt-unseen')?.level).toBe('danger')
  expect(run.link.will).not.toBeNull()

  silent = false
  await run.until('standstill to be seen', (snapshot) => snapshot.belt === 'stopped', 10)
  expect(run.daemon.snapshot().banners.map(({ code }) => code)).toContain('telemetry-stale')
  expect(run.link.will).toBeNull()
})

/** The daemon kept connected to a machine, under way. `drop` ends the connection from the machine's side. */
async function keptConnected() {
  const clock = manualClock()
  const machine = new VirtualMachine(clock)
  const heard: Heard[] = []
  const server = recorded(
    machine,
    () => clock.nowMs(),
    (what) => heard.push(what),
  )
  const daemon = startDaemon(clock, logInto([], []), null)
  const central = virtualCentral(new Map([['virtual', server]]), clock)
  let facts: MachineFacts | null = null
  const plans = chosenPlan(
    (plan) => daemon.choose(plan),
    { choices: () => null, rememberChoices: () => undefined },
    toldRunner({ runner: () => NOTHING_TOLD, rememberRunner: () => undefined }, () => 0),
    () => facts,
    () => daemon.snapshot(),
  )
  keepConnected(
    central,
    clock,
    () => searchTargetOf('auto', null),
    (link) => openTreadmill(link, clock),
    {
      connected(treadmill) {
        const isSame = facts !== null
        facts = { ...WHERE, grid: treadmill.machine.grid, drivable: true }
        daemon.attach(treadmill, facts)
        expect(plans.meet(isSame)).toBeNull()
      },
      failed: (error) => expect.fail(error.message),
    },
  )
  const advanceUntil = async (holds: () => boolean, limitS: number): Promise<void> => {
    for (let s = 0; !holds(); s += 0.1) {
      if (s > limitS) expect.fail(`waited ${limitS} s: ${JSON.stringify(daemon.snapshot().banners)}`)
      await clock.advance(100)
    }
  }
  await advanceUntil(() => daemon.glance().belt === 'still', 10)
  daemon.ask({ id: 'start', ask: 'start' })
  await advanceUntil(() => daemon.glance().measured.speedKmh === 8.1, 90)
  return { clock, machine, heard, daemon, plans, advanceUntil }
}

test('a lost link is no stop: the run goes on by estimate, and coming back writes nothing but subscriptions', async () => {
  const { clock, machine, heard, daemon, advanceUntil } = await keptConnected()
  const before = heard.length
  const beforeM = daemon.snapshot().distanceM
  machine.dropClients('out of range')
  await clock.advance(800)
  const lost = daemon.snapshot()
  expect(lost).toMatchObject({ belt: 'unseen', phase: { kind: 'warm-up' } })
  expect(lost.banners.map(({ code }) => code)).toContain('link-lost')
  expect(lost.distanceM - beforeM).toBeCloseTo((0.8 * 8.1) / 3.6, 0)

  await advanceUntil(() => daemon.glance().belt === 'moving', 10)
  expect(daemon.snapshot()).toMatchObject({ held: 'link', targetKmh: 8.1 })
  await advanceUntil(() => daemon.glance().phase.mile === 1, 300)
  await clock.advance(20_000)
  expect(heard.slice(before).filter(({ kind }) => kind === 'write')).toEqual([])
  expect(heard.slice(before).filter(({ kind }) => kind === 'subscribe')).toHaveLength(4)
  expect(machine.state.belt.speedKmh).toBeCloseTo(8.1)
})

test('control that went with the link is asked for with the next press, before its order', async () => {
  const { clock, machine, heard, daemon, advanceUntil } = await keptConnected()
  const before = heard.length
  machine.dropClients('out of range')
  await advanceUntil(() => daemon.glance().belt === 'unseen', 2)
  await advanceUntil(() => daemon.glance().belt === 'moving', 10)
  await clock.advance(5000)
  expect(requestsIn(heard.slice(before))).toEqual([])
  expect(daemon.ask({ id: 'slower', ask: 'slower' })).toBeNull()
  await clock.advance(3000)
  expect(requestsIn(heard.slice(before)).map(({ what }) => what)).toEqual(['control', 8])
  expect(machine.state.belt.speedKmh).toBeCloseTo(8)
})

test('a Stop that the lost link swallowed goes out once the belt is measured moving again', async () => {
  const { machine, heard, daemon, advanceUntil } = await keptConnected()
  const before = heard.length
  machine.dropClients('out of range')
  expect(daemon.ask({ id: 'stop', ask: 'stop' })).toBeNull()
  expect(requestsIn(heard.slice(before))).toEqual([])
  await advanceUntil(() => daemon.glance().belt === 'stopped', 30)
  expect(requestsIn(heard.slice(before)).map(({ what }) => what)).toEqual(['control', 'stop'])
  expect(machine.state.belt.speedKmh).toBe(0)
})

test('a link that goes and comes after a run leaves its report; the runner leaves it by choosing a plan', async () => {
  const { machine, daemon, plans, advanceUntil } = await keptConnected()
  daemon.ask({ id: 'stop', ask: 'stop' })
  await advanceUntil(() => daemon.glance().belt === 'stopped', 30)
  expect(daemon.ask({ id: 'end', ask: 'end' })).toBeNull()
  const { splits, distanceM } = daemon.snapshot()
  expect(distanceM).toBeGreaterThan(50)
  machine.dropClients('out of range')
  await advanceUntil(() => daemon.snapshot().machine?.link !== 'up', 5)
  await advanceUntil(() => daemon.snapshot().machine?.link === 'up', 30)
  await advanceUntil(() => daemon.glance().belt === 'still', 10)
  expect(daemon.snapshot()).toMatchObject({ phase: { kind: 'done' }, splits, distanceM })
  expect(plans.choose({}).ok).toBe(true)
  expect(daemon.snapshot()).toMatchObject({ phase: { kind: 'idle' }, splits: [], distanceM: 0 })
})

test('a run that has ended is left for another by beginning it', async () => {
  const { daemon, advanceUntil } = await keptConnected()
  daemon.ask({ id: 'stop', ask: 'stop' })
  await advanceUntil(() => daemon.glance().belt === 'stopped', 30)
  expect([daemon.ask({ id: 'end', ask: 'end' }), daemon.ask({ id: 'begin', ask: 'begin' })]).toEqual([null, null])
  expect(daemon.snapshot()).toMatchObject({ phase: { kind: 'stretch' }, splits: [], distanceM: 0 })
})

test.each([
  ['start', 'still'],
  ['resume', 'stopped'],
] as const)(
  'a %s that nobody watches is refused in words, and starts nothing once somebody looks',
  async (kind, rests) => {
    const run = await crescendo()
    if (kind === 'resume') {
      await run.underWay()
      expect(run.ask('stop')).toBeNull()
      await run.until('the belt to stand', ({ belt }) => belt === 'stopped')
    }
    run.watched(false)
    await run.clock.advance(6000)
    const before = run.heard.length
    expect(asSent(run.ask(kind))).toMatchObject({
      error: 'unwatched',
      message: expect.stringContaining('Open the panel') as string,
    })
    expect(run.daemon.snapshot().asks).not.toContain(kind)
    await run.clock.advance(12_000)
    run.watched(true)
    await run.clock.advance(12_000)
    expect(run.daemon.snapshot().belt).toBe(rests)
    expect(requestsIn(run.heard.slice(before))).toEqual([])

    expect(run.ask(kind)).toBeNull()
    await run.until('the belt to move', ({ belt }) => belt === 'moving', 15)
    expect(run.daemon.snapshot().banners).toEqual([])
  },
)

test('leaving while the link is lost waits for the belt to come back, and stops it', async () => {
  const { clock, machine, heard, daemon, advanceUntil } = await keptConnected()
  const before = heard.length
  machine.dropClients('out of range')
  let still: boolean | null = null
  void daemon.standStill(60_000).then((seen) => (still = seen))
  await clock.advance(100)
  expect(still).toBeNull()
  await advanceUntil(() => still !== null, 30)
  expect(still).toBe(true)
  expect(requestsIn(heard.slice(before)).map(({ what }) => what)).toEqual(['control', 'stop'])
  expect(machine.state.belt.speedKmh).toBe(0)
})

test('leaving with a link that stays lost: the belt was not seen to stop', async () => {
  const run = await crescendo()
  await run.underWay()
  run.link.dropLink('out of range')
  await run.clock.advance(100)
  let still: boolean | null = null
  void run.daemon.standStill(5000).then((seen) => (still = seen))
  await run.clock.advance(4800)
  expect(still).toBeNull()
  await run.clock.advance(400)
  expect(still).toBe(false)
})

test('leaving a run whose belt stood when the link was lost takes no time', async () => {
  const run = await crescendo()
  await run.underWay()
  run.ask('stop')
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 30)
  run.link.dropLink('out of range')
  await run.clock.advance(100)
  expect(await run.daemon.standStill(60_000)).toBe(true)
})

test('nobody watches: after a minute the belt is taken down to a walk, and stopped', async () => {
  const run = await crescendo()
  await run.underWay()
  await run.until('mile 1 at pace', ({ phase, measured }) => phase.mile === 1 && measured.speedKmh === 8.7)
  const leftAtMs = run.clock.nowMs()
  run.watched(false)
  await run.clock.advance(4800)
  expect(run.daemon.snapshot().banners).toEqual([])
  await run.clock.advance(300)
  expect(asSent(run.daemon.snapshot()).banners).toMatchObject([
    { code: 'unwatched', message: expect.stringContaining('in 55 s') as string },
  ])
  await run.clock.advance(50_000)
  expect(asSent(run.daemon.snapshot()).banners).toMatchObject([
    { code: 'unwatched', message: expect.stringContaining('in 5 s') as string },
  ])
  const slowing = await run.until('the belt to slow', ({ measured }) => (measured.speedKmh ?? 0) < 8.6)
  expect(slowing).toMatchObject({ belt: 'moving' })
  expect(run.clock.nowMs() - leftAtMs).toBeGreaterThan(60_000)
  expect(run.clock.nowMs() - leftAtMs).toBeLessThan(65_000)
  // A Stop would make it `stopping` from 8.7 km/h on.
  await run.until('a walk', ({ belt, measured }) => belt === 'moving' && (measured.speedKmh ?? 0) < 6, 30)
  const stopped = await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 60)
  expect(stopped.banners.map(({ code }) => code)).toContain('nobody-watches')
})

test('a machine that gives watching other times than the default is watched by those', async () => {
  const run = await crescendo({ limits: { unwatchedRiseMs: 2000, unwatchedStopMs: 120_000 } })
  await run.underWay()
  await run.until('mile 1 at pace', ({ phase, measured }) => phase.mile === 1 && measured.speedKmh === 8.7)
  const told = run.events.length
  run.watched(false)
  await run.clock.advance(1900)
  expect(run.daemon.snapshot().banners).toEqual([])
  await run.clock.advance(200)
  expect(run.daemon.snapshot().banners).toMatchObject([{ code: 'unwatched', values: { leftS: 118 } }])
  await run.clock.advance(117_800)
  expect(run.machine.state.belt.speedKmh).toBeGreaterThan(8.6)
  await run.clock.advance(1000)
  expect(run.machine.state.belt.speedKmh).toBeLessThan(8.6)
  await run.clock.advance(139_000)
  expect(run.machine.state.belt.speedKmh).toBe(0)
  const seconds = run.events.slice(told).flatMap((event) => (event.kind === 'unwatched' ? [event.forMs / 1000] : []))
  expect(seconds).toEqual(Array.from({ length: 119 }, (_, s) => s + 2))
})

test('a session that runs ten times as fast as the clock on the wall is watched by that clock', async () => {
  const place = manualClock()
  const clock = { ...place, scale: 10 }
  const run = await crescendo({ place: { clock, machine: new VirtualMachine(clock) } })
  await run.underWay()
  run.watched(false)
  await run.clock.advance(300_000)
  run.watched(true)
  run.watched(false)
  await run.clock.advance(590_000)
  expect(run.daemon.snapshot()).toMatchObject({ belt: 'moving', banners: [{ code: 'unwatched' }] })
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 100)
})

test('a rise that a frozen screen kept back at a line is announced again, and no belt rises within 5 s of that', async () => {
  const run = await crescendo({ choices: { stageM: 200, finishM: 200 } })
  await run.underWay()
  const first = await run.until('mile 1', ({ phase }) => phase.mile === 1, 600)
  const announced = first.announcement?.serial ?? 0
  await run.until(
    'mile 2 to be announced',
    ({ announcement }) => announcement?.code === 'next-stage' && announcement.serial > announced,
  )
  run.watched(false)
  await run.clock.advance(13_000)
  const kept = run.daemon.snapshot()
  expect(kept.banners.map(({ code }) => code)).toContain('unwatched')
  const before = run.heard.length
  const keptKmh = run.machine.state.belt.speedKmh
  const targetKmh = kept.targetKmh ?? 0
  expect(targetKmh).toBeGreaterThan(keptKmh + 0.3)

  run.watched(true)
  const watchedAtMs = run.clock.nowMs()
  await run.clock.advance(300)
  const again = run.daemon.snapshot().announcement
  expect(again).toMatchObject({ code: 'next-stage', values: { number: 2 } })
  expect(again?.serial).toBeGreaterThan(kept.announcement?.serial ?? 0)
  await run.clock.advance(4600)
  expect(requestsIn(run.heard.slice(before))).toEqual([])
  expect(run.machine.state.belt.speedKmh).toBe(keptKmh)
  await run.until(
    'the belt to be at its pace',
    ({ measured }) => Math.abs((measured.speedKmh ?? 0) - targetKmh) < 0.06,
    60,
  )
  const rise = requestsIn(run.heard.slice(before))[0]
  expect((rise?.atMs ?? 0) - watchedAtMs).toBeGreaterThanOrEqual(5000)
  expect((rise?.atMs ?? Infinity) - watchedAtMs).toBeLessThan(6000)
})
