import { describe, expect, test } from 'vitest'
import { WALL } from '../../web/kiosk/kiosk-shape.ts'
import { TALL, WIDE, type Frame } from '../../web/staircase/frames.ts'
import { heightOf, labelOn, sideOf, type Picture } from '../../web/staircase/label-place.ts'
import { reachOf } from '../../web/staircase/line-on.ts'
import { shapeOf } from '../../web/staircase/shape.ts'
import { viewsOf } from './on-plan.ts'
import { THREE_MILES } from './plans.ts'

const MODERATE = { name: '2 moderate', pace: '9:45' }
const NUMBER = { name: '2', pace: '9:45' }

test('the words stand after the marker until they fit before it', () => {
  const at = [0, 0.1, 0.4, 0.6, 0.9, 1].map((progress) => sideOf(14, progress, MODERATE))
  expect(at).toEqual(['ahead', 'ahead', 'ahead', 'flooded', 'flooded', 'flooded'])
})

test('where they fit neither before nor after it, they are on the wider side', () => {
  expect([0.45, 0.55, 0.8].map((progress) => sideOf(4.4, progress, NUMBER))).toEqual(['ahead', 'flooded', 'flooded'])
})

describe('the words of a step', () => {
  /** A picture of 33 lines of type, whose baseline is at 83 % of it. */
  const room = {
    edge: 50,
    plan: null,
    overPlan: false,
    reach: null,
    guessed: false,
    ceiling: 40,
    baseline: 83,
    highEms: 33,
  }
  const high = (lines: number): number => (100 * (lines * 1.28 + 1)) / 33
  const lineAt = (lowest: number, highest = lowest) => ({ reach: { lowest, highest } })

  test('stand at the edge of their step, or under the line that runs through it', () => {
    expect(heightOf(2, room)).toEqual({ top: 50, where: 'in' })
    expect(heightOf(2, { ...room, ...lineAt(45) })).toMatchObject({ top: 50, where: 'in' })
    expect(heightOf(2, { ...room, ...lineAt(60) })).toMatchObject({ top: 60, where: 'in' })
  })

  test('never lie below their step, nor over the line: where there is no room in it they stand over both', () => {
    const low = { ...room, edge: 80 }
    expect(heightOf(2, low)).toEqual({ top: 80 - high(2), where: 'over' })
    expect(heightOf(2, { ...low, ...lineAt(82, 71) })).toEqual({ top: 71 - high(2), where: 'over' })
    expect(heightOf(2, { ...room, edge: 71, ...lineAt(82, 71) })).toMatchObject({ top: 71 - high(2), where: 'over' })
  })

  test('are fewer where there is no room for them, over the plan where there is none below it, and nothing where there is none at all', () => {
    const planned = { ...room, edge: 80, plan: 72 }
    expect(heightOf(2, planned)).toBeNull()
    expect(heightOf(1, planned)).toEqual({ top: 80 - high(1), where: 'over' })
    expect(heightOf(2, { ...room, edge: 74 })).toMatchObject({ where: 'over' })
    expect(heightOf(2, { ...room, edge: 74, plan: 70 })).toBeNull()
    expect(heightOf(1, { ...room, edge: 74, plan: 70 })).toEqual({ top: 74, where: 'in' })
    const over = { ...planned, plan: 78, overPlan: true }
    expect(heightOf(2, over)).toEqual({ top: 78 - high(2), where: 'over' })
    expect(heightOf(2, { ...over, ceiling: 70 })).toBeNull()
    expect(heightOf(1, { ...over, ceiling: 70 })).toEqual({ top: 78 - high(1), where: 'over' })
    expect(heightOf(1, { ...over, ceiling: 75 })).toBeNull()
  })

  test('stand under the edge of the plan where that runs below the one of their step', () => {
    expect(heightOf(2, { ...room, plan: 55 })).toMatchObject({ top: 55, where: 'in' })
    expect(heightOf(2, { ...room, plan: 70 })).toMatchObject({ top: 50, where: 'in' })
  })

  test('stand over what is only taken to be run', () => {
    expect(heightOf(2, { ...room, edge: 71, guessed: true })).toMatchObject({ top: 71 - high(2), where: 'over' })
  })
})

