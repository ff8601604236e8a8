import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decodeControlPointRequest } from '../../protocol/ftms/control-point.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { carryOn, replayed } from '../../src/carry-on.ts'
import type { MisbehaviourName } from '../../src/simulator/misbehaviours.ts'
import { learnedIn } from '../../src/session/learned.ts'
import { historyOn } from '../history/history-on.ts'
import { crescendo, type Crescendo } from './crescendo.ts'

/** A plan that names inclines, on a virtual treadmill (coach: incline). */

const INCLINED: Choices = {
  unit: 'km',
  stageM: 600,
  finishM: 200,
  warmUpS: 60,
  coolDownS: 60,
  riseKmhPerS: 0.5,
  mileInclinesPct: [2, 0, 1],
}

interface Written {
  readonly atMs: number
  readonly what: 'speed' | 'incline'
  readonly to: number
  readonly from: number
}

/** The speeds, km/h, and inclines, percent, that reached the machine. */
function writtenIn({ heard }: Crescendo): Written[] {
  const last = { speed: 0, incline: 0 }
  return heard.flatMap((item): Written[] => {
    if (item.kind !== 'write') return []
    const request = decodeControlPointRequest(Uint8Array.from(item.octets))
    if (!request.ok) throw new Error(request.message)
    const { value } = request
    const [what, to] =
      value.op === 'set_target_speed'
        ? (['speed', value.targetSpeedKmh] as const)
        : value.op === 'set_target_inclination'
          ? (['incline', value.targetInclinationPercent] as const)
          : []
    if (what === undefined) return []
    const from = last[what]
    last[what] = to
    return [{ atMs: item.atMs, what, to, from }]
  })
}
const inclinesIn = (run: Crescendo): number[] =>
  writtenIn(run).flatMap(({ what, to }) => (what === 'incline' ? [to] : []))

/** What was said of the incline until then, each once; every step of the clock is looked at. */
function listening(run: Crescendo): string[] {
  const said: string[] = []
  let serial = run.daemon.snapshot().announcement?.serial ?? 0
  run.daemon.subscribe(() => {
    const { announcement } = run.daemon.snapshot()
    if (announcement === null || announcement.serial === serial) return
    if (announcement.serial !== serial + 1) said.push('one before it was not heard')
    serial = announcement.serial
    if (!announcement.code.startsWith('incline')) return
    said.push(announcement.code === 'incline' ? String(announcement.values.inclinePct) : announcement.code)
  })
  return said
}

async function started(misbehaves: readonly MisbehaviourName[] = [], choices = INCLINED) {
  const run = await crescendo({ choices, misbehaves })
  const said = listening(run)
  await run.underWay()
  return { run, said }
}
const inMile = (mile: number, forS: number) => (seen: Snapshot) => seen.phase.mile === mile && seen.inPhase.timeS > forS
const isStretch = ({ phase, movingS }: Snapshot): boolean => phase.kind === 'stretch' && movingS > 0

function expectApart(run: Crescendo): void {
  const rises = writtenIn(run).filter(({ to, from }) => to > from + 0.005)
  for (const [index, rise] of rises.entries()) {
    const before = rises[index - 1]
    if (before === undefined || (before.what === 'speed' && rise.what === 'speed')) continue
    expect([rise.what, rise.to, (rise.atMs - before.atMs) / 1000 >= 20]).toEqual([rise.what, rise.to, true])
  }
}

test('each change is said, in steps of 1 %, apart from every rise, and flat before the next and in the cool-down', async () => {
  const { run, said } = await started()
  const one = await run.until('2 %', ({ measured }) => measured.inclinePct === 2, 400)
  expect(one).toMatchObject({ phase: { mile: 1 }, targetKmh: 8, machine: { mostInclinePct: 15 } })
  expect(one.next).toMatchObject({ mile: 2, inclinePct: 0 })
  expect(one.phases.map(({ inclinePct }) => inclinePct)).toEqual([
    undefined,
    undefined,
    2,
    undefined,
    1,
    undefined,
    undefined,
    undefined,
  ])
  await run.until('mile 2', inMile(2, 0), 400)
  expect(run.machine.state.inclinePct, 'flat on the line').toBe(0)
  await run.until('1 %', ({ measured, phase }) => phase.mile === 3 && measured.inclinePct === 1, 600)
  await run.until('the stretches', isStretch, 900)
  expect(run.machine.state.inclinePct).toBe(0)
  expect(inclinesIn(run)).toEqual([1, 2, 1, 0, 1, 0])
  expect(said).toEqual(['2', '0', '1', '0'])
  expectApart(run)
  expect(run.daemon.snapshot().splits.map(({ note }) => note)).toEqual([null, null, null, null, null, null])
})

