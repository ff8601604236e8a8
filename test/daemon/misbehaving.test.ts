import { expect, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { encodeControlPointResponse } from '../../protocol/ftms/control-point-response.ts'
import type { MachineOptions } from '../../src/simulator/machine-options.ts'
import { USUAL_DYNAMICS } from '../../src/simulator/belt.ts'
import { requestIn } from '../../src/simulator/scripts/octets.ts'
import { refusesSpeed } from '../../src/simulator/scripts/refuses-speed.ts'
import type { Script, Stage } from '../../src/simulator/scripts/script.ts'
import { SCRIPTS, type ScriptName } from '../../src/simulator/scripts/every-script.ts'
import { isCrescendo } from '../../protocol/stages.ts'
import { kmhFromMph } from '../../protocol/units.ts'
import { SEED, someOf } from '../draws.ts'
import { crescendo, type Crescendo, type Setting } from './crescendo.ts'
import { SHORT_PLAN } from './short-plan.ts'
import { countIn, requestsIn, speedsIn } from './on-the-air.ts'
import { asSent } from '../as-sent.ts'

/** A machine with a fault of its own; the belt is started, and seen to move where it says so. */
async function startedOn(
  name: ScriptName,
  machine: Partial<MachineOptions> = {},
  choices: Choices = {},
): Promise<Crescendo> {
  const run = await crescendo({ script: SCRIPTS[name], machine, choices })
  await run.until('standstill', ({ belt }) => belt === 'still', 10)
  expect(run.ask('start')).toBeNull()
  await run.until('the belt to move', ({ belt }) => belt === 'moving', 15)
  return run
}

const codesOf = (run: Crescendo): string[] => run.daemon.snapshot().banners.map(({ code }) => code)
const atJog = ({ measured }: { measured: { speedKmh: number | null } }): boolean => measured.speedKmh === 8.1

test('mph-target: stopped at less than a walk, locked, and the other unit is named', async () => {
  const run = await startedOn('mph-target')
  let fastestKmh = 0
  await run.until('the stop', ({ belt }) => {
    fastestKmh = Math.max(fastestKmh, run.machine.state.belt.speedKmh)
    return belt === 'stopped'
  })
  expect(speedsIn(run.heard)).toEqual([1.8])
  expect(fastestKmh).toBeLessThan(3)
  expect(countIn(run.heard, 'stop')).toBe(1)
  expect(codesOf(run)).toEqual(expect.arrayContaining(['wrong-unit', 'locked']))
  expect(run.ask('resume')?.error).toBe('locked')
  expect(run.ask('unlock')).toBeNull()
  expect(run.ask('resume')).toBeNull()
})

test('ignores-speed: one retry, then guide mode: the speed to set is said, and nothing more is ordered', async () => {
  const run = await startedOn('ignores-speed')
  await run.clock.advance(120_000)
  expect(speedsIn(run.heard)).toEqual([1.8, 1.8])
  expect(run.daemon.snapshot()).toMatchObject({
    belt: 'moving',
    waiting: null,
    offTarget: -1,
    targetKmh: 8.1,
    driving: { by: 'runner', because: 'does-not-follow' },
  })
  expect(codesOf(run)).toContain('guided')
  expect(run.machine.state.belt.speedKmh).toBe(1)
})

/** So quick, and so rarely heard of, that it is at its old speed before anybody can order another. */
const QUICK = { periodMs: 2000, dynamics: { ...USUAL_DYNAMICS, upKmhPerS: 4 } }

test('resumes-old-target: a belt that goes straight to its old speed is stopped, and locked', async () => {
  const run = await startedOn('resumes-old-target', QUICK)
  await run.until('the jog', atJog, 120)
  expect(run.ask('stop')).toBeNull()
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped')
  const before = run.heard.length
  expect(run.ask('resume')).toBeNull()
  await run.clock.advance(4000)
  await run.until('the belt to stand again', ({ belt }) => belt === 'stopped')
  expect(requestsIn(run.heard.slice(before)).map(({ what }) => what)).toEqual(['start', 'stop'])
  expect(codesOf(run)).toEqual(expect.arrayContaining(['started-too-fast', 'locked']))
})

test('resumes-old-target: where our first order comes before its old speed, it never gets there', async () => {
  const run = await startedOn('resumes-old-target')
  await run.until('the jog', atJog)
  expect(run.ask('stop')).toBeNull()
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped')
  expect(run.ask('resume')).toBeNull()
  for (let i = 0; i < 50; i++) {
    await run.clock.advance(100)
    expect(run.machine.state.belt.speedKmh).toBeLessThanOrEqual(1.8)
  }
})

test('toggle-start: one Start an ask, never on a moving belt', async () => {
  const run = await startedOn('toggle-start')
  await run.until('the jog', atJog)
  expect(countIn(run.heard, 'start')).toBe(1)
  expect(run.ask('stop')).toBeNull()
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped')
  expect(run.ask('resume')).toBeNull()
  await run.until('the jog again', atJog, 90)
  expect(countIn(run.heard, 'start')).toBe(2)
})

test('will-not-stop: full-screen within 4.5 s, five Stops, then one each 5 s, until the safety key is pulled', async () => {
  const run = await startedOn('will-not-stop')
  await run.until('the jog', atJog)
  expect(run.ask('stop')).toBeNull()
  const danger = await run.until('the danger', ({ banners }) => banners.some(({ level }) => level === 'danger'), 4.5)
  expect(asSent(danger.banners[0])).toMatchObject({
    code: 'pull-the-safety-key',
    message: 'THE BELT DOES NOT STOP. PULL THE SAFETY KEY',
  })
  await run.clock.advance(10_000)
  const stops = requestsIn(run.heard).filter(({ what }) => what === 'stop')
  const gapsMs = stops.slice(1).map(({ atMs }, index) => atMs - (stops[index]?.atMs ?? 0))
  expect(gapsMs).toHaveLength(5)
  for (const gapMs of gapsMs.slice(0, 4)) expect(gapMs).toBeGreaterThanOrEqual(1250)
  for (const gapMs of gapsMs.slice(0, 4)) expect(gapMs).toBeLessThanOrEqual(1600)
  expect(gapsMs[4]).toBeGreaterThanOrEqual(5000)
  run.machine.console.pullSafetyKey()
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 10)
  expect(run.link.will).toBeNull()
})

