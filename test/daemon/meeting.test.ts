import { expect, test } from 'vitest'
import { sentenceOf } from '../../protocol/words/sentence-of.ts'
import { replayed } from '../../src/carry-on.ts'
import type { MachineOptions } from '../../src/simulator/machine-options.ts'
import { USUAL_DYNAMICS } from '../../src/simulator/belt.ts'
import type { MisbehaviourName } from '../../src/simulator/misbehaviours.ts'
import { hadWhole, metIn } from '../../src/session/meeting-seen.ts'
import { meetingPlan } from '../../src/workout/meeting.ts'
import { crescendo, type Crescendo } from './crescendo.ts'
import { countIn, requestsIn, speedsIn } from './on-the-air.ts'

/** First meetings: a treadmill of which nothing is known, and a runner beside its belt who does what is asked of them. */

const GRID = { unit: 'km/h', minKmh: 1, maxKmh: 20, stepKmh: 0.1 } as const

interface Meeting {
  readonly machine?: Partial<MachineOptions>
  readonly by?: readonly MisbehaviourName[]
  readonly isProposed?: boolean
  /** True where the runner presses + at the console when they are asked to. */
  readonly pressesKeys?: boolean
  /** What the console shows, where another unit than it is sent in. */
  readonly shows?: (kmh: number) => { speed: number; unit: 'km/h' | 'mph' }
}

async function meeting({ machine = {}, by = [], isProposed = false, pressesKeys = false, shows }: Meeting) {
  const plan = meetingPlan(GRID, isProposed) ?? expect.fail('no meeting')
  const run = await crescendo({ plan, machine, misbehaves: by, simulated: false })
  await run.until('standstill', ({ belt }) => belt === 'still', 20)
  expect(run.ask('begin')?.code).toBe('no-stretch-on')
  expect(run.ask('start')).toBeNull()
  const said: string[] = []
  let fastestKmh = 0
  for (let s = 0, serial = 0; s < 4000 && run.daemon.snapshot().phase.kind !== 'done'; s++) {
    await run.clock.advance(100)
    const { announcement, asks, belt } = run.daemon.snapshot()
    fastestKmh = Math.max(fastestKmh, run.machine.state.belt.speedKmh)
    if (announcement !== null && announcement.serial > serial) {
      serial = announcement.serial
      said.push(sentenceOf(announcement))
      if (pressesKeys && announcement.code === 'meeting-step' && announcement.values.step === 'keys') {
        run.clock.after(15_000, () => {
          for (let i = 0; i < 5; i++) run.machine.console.pressFaster()
        })
      }
    }
    if (asks.includes('console-says')) {
      const kmh = Number(run.machine.state.belt.speedKmh.toFixed(1))
      run.daemon.ask({ id: `display-${s}`, ask: 'console-says', ...(shows?.(kmh) ?? { speed: kmh, unit: 'km/h' }) })
    }
    if (belt === 'stopped') break
  }
  return { ...metOn(run), run, said, fastestKmh }
}

function metOn(run: Crescendo) {
  const [told] = run.runs
  const { begun, events } = told ?? expect.fail('no meeting began')
  const session = replayed({ session: begun, events })
  return {
    facts: metIn(
      events.filter(({ kind }) => kind !== 'tick'),
      session,
    ),
    whole: hadWhole(session),
  }
}

test('a treadmill that keeps to the specification: all that it is, found below 4 km/h, each step said before it comes', async () => {
  const { facts, whole, run, said, fastestKmh } = await meeting({ pressesKeys: true })
  expect(whole).toBe(true)
  expect(fastestKmh).toBeLessThanOrEqual(4)
  expect(facts).toMatchObject({
    obeys: true,
    unit: 'km/h',
    grid: { minKmh: 1, maxKmh: 20, stepKmh: 0.1 },
    lagMs: 0,
    periodMs: 250,
    distance: 'fine',
    keysWork: true,
    quietAtRest: false,
    stop: { isSaid: false },
  })
  expect(facts.start?.afterMs).toBeGreaterThan(400)
  expect(facts.start?.afterMs).toBeLessThan(1500)
  expect(facts.upKmhPerS).toBeCloseTo(0.8, 1)
  expect(facts.downKmhPerS).toBeCloseTo(1, 1)
  expect(facts.stop?.restsAfterMs).toBeGreaterThan(500)
  expect([countIn(run.heard, 'start'), countIn(run.heard, 'stop')]).toEqual([1, 1])
  expect(said).toEqual([
    'Feet on the rails. It shows its unit first.',
    'Faster next.',
    'Faster once more.',
    'Slower next.',
    'Then press + and − on its console.',
    'It stops next.',
  ])
})

