import { expect, test } from 'vitest'
import { USUAL_DYNAMICS } from '../../src/simulator/belt.ts'
import { SCRIPTS } from '../../src/simulator/scripts/every-script.ts'
import { obligesUntil } from './at-the-console.ts'
import { crescendo } from './crescendo.ts'
import { requestsIn, speedsIn } from './on-the-air.ts'
import { SHORT_PLAN } from './short-plan.ts'

const kindsOf = ({ splits }: { splits: readonly { kind: string }[] }): string[] => splits.map(({ kind }) => kind)

test('asked for: from then on nothing is written, no will is left, and the whole run is told and counted', async () => {
  const run = await crescendo({ choices: SHORT_PLAN })
  await run.underWay()
  expect(run.link.will).not.toBeNull()
  expect(run.ask('guide')).toBeNull()
  const before = run.heard.length
  await run.clock.advance(300)
  expect(run.link.will).toBeNull()
  await obligesUntil(run, 'the sprint', ({ phase, gate }) => phase.kind === 'finish' && gate === 'passed')
  // Who leaves the panel alone is told so by nothing that moves the belt.
  run.watched(false)
  await obligesUntil(run, 'the end of the plan', ({ phase }) => phase.kind === 'stretch')
  expect(run.ask('skip-all')).toBeNull()
  const { splits, ended } = run.daemon.snapshot()
  expect(ended).toBe('ended')
  expect(kindsOf({ splits })).toEqual(['warm-up', 'mile', 'mile', 'mile', 'finish', 'cool-down'])
  expect(run.heard.slice(before).filter(({ kind }) => kind === 'write')).toEqual([])
  expect(run.finished).toEqual(['ended'])
})

test('a press of STOP is one Stop, also where the belt does not heed it; the next press is the next', async () => {
  const run = await crescendo({ choices: SHORT_PLAN, script: SCRIPTS['will-not-stop'] })
  await run.underWay()
  expect(run.ask('guide')).toBeNull()
  const stops = () => requestsIn(run.heard).filter(({ what }) => what === 'stop')
  expect(run.ask('stop')).toBeNull()
  await run.clock.advance(30_000)
  expect(run.daemon.snapshot().banners[0]).toMatchObject({ code: 'pull-the-safety-key' })
  expect(stops()).toHaveLength(1)
  expect(run.ask('stop')).toBeNull()
  await run.clock.advance(30_000)
  expect(stops()).toHaveLength(2)
  run.machine.console.pullSafetyKey()
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 20)
  run.machine.console.replaceSafetyKey()
  run.machine.console.pressStart()
  await run.until('the run to go on', ({ belt }) => belt === 'moving', 10)
  expect(stops()).toHaveLength(2)
})

test('does-not-follow: after the one retry of an order that moved nothing, nothing more is written and the plan goes on', async () => {
  const run = await crescendo({ choices: SHORT_PLAN, script: SCRIPTS['ignores-speed'] })
  expect(run.ask('start')).toBeNull()
  await run.until('guide mode', ({ driving }) => driving.by === 'runner', 30)
  expect(run.daemon.snapshot()).toMatchObject({ belt: 'moving', driving: { because: 'does-not-follow' } })
  expect(requestsIn(run.heard).map(({ what }) => what)).toEqual(['control', 'start', 1.8, 1.8])
  expect(run.link.will).toBeNull()
  const before = run.heard.length
  await obligesUntil(run, 'the end of the plan', ({ phase }) => phase.kind === 'stretch')
  expect(kindsOf(run.daemon.snapshot())).toEqual(['warm-up', 'mile', 'mile', 'mile', 'finish', 'cool-down'])
  expect(requestsIn(run.heard.slice(before))).toEqual([])
})

test('refuses control: nothing but the request for it is written, and the run begins as the runner starts the belt', async () => {
  const run = await crescendo({ choices: SHORT_PLAN, machine: { control: 'deny' } })
  expect(run.ask('start')).toBeNull()
  await run.clock.advance(1000)
  expect(run.daemon.snapshot()).toMatchObject({ belt: 'starting', driving: { by: 'runner', because: 'refuses' } })
  await obligesUntil(run, 'the end of the plan', ({ phase }) => phase.kind === 'stretch')
  expect(requestsIn(run.heard).map(({ what }) => what)).toEqual(['control'])
  expect(run.link.will).toBeNull()
  // What is known of it is said before the next start.
  expect(run.ask('skip-all')).toBeNull()
  expect(run.daemon.snapshot().driving).toMatchObject({ by: 'runner', because: 'refuses' })
})

test('paused and started again at the console: nothing is written until the runner takes the belt over, held', async () => {
  const run = await crescendo({ choices: SHORT_PLAN })
  await run.underWay()
  run.machine.console.pressPause()
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped')
  await run.clock.advance(3000)
  const before = run.heard.length
  run.machine.console.pressStart()
  for (let i = 0; i < 40; i++) run.machine.console.pressFaster()
  await run.clock.advance(20_000)
  expect(run.daemon.snapshot()).toMatchObject({ belt: 'moving', banners: [{ code: 'not-ours' }, {}] })
  expect(requestsIn(run.heard.slice(before))).toEqual([])
  const { speedKmh } = run.daemon.snapshot().measured
  expect(run.ask('take-over')).toBeNull()
  await run.clock.advance(20_000)
  expect(run.daemon.snapshot()).toMatchObject({ held: 'console', targetKmh: speedKmh })
  expect(requestsIn(run.heard.slice(before))).toEqual([])
  expect(run.link.will).not.toBeNull()
  expect(run.ask('slower')).toBeNull()
  await run.clock.advance(3000)
  expect(speedsIn(run.heard.slice(before))).toEqual([(speedKmh ?? 0) - 0.1])
})