test('runaway: within the cap it is taken as it would be from a hand on the console: held, and not driven on', async () => {
  const run = await startedOn('runaway')
  await run.until('the hold', ({ held }) => held === 'console', 30)
  const before = run.heard.length
  await run.clock.advance(120_000)
  expect(requestsIn(run.heard.slice(before))).toEqual([])
  expect(run.machine.state.belt.speedKmh).toBeCloseTo(5.8)
})

test('a belt above the cap is stopped as soon as it is seen there, and locked', async () => {
  const stages: Stage[] = []
  const run = await crescendo({ script: (stage) => (stages.push(stage), {}) })
  await run.underWay()
  await run.until('the jog to have lasted', ({ movingS }) => movingS > 120)
  const setMaximum = Uint8Array.of(0x02, 0xd0, 0x07)
  stages[0]?.send('2AD9', setMaximum)
  await run.until('the stop', ({ belt }) => belt === 'stopping', 60)
  expect(run.machine.state.belt.speedKmh).toBeGreaterThan(run.plan.ceilingKmh)
  expect(run.machine.state.belt.speedKmh).toBeLessThan(run.plan.ceilingKmh + 0.5)
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 30)
  expect(codesOf(run)).toEqual(expect.arrayContaining(['too-fast', 'locked']))
})

test('silent-at-rest: a machine that says nothing starts only once the runner says that the belt is still', async () => {
  const run = await crescendo({ script: SCRIPTS['silent-at-rest'] })
  await run.clock.advance(5000)
  expect(run.daemon.snapshot().belt).toBe('unseen')
  expect(run.ask('start')?.error).toBe('not-at-standstill')
  expect(codesOf(run)).toContain('belt-unseen')
  expect(run.ask('belt-is-still')).toBeNull()
  expect(run.ask('start')).toBeNull()
  await run.until('the jog', atJog, 120)
  expect(run.ask('stop')).toBeNull()
  await run.clock.advance(15_000)
  expect(run.machine.state.belt.speedKmh).toBe(0)
  expect(countIn(run.heard, 'stop')).toBe(1)
  expect(run.daemon.snapshot()).toMatchObject({ belt: 'stopping' })
  expect(run.ask('belt-is-still')).toBeNull()
  await run.until('the proof', ({ belt }) => belt === 'stopped', 1)
  expect(run.link.will).toBeNull()
})

