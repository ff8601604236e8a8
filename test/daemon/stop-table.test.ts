import { asSent } from '../as-sent.ts'
import { describe, expect, test } from 'vitest'
import { USUAL_DYNAMICS } from '../../src/simulator/belt.ts'
import { SCRIPTS, type ScriptName } from '../../src/simulator/scripts/every-script.ts'
import { someOf, SEED } from '../draws.ts'
import { crescendo, type Crescendo } from './crescendo.ts'
import { countIn, requestsIn } from './on-the-air.ts'
import { inRow, ROWS, stopsIn, together, WAYS, type RowName, type Way } from './stop-and-rest.ts'

/** Stops on the air, by belt and by who wants it stopped (governor, rule 1). */
const TABLE: Readonly<Record<RowName, Readonly<Record<Way | 'will', number>>>> = {
  falling: { press: 0, presses: 0, held: 1, 'governor stops': 0, leaving: 0, will: 1 },
  still: { press: 0, presses: 0, held: 1, 'governor stops': 0, leaving: 0, will: 0 },
  silent: { press: 0, presses: 0, held: 1, 'governor stops': 0, leaving: 0, will: 0 },
  // A press each second is a Stop each; a start that was acknowledged is given up after 15 s.
  'all zero': { press: 1, presses: 2, held: 1, 'governor stops': 1, leaving: 1, will: 1 },
  'false zeros': { press: 1, presses: 2, held: 1, 'governor stops': 1, leaving: 1, will: 1 },
  'distance growing': { press: 1, presses: 2, held: 1, 'governor stops': 1, leaving: 1, will: 1 },
  // Held it is written, the belt starts by it, and is stopped as soon as it is read moving.
  'starts on Stop': { press: 0, presses: 0, held: 2, 'governor stops': 0, leaving: 0, will: 0 },
  'starts on Stop, silent': { press: 0, presses: 0, held: 2, 'governor stops': 0, leaving: 0, will: 0 },
  // Five, and then one in 5 s, for 20 s or, nobody watching for a minute, 30 s.
  deaf: { press: 7, presses: 7, held: 7, 'governor stops': 9, leaving: 7, will: 1 },
  noisy: { press: 1, presses: 1, held: 1, 'governor stops': 1, leaving: 1, will: 1 },
  // Five in the 7 s that it takes; none once it falls.
  lagging: { press: 5, presses: 5, held: 5, 'governor stops': 5, leaving: 5, will: 1 },
  coasting: { press: 1, presses: 2, held: 1, 'governor stops': 0, leaving: 0, will: 1 },
  // Started on its own console: only a person stops it.
  'fresh link': { press: 1, presses: 1, held: 1, 'governor stops': 0, leaving: 0, will: 0 },
}
const restless: ReadonlySet<RowName> = new Set(['deaf'])
const notOurs = (name: RowName, way: Way): boolean =>
  name === 'fresh link' && (way === 'governor stops' || way === 'leaving')

describe.each(Object.keys(ROWS) as RowName[])(`a belt that is %s, drawn from ${SEED}`, (name) => {
  // Some of the ways of each; with enough draws all.
  test.each(someOf(Object.keys(WAYS) as Way[], 3, `stops of a belt that is ${name}`))('%s', async (way) => {
    const { stops, run } = await stopsIn(name, way)
    expect(stops).toBe(TABLE[name][way])
    const { belt } = run.machine.state
    if (restless.has(name) || notOurs(name, way)) expect(belt.speedKmh).toBeGreaterThan(0)
    else expect(belt.speedKmh).toBe(0)
    run.daemon.close()
  })

  test('the will of a daemon that dies', async () => {
    const run = await inRow(name)
    expect(run.link.will === null ? 0 : 1).toBe(TABLE[name].will)
    run.daemon.close()
  })
})

/** A start from rest on a machine like this, and what the 40 s after it put on the air. */
async function startedOn(...names: readonly ScriptName[]): Promise<{ stops: number; run: Crescendo }> {
  const run = await crescendo({ script: together(...names.map((name) => SCRIPTS[name])) })
  await run.clock.advance(3000)
  if (run.daemon.snapshot().asks.includes('belt-is-still')) expect(run.ask('belt-is-still')).toBeNull()
  expect(run.ask('start')).toBeNull()
  await run.clock.advance(40_000)
  return { stops: countIn(run.heard, 'stop'), run }
}

describe('a start that was acknowledged and moves nothing is given up with a Stop', () => {
  // Refused by a machine at rest, it is repeated twice on zeros that prove nothing, or unseen; acknowledged, it is not.
  test.each<[string, ScriptName[], number]>([
    ['still', ['swallows-start'], 3],
    ['silent', ['silent-at-rest', 'swallows-start'], 3],
    ['all zero', ['all-zero'], 1],
    ['distance growing', ['zero-speed-true-distance'], 1],
    ['deaf', ['will-not-stop', 'swallows-start'], 1],
    ['starts on Stop', ['starts-on-stop', 'swallows-start'], 3],
  ])('%s', async (_, scripts, stops) => {
    const { stops: written, run } = await startedOn(...scripts)
    expect(written).toBe(stops)
    expect(run.machine.state.belt.speedKmh).toBe(0)
    // Zeros prove nothing after it: only the runner's eyes let it start again.
    expect(run.ask('start')?.error).toBe('not-at-standstill')
    expect(run.ask('belt-is-still')).toBeNull()
    expect(run.daemon.snapshot().asks).toContain('start')
    run.daemon.close()
  })
})