test('an incline is said 5 s before it is ordered, up and down', async () => {
  const run = await crescendo({ choices: INCLINED })
  const saidAtMs: number[] = []
  let serial = 0
  run.daemon.subscribe(() => {
    const { announcement } = run.daemon.snapshot()
    if (announcement?.code === 'incline' && announcement.serial !== serial) saidAtMs.push(run.clock.nowMs())
    serial = announcement?.serial ?? 0
  })
  await run.underWay()
  await run.until('flat again', () => inclinesIn(run).length === 4, 600)
  const orders = writtenIn(run).filter(({ what }) => what === 'incline')
  const leads = [0, 2].map((order, index) => ((orders[order]?.atMs ?? 0) - (saidAtMs[index] ?? Infinity)) / 1000)
  for (const s of leads) {
    // Heard with the next drawing of the screen.
    expect(s).toBeGreaterThan(4.8)
    expect(s).toBeLessThan(7)
  }
})

test('said at the line of the cool-down, it cuts nothing short', async () => {
  const { run, said } = await started([], { ...INCLINED, mileInclinesPct: [0, 0, 1], finishInclinePct: 1 })
  await run.until('the cool-down', ({ phase }) => phase.kind === 'cool-down', 1500)
  expect(said, 'not in the sprint').toEqual(['1'])
  await run.until('the stretches', isStretch, 100)
  expect(said).toEqual(['1', '0'])
  expect(run.machine.state.inclinePct).toBe(0)
})

test.each(['no-incline', 'empty-incline-range'] as const)(
  'on a machine with %s it is flat at the speeds of the flat, and nothing is ordered or said',
  async (name) => {
    const { run, said } = await started([name])
    expect(run.plan.advice).toContainEqual({ code: 'no-incline', values: {} })
    expect(run.daemon.snapshot().machine).not.toHaveProperty('mostInclinePct')
    const mile = await run.until('mile 1', inMile(1, 60), 400)
    expect(mile.targetKmh).toBe(8.7)
    await run.until('mile 2', inMile(2, 60), 400)
    expect([inclinesIn(run), said]).toEqual([[], []])
  },
)

test.each(['refuses-incline', 'ignores-incline'] as const)(
  '%s: tried once, said, and run on at the planned speeds',
  async (name) => {
    const { run, said } = await started([name])
    await run.until('mile 3', inMile(3, 60), 1200)
    expect(inclinesIn(run)).toEqual([1])
    expect(said).toEqual(['2', 'incline-refused'])
    expect(run.daemon.snapshot()).toMatchObject({ held: null, targetKmh: 10.6 })
    expect(run.daemon.snapshot().next, 'nothing is promised').not.toHaveProperty('inclinePct')
    expect(taughtIn(run)).toMatchObject({ incline: 'refused' })
  },
)

const taughtIn = ({ runs: [told] }: Crescendo) => learnedIn(replayed({ session: told!.begun, events: told!.events }))

test('one that refuses half percents takes others: nothing is kept against it', async () => {
  const { run, said } = await started(['refuses-half-percents'], { ...INCLINED, mileInclinesPct: [1.5] })
  await run.until('mile 2', inMile(2, 30), 500)
  expect(said).toEqual(['1.5', 'incline-refused'])
  expect(taughtIn(run)).not.toHaveProperty('incline')
})

test('one that tells none is ordered none: said once, and nothing is kept of it as refused', async () => {
  const { run, said } = await started(['tells-no-incline'])
  await run.until('mile 2', inMile(2, 60), 1200)
  expect([inclinesIn(run), said]).toEqual([[], ['incline-refused']])
  expect(taughtIn(run)).not.toHaveProperty('incline')
})

test('whole percents are kept to by a machine that has only these', async () => {
  const { run, said } = await started(['whole-percents'], { ...INCLINED, mileInclinesPct: [1.5] })
  await run.until('mile 2', inMile(2, 30), 500)
  expect(inclinesIn(run)).toEqual([1, 0])
  expect(said).toEqual(['1', '0'])
})

test('one that is set at the console stays: said once, and nothing is ordered of it any more, at no line and at no end', async () => {
  const { run, said } = await started()
  await run.until('2 %', ({ measured }) => measured.inclinePct === 2, 400)
  run.machine.console.setIncline(3)
  await run.until('the stretches', isStretch, 1500)
  expect(run.machine.state.inclinePct).toBe(3)
  expect(inclinesIn(run)).toEqual([1, 2])
  expect(said).toEqual(['2', 'incline-yours'])
})