describe('on the picture', () => {
  const at = (kmh: number, index: number, progress: number, frame: Frame) => {
    const phases = viewsOf(THREE_MILES, index, progress).map((view, i) =>
      i < index || view.kind === 'stretch' ? view : { ...view, targetKmh: kmh, partsKmh: [kmh] },
    )
    return shapeOf(THREE_MILES, phases, frame)
  }

  test.each([
    ['wide', WIDE, 55, 33],
    ['tall', TALL, 26, 52],
    ['on the wall', WALL, 39, 22],
  ])('%s, eased off to any speed, no words lie below the steps or through an edge', (_, frame, wideEms, highEms) => {
    for (const kmh of [1, 2.5, 4, 5, 6.5, 8, 8.7, 9.3, 10.4, 11.1]) {
      for (const progress of [0.1, 0.5, 0.9]) {
        const shape = at(kmh, 2, progress, frame)
        const picture = { shape, line: [], wideEms, highEms, tall: frame === TALL, drained: false }
        for (const step of shape.steps.filter(({ kind }) => kind === 'mile')) {
          const label = { phase: step.index, name: frame === TALL ? '2' : '2 moderate', pace: '12:21', gainS: null }
          const spot = labelOn(step, label, picture)
          if (spot === null) continue
          const bottom = spot.y + (100 * (spot.lines * 1.28 + 1)) / highEms
          expect(bottom, `${kmh} km/h, ${progress}`).toBeLessThanOrEqual(frame.baseline + 1e-9)
          const isAhead = spot.x > step.x || progress === 0 || step.state === 'ahead'
          for (const edge of step.blocks.flatMap(({ top, planTop }) => (isAhead ? [top, planTop ?? top] : [top])))
            expect(edge <= spot.y + 1e-9 || edge >= bottom - 1e-9, `${kmh} km/h, ${progress}`).toBe(true)
        }
      }
    }
  })

  test('where only the end of a step was measured, no dark words stand over what is filled by that', () => {
    const shape = at(9.9, 3, 0.7, WIDE)
    const step = shape.steps.find(({ mile }) => mile === 2) ?? expect.unreachable()
    const label = { phase: step.index, name: '2 moderate', pace: '9:45', gainS: null }
    for (const lower of [0, 2, 8, 14]) {
      const mark = { step, x: step.x + step.width * step.progress, y: step.top + lower }
      const picture = { shape, line: [[mark]], wideEms: 55, highEms: 33, tall: false, drained: false }
      const spot = labelOn(step, label, picture) ?? expect.unreachable()
      if (spot.on === 'flooded') expect(spot.y).toBeGreaterThanOrEqual(mark.y - 1e-9)
      else expect(spot.y).toBeLessThan(step.top)
    }
  })

  test('out of reach, the words of the step that is run stand in what was seen of it, and over what is only taken to be', () => {
    const shape = at(9.9, 3, 0.6, WIDE)
    const step = shape.steps.find(({ mile }) => mile === 2) ?? expect.unreachable()
    const label = { phase: step.index, name: '2 moderate', pace: '9:45', gainS: null }
    const spotSeenTo = (share: number, drained: boolean) => {
      const line = [[0, share].map((part) => ({ step, x: step.x + part * step.width, y: step.top }))]
      return labelOn(step, label, { shape, line, wideEms: 55, highEms: 33, tall: false, drained })
    }
    const inIt = spotSeenTo(0.6, false) ?? expect.unreachable()
    expect(inIt).toMatchObject({ on: 'flooded', y: step.top })
    expect(spotSeenTo(0.58, true)).toEqual(inIt)
    expect(spotSeenTo(0.1, true)).toMatchObject({ text: '2', y: step.top })
    const over = spotSeenTo(0.02, true)
    expect(over === null || over.y < step.top).toBe(true)
  })

  test('what was gained is a line of its own, without a pace too: it is never cut', () => {
    const shape = at(8.7, 4, 0.2, WALL)
    const step = shape.steps.find(({ mile }) => mile === 1) ?? expect.unreachable()
    const low = { ...step, blocks: step.blocks.map((block) => ({ ...block, top: 89 })) }
    const picture = { shape, line: [], wideEms: 39, highEms: 22, tall: false, drained: false }
    const label = { phase: step.index, name: '11:06', pace: '', gainS: 52 }
    expect(labelOn(low, { ...label, gainS: null }, picture)).toMatchObject({ on: 'flooded' })
    expect(labelOn(low, label, picture)).toMatchObject({ on: 'ahead', lines: 2 })
  })

  /** Mile 2 is over, with a line that turns at these shares and heights of it. */
  const over = (
    turns: readonly (readonly [number, number])[],
    { wideEms, highEms }: Pick<Picture, 'wideEms' | 'highEms'>,
    frame: Frame,
  ) => {
    const shape = at(11.1, 4, 0.5, frame)
    const step = shape.steps.find(({ mile }) => mile === 2) ?? expect.unreachable()
    const line = [turns.map(([share, y]) => ({ step, x: step.x + share * step.width, y }))]
    return { step, picture: { shape, line, wideEms, highEms, tall: frame === TALL, drained: false } }
  }
  const GAINED = { phase: 3, name: '2 moderate', pace: '10:04', gainS: 81 }
  const STOP = [
    [0, 61],
    [0.3, 61],
    [0.31, 82],
    [0.32, 61],
    [1, 61],
  ] as const

  test('a mile with a stop in it has all its words beside the stop, with what was gained clear of the line', () => {
    const { step, picture } = over(STOP, { wideEms: 55, highEms: 33 }, WIDE)
    const spot = labelOn(step, GAINED, picture) ?? expect.unreachable()
    expect(spot).toMatchObject({ text: null, on: 'flooded', plate: false, y: 61 })
    expect(spot.x).toBeCloseTo(step.x + 0.32 * step.width)
    const stoppedAt = (later: number) => {
      const stop = STOP.map(([share, y]) => [share === 0 || share === 1 ? share : share + later, y] as const)
      const other = over(stop, picture, WIDE)
      return labelOn(other.step, GAINED, other.picture)
    }
    expect(stoppedAt(0.65)).toMatchObject({ x: step.x, on: 'flooded', gainBelow: false })
    // Beside the pace it would lie on the line.
    expect(stoppedAt(0.25)).toMatchObject({ x: step.x, on: 'flooded', gainBelow: true })
  })

  test('one that was eased off far has them where it was fast, or over where it was slow', () => {
    const eased = [
      [0, 60],
      [0.35, 60],
      [0.36, 79],
      [1, 79],
    ] as const
    const { step, picture } = over(eased, { wideEms: 55, highEms: 33 }, WIDE)
    const spot = labelOn(step, { ...GAINED, gainS: null }, picture) ?? expect.unreachable()
    expect(spot).toMatchObject({ text: null, on: 'ahead', plate: false })
    expect(spot.y + high(spot.lines, 33)).toBeLessThanOrEqual(79)
  })

  test('beside a long rise they stand after it, under the height that was come to', () => {
    const rising = [
      [0, 75],
      [0.1, 61],
      [1, 61],
    ] as const
    const { step, picture } = over(rising, { wideEms: 55, highEms: 33 }, WIDE)
    const spot = labelOn(step, { ...GAINED, gainS: null }, picture) ?? expect.unreachable()
    expect(spot).toMatchObject({ on: 'flooded', y: 61 })
    expect(spot.x).toBeCloseTo(step.x + 0.1 * step.width)
    const short = rising.map(([share, y]) => [share, Math.min(y, 64)] as const)
    const low = over(short, picture, WIDE)
    expect(labelOn(low.step, { ...GAINED, gainS: null }, low.picture)).toMatchObject({ x: step.x })
  })

  test.each([
    ['wide', WIDE, 55, 33],
    ['tall', TALL, 26, 52],
    ['on the wall', WALL, 39, 22],
  ])('%s, a mile that is over always says which it was, and never through its line', (_, frame, wideEms, highEms) => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = randomOf(seed)
      const turns = Array.from(
        { length: 2 + (seed % 60) },
        () => [random(), frame.clear.y + random() * (frame.baseline - frame.clear.y)] as const,
      )
      const ends = turns.toSorted(([a], [b]) => a - b)
      const { step, picture } = over(ends, { wideEms, highEms }, frame)
      const label = { ...GAINED, name: frame === TALL ? '2' : '2 moderate' }
      const spot = labelOn(step, label, picture) ?? expect.fail(`seed ${seed}: nothing is said`)
      const bottom = spot.y + high(spot.lines, highEms)
      expect(bottom, `seed ${seed}`).toBeLessThanOrEqual(frame.baseline + 1e-9)
      expect(spot.x + (100 * spot.ems) / wideEms, `seed ${seed}`).toBeLessThanOrEqual(step.x + step.width + 1e-9)
      if (spot.plate) continue
      const reach = reachOf(
        picture.line,
        Math.max(spot.x, step.x + 0.02 * step.width),
        spot.x + (100 * spot.ems) / wideEms,
      )
      if (reach === null) continue
      expect(reach.lowest <= spot.y + 1e-9 || reach.highest >= bottom - 1e-9, `seed ${seed}`).toBe(true)
    }
  })
})

const high = (lines: number, highEms: number): number => (100 * (lines * 1.28 + 1)) / highEms

/** Numbers from 0 to 1, the same for one seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