describe('a start that was refused is given up with none', () => {
  test.each<[string, ScriptName[]]>([
    ['still', ['refuses-start']],
    ['silent', ['silent-at-rest', 'refuses-start']],
    ['starts on Stop', ['starts-on-stop', 'refuses-start']],
    ['starts on Stop, silent', ['silent-at-rest', 'starts-on-stop', 'refuses-start']],
  ])('%s', async (_, scripts) => {
    const { stops, run } = await startedOn(...scripts)
    expect(stops).toBe(0)
    expect(run.machine.state.belt.speedKmh).toBe(0)
    expect(run.daemon.snapshot().asks).toContain('start')
    run.daemon.close()
  })
})

describe.each([0.75, 0.25])('one press on a belt that falls by %s km/h per second, read once a second', (kmhPerS) => {
  const machine = { periodMs: 1000, dynamics: { ...USUAL_DYNAMICS, stopKmhPerS: kmhPerS } }

  test.each([0, 300, 600, 900])('is one Stop, %s ms after a reading', async (afterMs) => {
    const run = await crescendo({ machine, script: SCRIPTS['starts-on-stop'] })
    await run.until('standstill', ({ belt }) => belt === 'still', 10)
    expect(run.ask('start')).toBeNull()
    await run.until('a walk', ({ measured }) => (measured.speedKmh ?? 0) > 3, 60)
    await run.clock.advance(afterMs)
    expect(run.ask('stop')).toBeNull()
    await run.clock.advance(30_000)
    expect(countIn(run.heard, 'stop')).toBe(1)
    expect(run.machine.state.belt.speedKmh).toBe(0)
    run.daemon.close()
  })
})

test('a belt silent at rest that starts on Stop stays at rest, however often the daemon is told to leave', async () => {
  const run = await inRow('starts on Stop, silent')
  const before = run.heard.length
  for (let i = 0; i < 5; i++) {
    const left = run.daemon.standStill(60_000)
    await run.clock.advance(9000)
    expect(await left).toBe(true)
  }
  expect(requestsIn(run.heard.slice(before))).toEqual([])
  expect(run.machine.state.belt.speedKmh).toBe(0)
  run.daemon.close()
})

test('a press that writes no Stop is answered in words', async () => {
  const said = async (name: RowName): Promise<string | null> => {
    const run = await inRow(name)
    expect(run.ask('stop')).toBeNull()
    const { said } = run.daemon.snapshot()
    run.daemon.close()
    return asSent(said)?.message ?? null
  }
  expect(await said('falling')).toMatch(/^Stopping: \d\.\d$/)
  expect(await said('silent')).toBe('Coming to rest when last seen. Still moving? Hold STOP.')
  expect(await said('still')).toBe('The belt stands still.')
})

test('motion within 15 s of a Stop at rest is stopped, and later motion is somebody else’s', async () => {
  const afterS = async (s: number): Promise<number> => {
    const run = await inRow('still')
    await WAYS.held(run)
    const before = countIn(run.heard, 'stop')
    run.machine.console.pressStart()
    await run.clock.advance(s * 1000)
    run.daemon.close()
    return countIn(run.heard, 'stop') - before
  }
  expect(await afterS(5)).toBe(0)
  const run = await inRow('still')
  expect(run.daemon.ask({ id: 'held', ask: 'stop', held: true })).toBeNull()
  await run.clock.advance(5000)
  const before = countIn(run.heard, 'stop')
  run.machine.console.pressStart()
  await run.clock.advance(10_000)
  expect(countIn(run.heard, 'stop') - before).toBe(1)
  expect(run.machine.state.belt.speedKmh).toBe(0)
  run.daemon.close()
})

test('a belt whose distance goes on beside zeros is known as moving, and nothing starts it (quirk 80)', async () => {
  const run = await crescendo({ script: SCRIPTS['zero-speed-true-distance'] })
  await run.until('standstill', ({ belt }) => belt === 'still', 10)
  run.machine.console.pressStart()
  await run.until('motion', ({ belt }) => belt === 'moving', 15)
  expect(run.ask('start')?.error).toBe('not-at-standstill')
  expect(run.ask('stop')).toBeNull()
  await run.clock.advance(20_000)
  expect(requestsIn(run.heard).map(({ what }) => what)).toEqual(['control', 'stop'])
  expect(run.machine.state.belt.speedKmh).toBe(0)
  run.daemon.close()
})