test('frozen-elapsed: nobody is on the belt, so nothing gets faster, and after 30 s it is stopped', async () => {
  const run = await startedOn('frozen-elapsed')
  await run.until('the wait', ({ waiting }) => waiting?.code === 'nobody-on-belt', 60)
  const before = run.heard.length
  const beforeKmh = run.machine.state.belt.speedKmh
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 60)
  const fallen = speedsIn(run.heard.slice(before))
  expect(fallen).toEqual([...fallen].sort((a, b) => b - a))
  expect(fallen[0] ?? 0).toBeLessThan(beforeKmh)
  expect(countIn(run.heard.slice(before), 'stop')).toBe(1)
  expect(codesOf(run)).toContain('nobody-on-belt')
})

const RUN_TO_THEIR_END = [
  ...(['never-answers', 'no-answer-to-request-control', 'single-zero-frames', 'coarse-distance'] as const),
]
/** Two of them; with enough draws all. */
test.each(someOf(RUN_TO_THEIR_END, 1, 'runs to the end'))(
  `%s: the run goes to its end, a crescendo, drawn from ${SEED}`,
  async (name) => {
    const run = await startedOn(name, {}, SHORT_PLAN)
    const limitS = run.plan.durationS + 60
    const after = await run.until('the stretch after', ({ phase }) => phase.kind === 'stretch', limitS)
    expect(isCrescendo(after.splits, 3)).toBe(true)
    expect(after.distanceSource).toBe(name === 'coarse-distance' ? 'integral' : 'machine')
    expect(Math.abs(after.distanceM - run.machine.state.belt.distanceM)).toBeLessThan(10)
    expect(countIn(run.heard, 'start')).toBe(1)
    expect(countIn(run.heard, 'stop')).toBe(1)
    expect(speedsIn(run.heard)).toContain(run.plan.fastestKmh)
  },
)

const NOISY = [
  ['noisy-speed', 250],
  ['noisy-speed', 1000],
  ['reads-low', 250],
  ['reads-low', 1000],
  ['lone-fast-reading', 250],
  ['lone-fast-reading', 1000],
] as const
/** Half of them; with enough draws all. */
test.each(someOf(NOISY, 2, 'noisy'))(
  `%s, one each %i ms: the run goes to its end, never held, every speed of it ordered, drawn from ${SEED}`,
  async (name, periodMs) => {
    const run = await startedOn(name, { periodMs }, SHORT_PLAN)
    const held = new Set<string | null>()
    run.daemon.subscribe(() => held.add(run.daemon.glance().held))
    await run.until('the stretch after', ({ phase }) => phase.kind === 'stretch', run.plan.durationS + 120)
    expect([...held]).toEqual([null])
    expect(countIn(run.heard, 'stop')).toBe(1)
    expect(speedsIn(run.heard)).toContain(run.plan.fastestKmh)
    expect(run.daemon.snapshot().banners.map(({ code }) => code)).toEqual([])
  },
)

test('refuses-speed: two orders after the start are refused, and tried again until the run gets going, to its end', async () => {
  const run = await startedOn('refuses-speed', {}, SHORT_PLAN)
  const refused = await run.until(
    'the refusal',
    ({ banners }) => banners.some(({ code }) => code === 'speed-refused'),
    20,
  )
  expect(refused.banners).toContainEqual({
    code: 'speed-refused',
    level: 'warning',
    values: { speedKmh: 1.8, unit: 'km/h', againInS: 2, rises: true },
  })
  await run.until('the stretch after', ({ phase }) => phase.kind === 'stretch', run.plan.durationS + 60)
  const speeds = requestsIn(run.heard).filter(({ what }) => typeof what === 'number')
  expect(speeds.slice(0, 4).map(({ what }) => what)).toEqual([1.8, 1.8, 1.8, 2.3])
  const gapsMs = speeds.slice(1, 3).map(({ atMs }, i) => atMs - (speeds[i]?.atMs ?? 0))
  expect(gapsMs).toEqual([expect.closeTo(2000, -2), expect.closeTo(4000, -2)])
  expect(speedsIn(run.heard)).toContain(run.plan.fastestKmh)
  expect(countIn(run.heard, 'stop')).toBe(1)
})

