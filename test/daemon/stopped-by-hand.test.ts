import { expect, test } from 'vitest'
import { crescendo } from './crescendo.ts'
import { countIn, requestsIn, speedsIn } from './on-the-air.ts'

test('STOP: one Stop on the air, the run kept, carried on from the minimum to the speed of its phase', async () => {
  const run = await crescendo()
  await run.underWay()
  await run.until('mile 1 at pace', ({ phase, measured }) => phase.mile === 1 && measured.speedKmh === 8.7)
  expect(run.ask('stop')).toBeNull()
  const stopped = await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 30)
  expect(countIn(run.heard, 'stop')).toBe(1)
  expect(run.machine.state).toMatchObject({ motion: 'ended', belt: { speedKmh: 0 } })
  expect(run.link.will).toBeNull()
  expect(stopped.asks).toEqual(expect.arrayContaining(['resume', 'end']))

  await run.clock.advance(60_000)
  expect(run.machine.state.belt.speedKmh).toBe(0)
  const before = run.heard.length
  expect(run.ask('resume')).toBeNull()
  const again = await run.until('mile 1 again', ({ measured }) => measured.speedKmh === 8.7, 60)
  expect(again.phase).toMatchObject({ kind: 'mile', mile: 1 })
  expect(again.distanceM).toBeGreaterThan(stopped.distanceM)
  expect(speedsIn(run.heard.slice(before))[0]).toBe(1.8)
  expect(countIn(run.heard, 'start')).toBe(2)

  expect(run.ask('stop')).toBeNull()
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 30)
  expect(run.ask('end')).toBeNull()
  expect(run.finished).toEqual(['ended'])
  expect(run.daemon.snapshot().phase.kind).toBe('done')
})

test('a stop on the console ends our control at once, and only the runner brings it back', async () => {
  const run = await crescendo()
  await run.underWay()
  const before = run.heard.length
  run.machine.console.pressStop()
  await run.clock.advance(100)
  expect(run.daemon.snapshot()).toMatchObject({ belt: 'stopping', targetKmh: null })
  await run.clock.advance(30_000)
  expect(run.daemon.snapshot()).toMatchObject({ belt: 'stopped', targetKmh: null })
  const still = run.daemon.snapshot()
  expect(still.banners.map(({ code }) => code)).toContain('stopped-by-console')
  expect(requestsIn(run.heard.slice(before))).toEqual([])
  expect(run.link.will).toBeNull()

  expect(run.ask('resume')).toBeNull()
  await run.until('the warm-up to be carried on', ({ measured }) => measured.speedKmh === 8.1, 90)
  expect(countIn(run.heard, 'start')).toBe(2)
})

test('the safety key: no order follows it, not when it is put back either; resume takes control anew', async () => {
  const run = await crescendo()
  await run.underWay()
  const before = run.heard.length
  run.machine.console.pullSafetyKey()
  await run.until('the belt to be out of our hands', ({ targetKmh }) => targetKmh === null, 1)
  await run.clock.advance(5000)
  run.machine.console.replaceSafetyKey()
  await run.clock.advance(20_000)
  expect(requestsIn(run.heard.slice(before))).toEqual([])
  expect(run.daemon.snapshot().banners.map(({ code }) => code)).toContain('safety-key')

  expect(run.ask('resume')).toBeNull()
  await run.until('the warm-up to be carried on', ({ measured }) => measured.speedKmh === 8.1, 90)
  expect(
    requestsIn(run.heard.slice(before))
      .map(({ what }) => what)
      .slice(0, 3),
  ).toEqual(['control', 'start', 1.8])
})

test('a speed set on the console becomes the speed of the phase, and nothing gets faster by itself', async () => {
  const run = await crescendo()
  await run.underWay()
  const before = run.heard.length
  for (let press = 0; press < 5; press++) {
    run.machine.console.pressSlower()
    await run.clock.advance(300)
  }
  const held = await run.until('the session to be held', ({ held }) => held === 'console', 10)
  expect(held.targetKmh).toBeCloseTo(5)
  await run.until('mile 1', ({ phase }) => phase.mile === 1, 400)
  await run.clock.advance(30_000)
  expect(run.machine.state.belt.speedKmh).toBeCloseTo(5)
  expect(requestsIn(run.heard.slice(before))).toEqual([])

  expect(run.ask('resume-plan')).toBeNull()
  await run.until('the plan again', ({ measured }) => measured.speedKmh === 8.7, 120)
})

test('control that somebody else took: the belt is shown moving, the run is kept, and STOP takes control back to stop it', async () => {
  const run = await crescendo()
  await run.underWay()
  await run.until('the jog', ({ measured }) => measured.speedKmh === 8.1, 120)
  const before = run.heard.length
  run.machine.console.takeControl()
  await run.clock.advance(6000)
  const adrift = run.daemon.snapshot()
  expect(adrift).toMatchObject({ belt: 'moving', measured: { speedKmh: 8.1 }, targetKmh: null })
  expect(adrift.banners[0]?.level).toBe('danger')
  expect(run.ask('end')?.error).toBe('not-at-standstill')
  expect(requestsIn(run.heard.slice(before))).toEqual([])

  expect(run.ask('stop')).toBeNull()
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 30)
  expect(requestsIn(run.heard.slice(before)).map(({ what }) => what)).toEqual(['control', 'stop'])
  expect(run.machine.state.belt.speedKmh).toBe(0)
  expect(run.ask('end')).toBeNull()
})
