import { describe, expect, test } from 'vitest'
import { ASK_KINDS } from '../../protocol/panel/asks.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { answersOf, KEY_ROWS, meaningOf, NOTHING_PRESSED, press, type KeyMeaning } from '../../src/terminal/keys.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'

const asking = (...asks: Snapshot['asks']): Snapshot => ({ ...SNAPSHOTS.mileTwo, asks })

test('every ask has a key, and no key is in two rows', () => {
  const asks = new Set<string>(KEY_ROWS.flatMap(({ asks: offered }) => offered))
  // `pause` is STOP by another name; what only the runner can say is answered by a number.
  expect(ASK_KINDS.filter((kind) => !asks.has(kind)).sort()).toEqual([
    'console-says',
    'felt-pace',
    'has-motor',
    'pause',
  ])
  const keys = KEY_ROWS.flatMap(({ keys: named }) => named)
  expect(keys).toEqual([...new Set(keys)])
})

test.each(['space', 'b'])('%s is always STOP, also where there is nothing to stop', (key) => {
  expect(meaningOf(key, asking())).toEqual({ ask: 'stop', onceMore: false })
  expect(meaningOf(key, SNAPSHOTS.ready)).toEqual({ ask: 'stop', onceMore: false })
})

test.each([
  ['up', 'faster', false],
  ['pagedown', 'slower', false],
  ['e', 'ease-off', false],
  ['g', 'go', false],
  ['return', 'start', true],
  ['d', 'discard', true],
  ['s', 'skip-all', false],
] as const)('%s asks for %s', (key, ask, onceMore) => {
  expect(meaningOf(key, asking(ask))).toEqual({ ask, onceMore })
  expect(meaningOf(key, asking())).toBeNull()
})

test('go and the way back to the plan need the key once more where they raise a held belt', () => {
  const held = { ...asking('go', 'resume-plan'), held: 'eased' as const }
  const raising = {
    ...held,
    leadsTo: { next: null, go: { speedKmh: 13.4, raises: true }, 'resume-plan': { speedKmh: 11, raises: true } },
  }
  expect(meaningOf('g', raising)).toEqual({ ask: 'go', onceMore: true })
  expect(meaningOf('p', raising)).toEqual({ ask: 'resume-plan', onceMore: true })
  const falling = { ...held, leadsTo: { next: null, go: null, 'resume-plan': { speedKmh: 8, raises: false } } }
  expect(meaningOf('p', falling)).toEqual({ ask: 'resume-plan', onceMore: false })
})

test('what the display shows is said by a number, in either unit, only where it is asked for', () => {
  const asked = { ...asking('console-says'), measured: { ...SNAPSHOTS.mileTwo.measured, speedKmh: 1.6 } }
  expect(['1', '2', '3', '4', '5'].map((key) => meaningOf(key, asked))).toEqual([
    { answers: { ask: 'console-says', speed: 1.6, unit: 'km/h' } },
    { answers: { ask: 'console-says', speed: 1, unit: 'mph' } },
    { answers: { ask: 'console-says', speed: 1.6, unit: 'mph' } },
    { answers: { ask: 'console-says', speed: 2.6, unit: 'km/h' } },
    null,
  ])
  expect(meaningOf('1', asking())).toBeNull()
})

test('whether the belt has a motor is said by 1 or 2, only where it is asked for', () => {
  const asked = asking('has-motor', 'stop')
  expect(['1', '2', '3'].map((key) => meaningOf(key, asked))).toEqual([
    { answers: { ask: 'has-motor', yes: true } },
    { answers: { ask: 'has-motor', yes: false } },
    null,
  ])
  expect(meaningOf('2', asking('stop'))).toBeNull()
})

describe('a key that is pressed', () => {
  /** What is done at each press: the key, when, and what it means then. */
  function played(...presses: readonly (readonly [key: string, atMs: number, meaning: KeyMeaning | null])[]) {
    let before = NOTHING_PRESSED
    return presses.flatMap(([key, atMs, meaning]) => {
      const { pressed, does } = press(before, key, meaning, atMs)
      before = pressed
      return does === null ? [] : [{ atMs, does }]
    })
  }
  const start: KeyMeaning = { ask: 'start', onceMore: true }
  const skip: KeyMeaning = { ask: 'skip', onceMore: false }

  test('starts the belt only when it is held, or pressed again a second later', () => {
    expect(played(['return', 0, start])).toEqual([])
    expect(played(['return', 0, start], ['return', 200, start])).toEqual([])
    expect(played(['return', 0, start], ['return', 1100, start])).toEqual([{ atMs: 1100, does: start }])
    const held = Array.from({ length: 30 }, (_, at) => ['return', at === 0 ? 0 : 500 + at * 33, start] as const)
    expect(played(...held)[0]?.atMs).toBeGreaterThanOrEqual(1000)
  })

  test('does nothing when it comes again too late, or another came between', () => {
    expect(played(['return', 0, start], ['return', 5100, start])).toEqual([])
    expect(played(['return', 0, start], ['x', 500, null], ['return', 1200, start])).toEqual([])
  })

  test('and was held since the stretches never starts a belt, however long it is held', () => {
    const repeats = Array.from({ length: 200 }, (_, at) => ['return', 500 + at * 33, start] as const)
    expect(played(['return', 0, skip], ...repeats)).toEqual([{ atMs: 0, does: skip }])
  })

  test('slows and stops each time it comes, and gets faster or skips once while it is held', () => {
    const held = (ask: 'slower' | 'stop' | 'faster' | 'skip') =>
      played(...[0, 500, 533, 566].map((atMs) => ['k', atMs, { ask, onceMore: false }] as const)).length
    expect([held('slower'), held('stop'), held('faster'), held('skip')]).toEqual([4, 4, 1, 1])
  })
})

test('of a belt that was measured it is the console that is asked for', () => {
  const measured = {
    ...SNAPSHOTS.unitAsked,
    measured: { ...SNAPSHOTS.unitAsked.measured, speedKmh: 2, consoleKmh: 1.8 },
  }
  expect(answersOf(measured)[0]).toEqual({ ask: 'console-says', speed: 1.8, unit: 'km/h' })
})
