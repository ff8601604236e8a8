import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeControlPointRequest, encodeControlPointRequest } from '../../protocol/ftms/control-point.ts'
import { decodeTreadmillData, encodeTreadmillData } from '../../protocol/ftms/treadmill-data.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import { stageTitle } from '../../protocol/words/en/nouns.ts'
import {
  DEFAULT_GRID,
  METRES_PER_MILE,
  gridFrom,
  isOnGrid,
  kmhFromMph,
  kmhFromPaceSPerKm,
  kmhFromPaceSPerMile,
  kmhFromTenthsMph,
  mphFromKmh,
  paceSPerKm,
  paceSPerMile,
  snap,
  snapDown,
  stageNoun,
  stepDown,
  stepUp,
  tenthsMphFromKmh,
  withinRange,
  writtenKmhOf,
} from '../../protocol/units.ts'

function throughTheWire(kmh: number): [number | undefined, number | undefined] {
  const telemetry = decodeTreadmillData(encodeTreadmillData({ instantaneousSpeedKmh: kmh }))
  const order = decodeControlPointRequest(encodeControlPointRequest({ op: 'set_target_speed', targetSpeedKmh: kmh }))
  if (!telemetry.ok || !order.ok || order.value.op !== 'set_target_speed') return [undefined, undefined]
  return [telemetry.value.instantaneousSpeedKmh, order.value.targetSpeedKmh]
}

test('every 0.01 km/h from 0 to 25 goes over the air and comes back', () => {
  for (let hundredths = 0; hundredths <= 2500; hundredths++) {
    expect(throughTheWire(hundredths / 100)).toEqual([hundredths / 100, hundredths / 100])
  }
})

test('every 0.1 mph from 0 to 25 goes over the air and comes back', () => {
  for (let tenths = 0; tenths <= 250; tenths++) {
    const [telemetry, order] = throughTheWire(kmhFromTenthsMph(tenths))
    expect([tenthsMphFromKmh(telemetry!), tenthsMphFromKmh(order!)]).toEqual([tenths, tenths])
    expect(throughTheWire(kmhFromMph(tenths / 10))[0]).toBe(kmhFromTenthsMph(tenths))
  }
})

