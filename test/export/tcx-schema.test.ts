import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { RunExport } from '../../protocol/panel/run-export.ts'
import { tcxOf } from '../../src/export/tcx.ts'
import { anyRun } from './any-run.ts'

const SCHEMA = fileURLToPath(new URL('data/tcx.xsd', import.meta.url))

/** What is wrong with it by the schema; nothing where it fits. */
function faultsOf(tcx: string): string {
  const { stderr, status } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', SCHEMA, '-'], {
    input: tcx,
    encoding: 'utf8',
  })
  return status === 0 ? '' : stderr
}

/** A run with values that no treadmill has, and a name that is no XML. */
function strange(run: RunExport): RunExport {
  const [first, second, ...readings] = run.readings.filter(({ atS }) => atS > 5)
  return {
    ...run,
    run: { ...run.run, machineName: 'A < B & "C" ]]> \u0000\u0007 \ud800' },
    laps: run.laps.map((lap) => ({ ...lap, heartRateBpm: 300, mostHeartRateBpm: 0, mostKmh: -3, distanceM: 1e30 })),
    readings: [
      { ...first!, heartRateBpm: 300, speedKmh: 1e40 },
      { ...second!, heartRateBpm: -1, speedKmh: -4 },
      ...readings,
    ],
  }
}

test('a run fits the schema, as does whatever a value is', async () => {
  const run = await anyRun()
  expect(faultsOf(tcxOf(run))).toBe('')
  expect(faultsOf(tcxOf(strange(run)))).toBe('')
  expect(faultsOf(tcxOf({ ...run, readings: [] }))).toBe('')
})

test('what is in another order, or no rate, does not fit it', async () => {
  const tcx = tcxOf(await anyRun())
  expect(faultsOf(tcx.replace(/(<Calories>0<.Calories>)\s*((?:.|\n)*?)(<Intensity>)/, '$2$1$3'))).toMatch(/Calories/)
  expect(faultsOf(tcx.replace('<Value>141<', '<Value>300<'))).toMatch(/300/)
})

test('it says what was run, lap by lap, and what was planned beside it', async () => {
  const run = await anyRun()
  const laps = tcxOf(run).split('<Lap ').slice(1)
  expect(laps).toHaveLength(run.laps.length)
  expect(laps.map((lap) => /<TriggerMethod>(\w+)</.exec(lap)?.[1])).toEqual([
    ...['Time', 'Distance', 'Distance', 'Distance', 'Distance', 'Time'],
  ])
  expect(laps[1]).toMatch(/<Notes>mile 1, planned [\d.]+ km\/h, target [\d.]+ km\/h<\/Notes>/)
  expect(laps[1]).toContain('<HeartRateBpm><Value>141</Value></HeartRateBpm>')
  const points = laps.map((lap) => lap.split('<Trackpoint>').length - 1)
  expect(points.every((count) => count > 10)).toBe(true)
})
