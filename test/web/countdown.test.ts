import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { countdownOn, NO_COUNTDOWN, type Countdown, type Due } from '../../web/sound/countdown.ts'
import { momentOf } from '../../web/sound/moment.ts'
import { draws } from '../draws.ts'
import { SNAPSHOTS } from './snapshots.ts'

const { tenSeconds, sprint, mileTwo } = SNAPSHOTS
const toGo = (timeS: number, change: Partial<Snapshot> = {}): Snapshot => ({
  ...tenSeconds,
  toFinish: { distanceM: 3 * timeS, timeS },
  ...change,
})

/** Looks as a page does; says what sounded, and when. */
class Listening {
  state: Countdown = NO_COUNTDOWN
  readonly heard: Due[] = []

  /** @param nowS of the audio clock, never back */
  look(nowS: number, snapshot: Snapshot, silently = false): this {
    this.pass(nowS)
    this.state = countdownOn(this.state, momentOf(snapshot), nowS, silently)
    return this
  }

  /** The audio clock plays what it was handed. */
  pass(nowS: number): this {
    const isHeard = (due: Due): boolean => this.heard.some(({ mark, atS }) => mark === due.mark && atS === due.atS)
    this.heard.push(...this.state.due.filter((due) => due.atS <= nowS && !isHeard(due)))
    return this
  }

  get marks(): number[] {
    return this.heard.map(({ mark }) => mark)
  }
}

test('ten, three, two, one and go hang on one moment, whatever a tenth of a second an estimate is off', () => {
  const page = new Listening()
  for (let tenths = 0; tenths <= 130; tenths++) {
    const leftS = 13 - tenths / 10
    page.look(100 + tenths / 10, toGo(Math.max(0, leftS + 0.07 * Math.sin(tenths))))
  }
  page.look(113.1, sprint).look(114, sprint).pass(120)
  expect(page.marks).toEqual([10, 3, 2, 1, 0])
  const lineAtS = page.heard.at(-1)!.atS
  expect(page.heard.map(({ mark, atS }) => atS + mark)).toEqual(
    [0, 1, 2, 3, 4].map(() => expect.closeTo(lineAtS, 9) as number),
  )
  expect(Math.abs(lineAtS - 113)).toBeLessThan(0.15)
})

test('a line that shifts takes with it what has not sounded, and nothing sounds twice', () => {
  const page = new Listening().look(0, toGo(4)).look(1.5, toGo(2.5))
  expect(page.marks).toEqual([3])
  // Slowed down: the line is a second further off.
  page.look(1.6, toGo(3.4))
  expect(page.state.due).toEqual([
    { mark: 2, atS: expect.closeTo(3, 9) as number },
    { mark: 1, atS: expect.closeTo(4, 9) as number },
    { mark: 0, atS: expect.closeTo(5, 9) as number },
  ])
  page.look(5.02, sprint).pass(10)
  expect(page.marks).toEqual([3, 2, 1, 0])
})

test('whoever has not said Go hears the ten alone; a finish that is left, skipped or stopped is silent at once', () => {
  const asked = { gate: 'open' as const, plan: SNAPSHOTS.gateOpen.plan }
  expect(new Listening().look(0, toGo(11, asked)).look(11.2, toGo(0, asked)).pass(20).marks).toEqual([10])
  const silenced: Partial<Snapshot>[] = [{ gate: 'skipped', toFinish: null }, { belt: 'stopping' }, { held: 'eased' }]
  for (const change of silenced) {
    const page = new Listening().look(0, toGo(3.5)).look(0.6, toGo(2.9, change)).pass(10)
    expect(page.marks, JSON.stringify(change)).toEqual([3])
  }
})

test('the go sounds with the flip where the line came early or was said late, and not at a reload', () => {
  const early = new Listening().look(0, toGo(2.5)).look(2, sprint).pass(9)
  expect(early.heard.at(-1)).toEqual({ mark: 0, atS: 2 })
  expect(early.marks).toEqual([2, 1, 0])
  const near = new Listening().look(0, toGo(2.5)).look(2.45, sprint).look(2.47, sprint).pass(9)
  expect(near.heard.at(-1)).toEqual({ mark: 0, atS: 2.5 })
  const late = new Listening()
    .look(0, { ...SNAPSHOTS.ungone })
    .look(5, sprint)
    .look(5.1, sprint)
    .pass(9)
  expect(late.heard).toEqual([{ mark: 0, atS: 5 }])
  expect(new Listening().look(5, sprint).look(6, sprint).pass(9).marks).toEqual([])
})

test('a page that comes back hears what is still to come, and nothing of what is over', () => {
  const page = new Listening().look(0, toGo(20)).look(18.2, toGo(1.9), true).pass(30)
  expect(page.marks).toEqual([1, 0])
  expect(new Listening().look(0, toGo(20)).look(25, sprint, true).pass(30).marks).toEqual([])
})

test('another run counts down anew', () => {
  const page = new Listening().look(0, toGo(2)).look(2, sprint).look(10, mileTwo)
  const run = { id: 'another', startedAt: '' }
  page
    .look(11, { ...mileTwo, run })
    .look(20, toGo(3.5, { run }))
    .pass(30)
  expect(page.marks).toEqual([2, 1, 0, 3, 2, 1, 0])
})

test('whatever the estimate does, each sounds once at most, in its order, and never before now', () => {
  const looks = fc.array(
    fc.record({
      stepS: fc.double({ min: 0.01, max: 1.5, noNaN: true }),
      leftS: fc.double({ min: 0, max: 14, noNaN: true }),
      silently: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(looks, (all) => {
      const page = new Listening()
      let nowS = 0
      for (const { stepS, leftS, silently } of all) {
        nowS += stepS
        page.look(nowS, toGo(leftS), silently)
        for (const { atS } of page.state.due) expect(atS).toBeGreaterThanOrEqual(nowS)
      }
      page.pass(nowS + 100)
      expect(new Set(page.marks).size).toBe(page.marks.length)
    }),
    { numRuns: draws(300) },
  )
})