test('a machine that refuses every speed hears each press at once, asks for no more, and is asked ever more rarely', async () => {
  const run = await crescendo({ script: refusesSpeed(Infinity) })
  expect(run.ask('start')).toBeNull()
  await run.until('the third refusal', () => speedsIn(run.heard).length === 3, 30)
  await run.clock.advance(1000)
  const { targetKmh } = run.daemon.snapshot()
  for (let press = 1; press <= 15; press++) {
    expect(run.ask('faster')).toBeNull()
    await run.clock.advance(500)
    expect(speedsIn(run.heard)).toEqual(Array<number>(3 + press).fill(1.8))
    expect(run.daemon.snapshot()).toMatchObject({ targetKmh, said: { code: 'tried-again' } })
  }
  const before = run.heard.length
  await run.clock.advance(100_000)
  expect(speedsIn(run.heard.slice(before))).toEqual([1.8, 1.8, 1.8])
  expect(run.daemon.snapshot().banners.map(({ code }) => code)).toEqual(['speed-refused'])
})

test('reacts-late: 7 s after every order, the run goes to its end: three orders tell, then none is tried twice, and one Stop is enough', async () => {
  const run = await startedOn('reacts-late', {}, SHORT_PLAN)
  const codes = new Set<string>()
  const held = new Set<string | null>()
  run.daemon.subscribe(() => {
    const { banners, held: reason } = run.daemon.snapshot()
    banners.forEach(({ code }) => codes.add(code))
    held.add(reason)
  })
  await run.until('the stretch after', ({ phase }) => phase.kind === 'stretch', run.plan.durationS * 3)
  const speeds = speedsIn(run.heard)
  const stages = run.plan.phases.flatMap((phase) => (phase.kind === 'mile' ? [phase.speedKmh] : []))
  expect(speeds).toEqual(expect.arrayContaining(stages))
  const triedAgain = speeds.flatMap((kmh, i) => (kmh === speeds[i - 1] ? [i] : []))
  expect(triedAgain.length).toBeGreaterThan(0)
  expect(triedAgain.length).toBeLessThanOrEqual(4)
  expect(Math.max(...triedAgain)).toBeLessThan(9)
  expect(countIn(run.heard, 'stop')).toBe(1)
  expect([...held]).toEqual([null])
  expect([...codes].filter((code) => code !== 'not-following' && code !== 'waiting')).toEqual([])
})

test('a start that STOP went before was never written: the belt stands, as it did, and nobody is asked whether it does', async () => {
  const run = await crescendo()
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  expect(run.ask('stop')).toBeNull()
  await run.clock.advance(500)
  expect(requestsIn(run.heard).map(({ what }) => what)).toEqual(['control', 'control', 'stop'])
  // A Stop at rest starts some belts: it is looked at for so long.
  await run.until('the belt to stand', ({ belt }) => belt === 'still', 16)
  expect(run.daemon.snapshot().asks).not.toContain('belt-is-still')
  expect(codesOf(run)).toEqual([])
  expect(run.ask('start')).toBeNull()
  await run.until('the belt to move', ({ belt }) => belt === 'moving', 15)
})

test('falls-back: a belt that came to the order and falls back to 1.0 speaks our unit: held there, and not locked', async () => {
  const run = await startedOn('falls-back', { speed: { minimumKmh: 0.8, maximumKmh: 20, incrementKmh: 0.1 } })
  await run.until('the hold', ({ held }) => held === 'console', 30)
  expect(speedsIn(run.heard)).toEqual([1.6])
  expect(run.daemon.snapshot()).toMatchObject({ belt: 'moving', targetKmh: 1 })
  expect(codesOf(run)).toEqual(['held'])
  await run.clock.advance(60_000)
  expect(countIn(run.heard, 'stop')).toBe(0)
})

test('a machine that refuses to start hears no Stop after it, which starts some, and may be asked again', async () => {
  const refuses: Script = ({ say }) => ({
    write(uuid, octets) {
      if (requestIn(uuid, octets)?.op !== 'start_or_resume') return octets
      say(uuid, encodeControlPointResponse({ requestOpCode: octets[0]!, result: 'operation_failed' }))
      return null
    },
  })
  const run = await crescendo({ script: refuses })
  for (const asked of [['control', 'start'], ['start']]) {
    const before = run.heard.length
    expect(run.ask('start')).toBeNull()
    await run.until('the start to be given up', ({ belt }) => belt === 'still', 3)
    expect(codesOf(run)).toEqual(['did-not-start'])
    await run.clock.advance(20_000)
    expect(requestsIn(run.heard.slice(before)).map(({ what }) => what)).toEqual(asked)
  }
})

const says = (run: Crescendo, speed: number, unit: 'km/h' | 'mph') =>
  run.daemon.ask({ id: `says-${speed}-${unit}`, ask: 'console-says', speed, unit })