test('no motor: Start and Stop bring nothing; asked and answered no, the alarm is over and the run goes on by the runner’s feet', async () => {
  const machine = { periodMs: 2000, dynamics: { ...USUAL_DYNAMICS, upKmhPerS: 4 } }
  const run = await crescendo({ choices: SHORT_PLAN, script: SCRIPTS['no-motor'], machine })
  await run.clock.advance(4000)
  expect(run.ask('start')).toBeNull()
  await run.clock.advance(2000)
  // The runner’s feet: at 4.5 km/h before anything was ordered, which no motor of ours would be.
  run.machine.console.pressStart()
  for (let i = 0; i < 35; i++) run.machine.console.pressFaster()
  await run.until('the question', ({ asks }) => asks.includes('has-motor'), 60)
  expect(run.daemon.snapshot().banners[0]).toMatchObject({ code: 'pull-the-safety-key' })
  expect(run.daemon.ask({ id: 'motor', ask: 'has-motor', yes: false })).toBeNull()
  const before = run.heard.length
  expect(run.daemon.snapshot()).toMatchObject({ belt: 'moving', driving: { because: 'no-motor' }, locked: false })
  await obligesUntil(run, 'the end of the plan', ({ phase, banners }) => {
    expect(banners.filter(({ level }) => level === 'danger')).toEqual([])
    return phase.kind === 'stretch'
  })
  expect(requestsIn(run.heard.slice(before))).toEqual([])
  expect(kindsOf(run.daemon.snapshot())).toEqual(['warm-up', 'mile', 'mile', 'mile', 'finish', 'cool-down'])
  expect(run.ask('skip-all')).toBeNull()
  expect(run.daemon.snapshot().driving).toMatchObject({ because: 'no-motor' })
  expect(run.ask('take-over')?.error).toBe('not-driven')
})

test('with a motor: the question is asked once, and the alarm and its Stops go on', async () => {
  const run = await crescendo({ choices: SHORT_PLAN, script: SCRIPTS['will-not-stop'] })
  await run.underWay()
  expect(run.ask('stop')).toBeNull()
  await run.until('the question', ({ asks }) => asks.includes('has-motor'), 10)
  expect(run.daemon.ask({ id: 'motor', ask: 'has-motor', yes: true })).toBeNull()
  const before = run.heard.length
  await run.clock.advance(20_000)
  expect(run.daemon.snapshot().asks).not.toContain('has-motor')
  expect(run.daemon.snapshot().banners[0]).toMatchObject({ code: 'pull-the-safety-key' })
  expect(requestsIn(run.heard.slice(before)).length).toBeGreaterThan(3)
})

test('no control point: guided before the start, and nothing at all is written in a whole run', async () => {
  const run = await crescendo({ choices: SHORT_PLAN, machine: { control: 'none' } })
  expect(run.daemon.snapshot()).toMatchObject({
    driving: { because: 'no-control-point' },
    banners: [{ code: 'guided', values: { because: 'no-control-point' } }],
  })
  expect(run.ask('start')).toBeNull()
  await obligesUntil(run, 'the end of the plan', ({ phase }) => phase.kind === 'stretch')
  expect(kindsOf(run.daemon.snapshot())).toEqual(['warm-up', 'mile', 'mile', 'mile', 'finish', 'cool-down'])
  expect(run.heard.filter(({ kind }) => kind === 'write')).toEqual([])
  expect(run.link.will).toBeNull()
})

test('a machine that counts in miles is guided whole, by numbers of its display, and driven by nobody in that run', async () => {
  const run = await crescendo({ choices: SHORT_PLAN, simulated: false, script: SCRIPTS['everything-in-mph'] })
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  const stopped = await run.until('the stop', ({ belt }) => belt === 'stopped', 220)
  expect(stopped.asks).toContain('guide')
  expect(run.ask('guide')).toBeNull()
  const before = run.heard.length
  await run.clock.advance(200)
  expect(run.daemon.snapshot()).toMatchObject({ driving: { because: 'other-unit' }, locked: true })
  expect(run.daemon.snapshot().banners.map(({ code }) => code)).not.toContain('wrong-unit')
  run.machine.console.pressStart()
  const told = await run.until(
    'the first speed',
    ({ driving }) => driving.by === 'runner' && driving.instruction?.code === 'press-faster',
    30,
  )
  expect(told.driving).toMatchObject({ instruction: { values: { unit: 'mph' } } })
  await obligesUntil(run, 'the first mile', ({ phase }) => phase.kind === 'mile')
  const there = await obligesUntil(
    run,
    'its pace',
    ({ measured, targetKmh }) => Math.abs((measured.speedKmh ?? 0) - (targetKmh ?? 0)) < 0.1,
  )
  expect(there.measured.speedKmh).toBeCloseTo(run.machine.state.belt.speedKmh, 1)
  expect([run.ask('unlock')?.error, run.ask('take-over')?.error]).toEqual(['wrong-phase', 'locked'])
  await obligesUntil(run, 'the end of the plan', ({ phase }) => phase.kind === 'stretch')
  expect(kindsOf(run.daemon.snapshot())).toEqual(['warm-up', 'mile', 'mile', 'mile', 'finish', 'cool-down'])
  expect(run.heard.slice(before).filter(({ kind }) => kind === 'write')).toEqual([])
})
