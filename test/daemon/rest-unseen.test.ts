import { expect, test } from 'vitest'
import { USUAL_DYNAMICS } from '../../src/simulator/belt.ts'
import { dataIn, withData } from '../../src/simulator/scripts/octets.ts'
import { scripted, type Script } from '../../src/simulator/scripts/script.ts'
import { openTreadmill } from '../../src/treadmill/ftms-treadmill.ts'
import { crescendo, WHERE, WillLink, type Crescendo } from './crescendo.ts'
import { requestsIn } from './on-the-air.ts'
import { recorded } from './recorded-server.ts'

/** A belt that moves is not taken to rest because of what nobody saw: a fall that is over, a gap, a reading counted twice. */

const [STOP_OR_PAUSE, RESPONSE, FAILED] = [0x08, 0x80, 0x04] as const

const stopsIn = ({ heard }: Crescendo): number => requestsIn(heard).filter(({ what }) => what === 'stop').length

/** What the machine says from a moment on; zeros come with a distance that stands. */
function sayable() {
  const say: { now: 'truth' | 'nothing' | 'zero' } = { now: 'truth' }
  let standsM = 0
  const script: Script = () => ({
    value(uuid, octets) {
      if (say.now === 'nothing') return dataIn(uuid, octets) === null ? octets : null
      return withData(uuid, octets, ({ totalDistanceM = 0 }) => {
        if (say.now === 'zero') return { instantaneousSpeedKmh: 0, totalDistanceM: standsM }
        standsM = totalDistanceM
        return {}
      })
    },
  })
  return { say, script }
}

/** At 8.1, then brought down to 5.1 by a hand on the console, where it has stood for `settledS`. */
async function broughtDown(settledS: number) {
  const { say, script } = sayable()
  const run = await crescendo({ script, machine: { dynamics: { ...USUAL_DYNAMICS, downKmhPerS: 1 } } })
  await run.underWay()
  await run.until('8.1', ({ measured }) => measured.speedKmh === 8.1)
  await run.clock.advance(3000)
  for (let press = 0; press < 30; press++) run.machine.console.pressSlower()
  await run.until('5.1', ({ measured }) => Math.abs((measured.speedKmh ?? 0) - 5.1) < 0.05)
  await run.clock.advance(settledS * 1000)
  return { ...run, say }
}

test.each([2.5, 6])(
  'a fall by the console that has been over for %s s says nothing of a machine that falls silent: Stop is written, the will stays',
  async (settledS) => {
    const run = await broughtDown(settledS)
    expect(run.daemon.snapshot()).toMatchObject({ held: 'console', belt: 'moving' })
    run.say.now = 'nothing'
    await run.clock.advance(5000)
    expect(stopsIn(run)).toBe(0)
    expect(run.link.will).not.toBeNull()
    await run.clock.advance(2000)
    expect(stopsIn(run)).toBeGreaterThan(0)
    expect(run.machine.state.belt.speedKmh).toBeLessThan(5)
  },
)

test('nor of zeros that are not true: a press of STOP is written, and the will stays', async () => {
  const run = await broughtDown(2.5)
  run.say.now = 'zero'
  await run.clock.advance(1000)
  expect(run.link.will).not.toBeNull()
  expect(run.ask('stop')).toBeNull()
  await run.clock.advance(500)
  expect(stopsIn(run)).toBe(1)
})

test.each([2000, 3000])(
  'readings %s ms apart: a belt at a walk is not proven to rest by two zeros, since nobody saw it fall',
  async (periodMs) => {
    const { say, script } = sayable()
    const run = await crescendo({ script, machine: { periodMs } })
    await run.clock.advance(2 * periodMs)
    expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
    await run.until('5.5', ({ measured }) => measured.speedKmh === 5.5)
    await run.clock.advance(2 * periodMs)
    say.now = 'zero'
    await run.clock.advance(2 * periodMs + 1500)
    expect(run.daemon.snapshot().belt).not.toBe('stopped')
    expect(run.link.will).not.toBeNull()
    expect(run.ask('stop')).toBeNull()
    await run.clock.advance(500)
    expect(stopsIn(run)).toBe(1)
  },
)