/** Off on a machine that nothing is known of, but what is given; with the greatest speed of its belt in truth, km/h. */
async function metFirst(setting: Setting): Promise<Crescendo & { readonly fastestKmh: () => number }> {
  const run = await crescendo({ simulated: false, ...setting })
  let fastestKmh = 0
  run.daemon.subscribe(() => (fastestKmh = Math.max(fastestKmh, run.machine.state.belt.speedKmh)))
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  return { ...run, fastestKmh: () => fastestKmh }
}

/** The first order is 1.8: so much is 1.5 × of it in truth, where the machine takes it for miles, km/h. */
const BOUND_KMH = 1.5 * kmhFromMph(1.8)
const WALK_IN_MILES_KMH = kmhFromMph(5)

test.each([
  ['whose distance nobody knows to be true', {}, BOUND_KMH],
  ['whose distance is known to be true', { distanceIsTrue: true }, WALK_IN_MILES_KMH],
] as const)(
  'everything-in-mph, %s: told by it between 20 and 100 m, stopped and locked',
  async (_, limits, mostKmh) => {
    const run = await metFirst({ script: SCRIPTS['everything-in-mph'], limits })
    await run.until('the stop', ({ belt }) => belt === 'stopping', 200)
    expect(run.machine.state.belt.distanceM).toBeGreaterThan(20)
    expect(run.machine.state.belt.distanceM).toBeLessThan(100)
    expect(run.fastestKmh()).toBeLessThan(mostKmh + 0.05)
    const stopped = await run.until('standstill', ({ belt }) => belt === 'stopped', 20)
    expect(stopped.banners.map(({ code }) => code)).toEqual(expect.arrayContaining(['wrong-unit', 'locked']))
    expect(countIn(run.heard, 'stop')).toBe(1)
  },
)

test('everything-in-mph without distance: asked at once, and no faster until the answer, which stops it', async () => {
  const run = await metFirst({ script: SCRIPTS['everything-in-mph-without-distance'] })
  const asked = await run.until('the question', ({ asks }) => asks.includes('console-says'), 20)
  expect(asked.banners).toMatchObject([{ code: 'console-check', level: 'warning' }])
  await run.clock.advance(600_000)
  expect(run.daemon.snapshot().banners).toMatchObject([{ code: 'console-check', level: 'warning' }])
  expect(run.daemon.snapshot()).toMatchObject({ waiting: { code: 'unit-not-known-yet' }, phase: { kind: 'warm-up' } })
  expect(run.fastestKmh()).toBeLessThan(BOUND_KMH)
  expect(says(run, 1.8, 'mph')).toBeNull()
  await run.until('the stop', ({ belt }) => belt === 'stopped', 20)
  expect(codesOf(run)).toEqual(expect.arrayContaining(['wrong-unit', 'locked']))
  expect(run.fastestKmh()).toBeLessThan(BOUND_KMH)
})

test('everything-in-mph without distance, and no answer: whatever else is pressed, the sprint never comes', async () => {
  const run = await metFirst({ script: SCRIPTS['everything-in-mph-without-distance'], choices: SHORT_PLAN })
  await run.until('the question', ({ asks }) => asks.includes('console-says'), 20)
  for (const kind of ['faster', 'next', 'faster', 'next', 'next', 'next', 'go', 'faster', 'resume-plan'] as const) {
    run.ask(kind)
    await run.clock.advance(20_000)
  }
  expect(run.daemon.snapshot().belt).toBe('moving')
  expect(run.fastestKmh()).toBeLessThan(BOUND_KMH)
})

test('a machine that is met for the first time is asked about once, and then goes on', async () => {
  const run = await metFirst({})
  await run.until('the question', ({ asks }) => asks.includes('console-says'), 20)
  await run.clock.advance(120_000)
  expect(speedsIn(run.heard)).toEqual([1.8])
  expect(says(run, 1.1, 'mph')).toBeNull()
  const jogs = await run.until('the jog', atJog)
  expect(jogs.asks).not.toContain('console-says')
})

test('the simulated treadmill asks nothing and waits for nothing', async () => {
  const run = await crescendo()
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  const waits = new Set<string | null>()
  await run.until('the jog', (snapshot) => {
    waits.add(snapshot.waiting?.code ?? null)
    expect(snapshot.asks).not.toContain('console-says')
    return atJog(snapshot)
  })
  expect([...waits].filter((wait) => wait !== null)).toEqual(['checking-the-unit'])
})