test('speeds and paces of the conversion table', () => {
  expect([5, 10, 60, 75, 120].map(kmhFromTenthsMph)).toEqual([0.8, 1.61, 9.66, 12.07, 19.31])
  expect(kmhFromMph(1)).toBe(1.609344)
  expect(mphFromKmh(10)).toBeCloseTo(6.21371192, 8)
  expect(paceSPerKm(9.66)).toBeCloseTo(372.67, 2)
  expect(paceSPerMile(10)).toBeCloseTo(579.36384, 6)
  expect(kmhFromPaceSPerKm(330)).toBeCloseTo(10.9091, 4)
  expect(kmhFromPaceSPerMile(480)).toBeCloseTo(12.0701, 4)
  expect([paceSPerKm(0), paceSPerMile(0), kmhFromPaceSPerKm(0), kmhFromPaceSPerMile(-1)]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

const range = (minimumSpeedKmh: number, maximumSpeedKmh: number, minimumIncrementSpeedKmh: number) => ({
  minimumSpeedKmh,
  maximumSpeedKmh,
  minimumIncrementSpeedKmh,
})

test('a published range becomes a grid, or none where it cannot be used', () => {
  expect(gridFrom(range(0.8, 20, 0.1))).toEqual({ unit: 'km/h', minKmh: 0.8, maxKmh: 20, stepKmh: 0.1 })
  expect(gridFrom(range(0.8, 16, 0))).toMatchObject({ unit: 'km/h', stepKmh: 0.1 })
  expect(gridFrom(range(1, 6.3, 0.5))).toMatchObject({ maxKmh: 6 })
  expect(gridFrom(range(0, 10, 0.5))).toMatchObject({ minKmh: 0.5 })
  expect(gridFrom(range(0.8, 19.31, 0.16))).toEqual({ unit: 'mph', minKmh: 0.8, maxKmh: 19.31, stepKmh: 0.16 })
  expect(gridFrom(range(0.8, 19.31, 0.8))).toMatchObject({ unit: 'mph', maxKmh: 19.31 })
  expect(gridFrom(range(1, 6, 0.16))).toEqual({ unit: 'mph', minKmh: 1.13, maxKmh: 5.95, stepKmh: 0.16 })
  expect(gridFrom(range(20, 1, 0.1))).toBeNull()
  expect(gridFrom(range(0, 0, 0))).toBeNull()
  expect(gridFrom(range(NaN, NaN, NaN))).toBeNull()
})

test('half goes up, an order goes down, and float noise is neither', () => {
  expect(snap(DEFAULT_GRID, 5.39)).toBe(5.4)
  expect(snap(DEFAULT_GRID, 8.25)).toBe(8.3)
  expect(snap(DEFAULT_GRID, 1.15)).toBe(1.2)
  expect(snap(DEFAULT_GRID, 1.1496)).toBe(1.1)
  expect(snapDown(DEFAULT_GRID, 8.29)).toBe(8.2)
  expect(snapDown(DEFAULT_GRID, 8.1 + 0.1)).toBe(8.2)
  expect(snapDown(DEFAULT_GRID, 0.1 + 0.2 + 2)).toBe(2.3)
  expect([snap(DEFAULT_GRID, 0.2), snap(DEFAULT_GRID, 99)]).toEqual([1, 20])
})

test('steps go from grid value to grid value, the first from between two being the shorter', () => {
  expect([stepUp(DEFAULT_GRID, 8.2), stepUp(DEFAULT_GRID, 8.25), stepUp(DEFAULT_GRID, 8.2, 5)]).toEqual([8.3, 8.3, 8.7])
  expect([stepDown(DEFAULT_GRID, 8.2), stepDown(DEFAULT_GRID, 8.25)]).toEqual([8.1, 8.2])
  expect([stepDown(DEFAULT_GRID, 1), stepUp(DEFAULT_GRID, 20)]).toEqual([1, 20])
})

test('an mph grid does not drift: 0.5 mph and 115 steps are 12.0 mph', () => {
  const grid = gridFrom(range(0.8, 19.31, 0.16))!
  expect(stepUp(grid, grid.minKmh, 115)).toBe(19.31)
  expect(tenthsMphFromKmh(stepUp(grid, grid.minKmh, 115))).toBe(120)
  expect([isOnGrid(grid, 9.66), isOnGrid(grid, 9.65), isOnGrid(grid, 9.6)]).toEqual([true, true, false])
})

test('every tenth of mph is read as that tenth, by a console that cuts and by one that rounds', () => {
  const grid = gridFrom(range(0.8, 25, 0.16))!
  for (let tenths = 5; tenths <= 150; tenths++) {
    const count = Math.round(writtenKmhOf(grid, kmhFromTenthsMph(tenths)) * 100)
    expect([Math.floor(count / 16.09344), Math.round(count / 16.09344)]).toEqual([tenths, tenths])
  }
})

test('nothing above the maximum is written, and what a machine in km/h is told stays as it is', () => {
  expect(writtenKmhOf(gridFrom(range(0.8, 19.31, 0.16))!, 19.31)).toBe(19.31)
  expect(writtenKmhOf(DEFAULT_GRID, 8.7)).toBe(8.7)
})

const MPH_INCREMENTS = [0.16, 0.32, 0.8, 0.81]
const grids: fc.Arbitrary<SpeedGrid> = fc
  .tuple(
    fc.integer({ min: 0, max: 300 }),
    fc.integer({ min: 0, max: 2200 }),
    fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(...MPH_INCREMENTS.map((kmh) => kmh * 100))),
  )
  .map(([min, span, step]) => gridFrom(range(min / 100, (min + span) / 100, step / 100)))
  .filter((grid) => grid !== null)
const speeds = fc.double({ min: 0, max: 30, noNaN: true })

test('whatever is snapped or stepped lies on the grid, within its range, in whole hundredths', () => {
  fc.assert(
    fc.property(grids, speeds, fc.integer({ min: 1, max: 20 }), (grid, kmh, count) => {
      for (const speed of [
        grid.minKmh,
        grid.maxKmh,
        snap(grid, kmh),
        snapDown(grid, kmh),
        stepUp(grid, kmh, count),
        stepDown(grid, kmh, count),
      ]) {
        expect(isOnGrid(grid, speed)).toBe(true)
        expect(withinRange(grid, speed)).toBe(true)
        expect(speed).toBe(Math.round(speed * 100) / 100)
        expect(snap(grid, speed)).toBe(speed)
        expect(snapDown(grid, speed)).toBe(speed)
      }
    }),
  )
})

test.each([
  [METRES_PER_MILE, 'Mile 2'],
  [1609, 'Mile 2'],
  [1000, 'Kilometre 2'],
  [METRES_PER_MILE / 2, 'Stage 2'],
  [1001, 'Stage 2'],
])('a stage of %d m is called %s', (metres, name) => {
  expect(stageTitle(stageNoun(metres), 2)).toBe(name)
  expect(stageNoun(metres)).toBe(name.split(' ')[0]?.toLowerCase())
})

test('snapping is to the nearest, snapping down never above, and steps move unless at the end', () => {
  fc.assert(
    fc.property(grids, speeds, (grid, kmh) => {
      const snapped = snap(grid, kmh)
      expect(Math.abs(snapped - kmh)).toBeLessThanOrEqual(Math.abs(stepUp(grid, snapped) - kmh) + 0.011)
      expect(Math.abs(snapped - kmh)).toBeLessThanOrEqual(Math.abs(stepDown(grid, snapped) - kmh) + 0.011)
      expect(snapDown(grid, kmh)).toBeLessThanOrEqual(Math.max(kmh + 1e-6, grid.minKmh))
      if (snapped < grid.maxKmh) expect(stepUp(grid, snapped)).toBeGreaterThan(snapped)
      if (snapped > grid.minKmh) expect(stepDown(grid, snapped)).toBeLessThan(snapped)
      expect(stepDown(grid, stepUp(grid, snapped))).toBe(snapped < grid.maxKmh ? snapped : stepDown(grid, snapped))
    }),
  )
})