test('a Stop that was refused whenever it was given is wished for through a while of zeros, and written to a belt that is back', async () => {
  const { say, script } = sayable()
  /** Says no to every Stop. */
  const refuses: Script = (stage) => ({
    ...script(stage),
    write(uuid, octets) {
      if (octets[0] !== STOP_OR_PAUSE) return octets
      stage.say(uuid, Uint8Array.of(RESPONSE, STOP_OR_PAUSE, FAILED))
      return null
    },
  })
  const run = await crescendo({ script: refuses })
  await run.clock.advance(1000)
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  await run.until('a crawl', ({ measured }) => (measured.speedKmh ?? 0) > 0.5)
  expect(run.ask('stop')).toBeNull()
  await run.clock.advance(500)
  say.now = 'zero'
  await run.clock.advance(12_000)
  const before = stopsIn(run)
  expect(before).toBeGreaterThan(0)
  say.now = 'truth'
  await run.clock.advance(1500)
  expect(run.machine.state.belt.speedKmh).toBeGreaterThan(0)
  expect(stopsIn(run)).toBeGreaterThan(before)
})

test('one reading above the cap and a lone zero are one reading: no stop for it', async () => {
  let at = -1
  const script: Script = () => ({
    value: (uuid, octets) =>
      withData(uuid, octets, ({ instantaneousSpeedKmh = 0 }) => {
        if (at < 0 || instantaneousSpeedKmh === 0) return {}
        at++
        return at === 1
          ? { instantaneousSpeedKmh: instantaneousSpeedKmh + 2.9 }
          : at === 2
            ? { instantaneousSpeedKmh: 0 }
            : {}
      }),
  })
  const run = await crescendo({
    script,
    machine: { periodMs: 1000 },
    choices: { stageM: 400, finishM: 400, warmUpS: 60, coolDownS: 60, ceilingKmh: 14 },
  })
  await run.underWay()
  await run.until('the sprint', ({ phase, measured }) => phase.kind === 'finish' && (measured.speedKmh ?? 0) > 13)
  at = 0
  await run.clock.advance(4000)
  expect(stopsIn(run)).toBe(0)
  expect(run.daemon.snapshot()).toMatchObject({ belt: 'moving', locked: false })
})

test('a belt found with one reading and a lone zero is taken over at the speed that two readings show', async () => {
  const run = await crescendo({ machine: { periodMs: 1000 } })
  await run.clock.advance(2000)
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  await run.until('5.5', ({ measured }) => measured.speedKmh === 5.5)
  run.machine.dropClients('out of reach')
  await run.clock.advance(3000)
  let reading = 0
  const script: Script = () => ({
    value: (uuid, octets) =>
      withData(uuid, octets, () => {
        reading++
        return reading === 1 ? { instantaneousSpeedKmh: 9 } : reading === 2 ? { instantaneousSpeedKmh: 0 } : {}
      }),
  })
  const heard = recorded(
    scripted(run.machine, script, run.clock),
    () => run.clock.nowMs(),
    (what) => run.heard.push(what),
  )
  const opening = openTreadmill(new WillLink('virtual', heard, run.clock), run.clock, { simulated: true })
  await run.clock.advance(200)
  const treadmill = await opening
  run.daemon.attach(treadmill, { ...WHERE, grid: treadmill.machine.grid, drivable: true })
  const targets = new Set<number | null>()
  for (let step = 0; step < 16; step++) {
    await run.clock.advance(500)
    targets.add(run.daemon.snapshot().targetKmh)
  }
  expect([...targets]).not.toContain(9)
  expect(run.daemon.snapshot().targetKmh).toBeCloseTo(5.5, 1)
})