test('nothing changes sooner than 5 s after it was said', async () => {
  const run = await crescendo({ plan: meetingPlan(GRID, false) ?? expect.fail('none'), simulated: true })
  expect(run.ask('start')).toBeNull()
  const saidAtMs: number[] = []
  let serial = 0
  while (run.daemon.snapshot().phase.kind !== 'done') {
    await run.clock.advance(100)
    const { announcement } = run.daemon.snapshot()
    if (announcement !== null && announcement.serial > serial) saidAtMs.push(run.clock.nowMs())
    serial = announcement?.serial ?? serial
  }
  const orders = requestsIn(run.heard).filter(({ what }) => typeof what === 'number')
  const firstOf = (fits: (kmh: number, before: number) => boolean): number[] =>
    orders.flatMap(({ what, atMs }, i) => {
      const [before, kmh] = [orders[i - 1]?.what, what]
      return typeof before === 'number' && typeof kmh === 'number' && fits(kmh, before) ? [atMs] : []
    })
  for (const atMs of firstOf((kmh, before) => kmh !== before)) {
    expect(saidAtMs.some((saidMs) => atMs - saidMs >= 4900 && atMs - saidMs < 30_000)).toBe(true)
  }
})

test.each<[string, Meeting, object]>([
  ['late', { by: ['reacts-late'] }, { obeys: true, lagMs: expect.closeTo(7000, -3) as number }],
  [
    'slow',
    { machine: { dynamics: { ...USUAL_DYNAMICS, upKmhPerS: 0.2, downKmhPerS: 0.3 } } },
    { obeys: true, upKmhPerS: expect.closeTo(0.2, 1) as number, downKmhPerS: expect.closeTo(0.3, 1) as number },
  ],
  ['coarse in its distance', { by: ['coarse-distance'] }, { distance: 'coarse' }],
  ['rarely heard', { machine: { periodMs: 2000 } }, { periodMs: expect.closeTo(2000, -3) as number }],
])('a treadmill that is %s is found to be so', async (_, how, facts) => {
  expect((await meeting(how)).facts).toMatchObject(facts)
})

test.each([
  ['truncated', { betweenSteps: 'cuts' }],
  ['nearest', { betweenSteps: 'rounds' }],
] as const)(
  'a console that counts in tenths of mph and does not say so is found out by what it makes of an order: %s',
  async (offGrid, facts) => {
    const found = await meeting({ machine: { offGrid }, by: ['hides-tenths-of-mph'] })
    expect(found.facts).toMatchObject(facts)
  },
)

test('one that takes each speed as it is ordered cuts and rounds nothing', async () => {
  expect((await meeting({})).facts).not.toHaveProperty('betweenSteps')
})

test('one that does not obey is guided, and its profile says so', async () => {
  const { facts, run } = await meeting({ by: ['ignores-speed'] })
  expect(facts).toMatchObject({ obeys: false })
  expect(speedsIn(run.heard).length).toBeLessThanOrEqual(2)
})

test('one that takes the other unit is stopped before it walks, and its profile says so', async () => {
  const { facts, whole, fastestKmh } = await meeting({ by: ['mph-target'] })
  expect(facts).toMatchObject({ unit: 'mph' })
  expect(fastestKmh).toBeLessThan(3)
  expect(whole).toBe(false)
})

test('a proposal makes it shorter, and skips neither its unit nor its end', async () => {
  const short = await meeting({ isProposed: true })
  expect(short.whole).toBe(true)
  expect(short.facts).toMatchObject({ obeys: true, unit: 'km/h' })
  expect(short.said).toHaveLength(5)
})

test('STOP is always there: a press ends it, and what was measured by then is kept', async () => {
  const run = await crescendo({ plan: meetingPlan(GRID, false) ?? expect.fail('none'), simulated: true })
  expect(run.ask('start')).toBeNull()
  await run.until('a step', ({ phase }) => phase.mile === 1)
  expect(run.ask('stop')).toBeNull()
  await run.until('rest', ({ belt }) => belt === 'stopped', 10)
  expect(metOn(run)).toMatchObject({ whole: false, facts: { obeys: true, unit: 'km/h' } })
  expect(run.ask('end')).toBeNull()
})

test('a hand on the console takes it no faster either: it is stopped above 4 km/h', async () => {
  const run = await crescendo({ plan: meetingPlan(GRID, true) ?? expect.fail('none'), simulated: true })
  expect(run.ask('start')).toBeNull()
  await run.until('a step', ({ phase }) => phase.mile === 1)
  for (let i = 0; i < 40; i++) run.machine.console.pressFaster()
  await run.until('the stop', ({ belt }) => belt === 'stopping', 10)
  expect(run.machine.state.belt.speedKmh).toBeLessThan(5)
})

test('a treadmill whose slowest is too fast for a meeting has none', () => {
  expect(meetingPlan({ unit: 'km/h', minKmh: 3.4, maxKmh: 16, stepKmh: 0.1 }, false)).toBeNull()
  const coarse = meetingPlan({ unit: 'km/h', minKmh: 3, maxKmh: 16, stepKmh: 0.1 }, false)
  expect(coarse?.fastestKmh).toBe(4)
})
