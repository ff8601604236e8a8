import { beforeAll, expect, test } from 'vitest'
import type { PlanPhase } from '../../protocol/panel/plan.ts'
import { isCrescendo } from '../../protocol/stages.ts'
import { crescendo } from './crescendo.ts'
import { countIn, requestsIn, speedsIn } from './on-the-air.ts'
import { asSent } from '../as-sent.ts'

const fastestOf = (phase: PlanPhase): number[] =>
  phase.kind === 'mile' || phase.kind === 'finish' ? [phase.speedKmh] : []

/** One run of the default plan, from the first ask to the report, for all that look at it. */
async function toTheReport() {
  const run = await crescendo()
  expect(requestsIn(run.heard)).toEqual([])
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  await run.until('the sprint', ({ phase }) => phase.kind === 'finish')
  expect(run.link.will).not.toBeNull()
  await run.until('the stretch after the run', ({ phase }) => phase.kind === 'stretch')
  const beltM = run.machine.state.belt.distanceM
  expect(run.machine.state).toMatchObject({ motion: 'ended', belt: { speedKmh: 0 } })
  expect(run.link.will).toBeNull()
  const { run: identity } = run.daemon.snapshot()
  expect(identity).not.toBeNull()
  expect(run.ask('skip-all')).toBeNull()
  const report = await run.until('the end', ({ phase }) => phase.kind === 'done')
  expect(run.finished).toEqual(['ended'])
  // The report says of which day it is.
  expect(report).toMatchObject({ run: null, reportOf: identity })
  return { ...run, beltM, report }
}
let whole: ReturnType<typeof toTheReport>
beforeAll(() => {
  whole = toTheReport()
})

test('the default plan, from the first ask to the report, with the belt driven to every speed of it', async () => {
  const { heard, daemon, plan, beltM, report } = await whole
  const { splits } = report
  expect(splits.map(({ kind, mile }) => mile ?? kind)).toEqual(['warm-up', 1, 2, 3, 'finish', 'cool-down'])
  const steps = plan.phases.flatMap((phase) => (phase.kind === 'mile' || phase.kind === 'finish' ? [phase] : []))
  for (const [index, { distanceM, speedKmh }] of steps.entries()) {
    const split = splits[index + 1]
    expect(split?.distanceM).toBeCloseTo(distanceM, 3)
    const plannedS = (distanceM / speedKmh) * 3.6
    expect(Math.abs((split?.timeS ?? 0) - plannedS)).toBeLessThan(index === 3 ? 4 : 2)
  }
  expect(isCrescendo(splits, 3)).toBe(true)
  expect(splits[0]?.averageKmh).toBeLessThan(splits[1]?.averageKmh ?? 0)
  expect(Math.abs(report.distanceM - beltM)).toBeLessThan(2)
  expect(daemon.snapshot().distanceSource).toBe('machine')

  expect(countIn(heard, 'control')).toBe(1)
  expect(countIn(heard, 'start')).toBe(1)
  expect(countIn(heard, 'stop')).toBe(1)
  expect(requestsIn(heard).at(-1)?.what).toBe('stop')
  expect(speedsIn(heard).length).toBeLessThan(60)
  expect(speedsIn(heard)).toEqual(expect.arrayContaining(plan.phases.flatMap(fastestOf)))
})

test('at its first speed the belt waits to have its unit checked, and the runner is told why', async () => {
  const run = await crescendo()
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  const told: number[] = []
  const words = 'Checking the treadmill’s unit at this speed. It gets faster by itself.'
  await run.until('the belt to rise', ({ measured, banners }) => {
    if (asSent(banners).some(({ message }) => message === words)) told.push(measured.speedKmh ?? 0)
    return (measured.speedKmh ?? 0) > 3
  })
  expect(told.length).toBeGreaterThan(20)
  expect(Math.max(...told)).toBeLessThanOrEqual(1.8)
  expect(run.daemon.snapshot().banners).toEqual([])
})

test('speeds on the air: up in small steps to the sprint, then down; never twice the same, never too close', async () => {
  const { heard, plan } = await whole
  const speeds = speedsIn(heard)
  const top = speeds.indexOf(plan.fastestKmh)
  const risesKmh = speeds.slice(1).map((kmh, index) => Math.round((kmh - (speeds[index] ?? 0)) * 100) / 100)
  expect(speeds[0]).toBe(1.8)
  expect(risesKmh.slice(0, top).filter((kmh) => kmh <= 0 || kmh > 0.5)).toEqual([])
  expect(risesKmh.slice(top).filter((kmh) => kmh >= 0)).toEqual([])
  const requests = requestsIn(heard)
  const gapsMs = requests.slice(2).map(({ atMs }, index) => atMs - (requests[index + 1]?.atMs ?? 0))
  expect(Math.min(...gapsMs)).toBeGreaterThanOrEqual(399)
})