test('the next mile by a press: the incline is down before the speed rises', async () => {
  const { run } = await started()
  await run.until('2 %', ({ measured }) => measured.inclinePct === 2, 400)
  await run.clock.advance(25_000)
  const fromMs = run.clock.nowMs()
  expect(run.ask('next')).toBeNull()
  await run.until('the pace of mile 2', ({ measured }) => (measured.speedKmh ?? 0) > 9.8, 120)
  const after = writtenIn(run).filter(({ atMs }) => atMs > fromMs)
  expect(after.slice(0, 3).map(({ what, to }) => (what === 'incline' ? to : what))).toEqual([1, 0, 'speed'])
})

test('where the runner moves the belt it is said, and nothing is ordered', async () => {
  const { run, said } = await started()
  expect(run.ask('guide')).toBeNull()
  const byHand = async (mile: number, kmh: number) => {
    await run.until(`mile ${mile}`, inMile(mile, 5), 900)
    run.machine.console.setSpeed(kmh)
  }
  await byHand(1, 8)
  await run.until('it to be said', () => said.length === 1, 120)
  run.machine.console.setIncline(2)
  await byHand(2, 9.9)
  expect([said, inclinesIn(run)]).toEqual([['2', '0'], []])
})

test('held, it does not rise; back on the plan it does', async () => {
  const { run, said } = await started()
  await run.until('mile 1', inMile(1, 1), 400)
  expect(run.ask('hold')).toBeNull()
  await run.clock.advance(60_000)
  expect([inclinesIn(run), said]).toEqual([[], []])
  expect(run.ask('resume-plan')).toBeNull()
  await run.until('2 %', ({ measured }) => measured.inclinePct === 2, 120)
})

test('a Stop orders nothing of it; carried on, it climbs flat and is told anew', async () => {
  const { run, said } = await started([], { ...INCLINED, stageM: 1000 })
  await run.until('2 %', ({ measured }) => measured.inclinePct === 2, 400)
  expect(run.ask('stop')).toBeNull()
  await run.until('a stopped run', ({ belt }) => belt === 'stopped', 30)
  await run.clock.advance(30_000)
  expect(inclinesIn(run)).toEqual([1, 2])
  expect(run.ask('resume')).toBeNull()
  await run.until('flat', ({ belt, measured }) => belt === 'moving' && measured.inclinePct === 0, 60)
  await run.until('2 % again', ({ measured }) => measured.inclinePct === 2, 200)
  expect(inclinesIn(run)).toEqual([1, 2, 1, 0, 1, 2])
  expect(said).toEqual(['2', '2'])
  expectApart(run)
})

test('killed and started anew on the moving belt: nothing is ordered while it is held; back on the plan the incline goes on as planned', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crescendo-incline-'))
  const history = historyOn(folder)
  const run = await crescendo({ choices: INCLINED, log: history.log })
  await run.underWay()
  await run.until('2 %', ({ measured }) => measured.inclinePct === 2, 400)
  run.daemon.close()
  history.close()
  run.link.dropLink('the daemon is gone')
  const again = historyOn(folder)
  const next = await crescendo({ place: run, log: again.log, carriedOn: carryOn(again.unfinished()!, again.log) })
  await next.until('the belt', ({ belt }) => belt === 'moving', 10)
  await next.clock.advance(10_000)
  expect(next.daemon.snapshot()).toMatchObject({ held: 'restart', measured: { inclinePct: 2 } })
  expect(writtenIn(next)).toEqual([])
  expect(next.ask('resume-plan')).toBeNull()
  await next.until('mile 2', inMile(2, 1), 400)
  expect(inclinesIn(next)).toEqual([1, 0])
  again.close()
})

test('on a belt that was measured the inclines are as planned, and apart from every rise', async () => {
  const run = await crescendo({ choices: INCLINED, beltFactor: 1.1 })
  const said = listening(run)
  await run.underWay()
  const one = await run.until('2 %', ({ measured }) => measured.inclinePct === 2, 400)
  expect((one.measured.speedKmh ?? 0) / run.machine.state.belt.speedKmh).toBeCloseTo(1.1, 2)
  await run.until('mile 2', inMile(2, 0), 400)
  expect([inclinesIn(run), said, run.machine.state.inclinePct]).toEqual([[1, 2, 1, 0], ['2', '0'], 0])
  expectApart(run)
})
