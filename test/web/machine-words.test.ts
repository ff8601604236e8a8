import { expect, test } from 'vitest'
import type { FoundMachine } from '../../protocol/panel/machines.ts'
import { likelyOf, realOf, rowWordsOf, signalOf, startedForOf } from '../../web/machines/machine-words.ts'

const seven: FoundMachine = {
  ...{
    name: 'Treadmill 7',
    address: 'a7',
    simulated: false,
    connected: false,
    wanted: false,
    known: false,
    met: false,
  },
  ...{ signalDbm: -60, available: true },
}
const simulator: FoundMachine = { ...seven, name: 'Crescendo Simulator', address: 'simulated', simulated: true }

test.each([
  [-40, 4, 'strong'],
  [-55, 4, 'strong'],
  [-56, 3, 'fair'],
  [-68, 2, 'fair'],
  [-80, 1, 'weak'],
  [null, 0, 'none'],
] as const)('%s dBm are %i steps: %s', (signalDbm, steps, word) => {
  expect(signalOf({ signalDbm, connected: false })).toEqual({ steps, word })
})

test('one that is connected calls out no more, and is heard', () => {
  expect(signalOf({ signalDbm: null, connected: true })).toEqual({ steps: 4, word: 'strong' })
})

test('a treadmill is said with its signal in words, and mine is marked', () => {
  const says = (change: Partial<FoundMachine>) => rowWordsOf({ ...seven, ...change }, [seven])
  expect(says({})).toEqual({ name: 'Treadmill 7', tag: null, says: 'Fair signal', key: 'Use it' })
  expect(says({ known: true })).toMatchObject({ tag: 'Yours' })
  expect(says({ wanted: true })).toMatchObject({ says: 'Connecting · Fair signal' })
  expect(says({ connected: true, known: true })).toMatchObject({ says: 'Connected', key: 'Go on' })
  expect(says({ available: false })).toMatchObject({
    says: expect.stringContaining('another app') as string,
    key: null,
  })
})

test('one that only has the name of mine says so; the simulated one moves nothing', () => {
  const mine = { ...seven, known: true }
  const twin = { ...seven, address: 'b8' }
  expect(rowWordsOf(twin, [mine, twin])).toMatchObject({ tag: 'Same name' })
  expect(rowWordsOf(mine, [mine, twin])).toMatchObject({ tag: 'Yours', says: 'Fair signal' })
  expect(rowWordsOf(simulator, [simulator])).toMatchObject({
    ...{ name: 'Simulated treadmill', tag: 'No belt moves', key: 'Try it' },
  })
  expect(realOf({ machines: [mine, simulator] })).toEqual([mine])
})

test('what Crescendo was started for is said, by its name or its kind', () => {
  expect(startedForOf({ startedFor: null })).toBeNull()
  expect(startedForOf({ startedFor: 'Treadmill 7' })).toContain('started for Treadmill 7 on the command line')
  expect(startedForOf({ startedFor: 'auto' })).toContain('for any treadmill')
})

test('most likely mine is meant, where it can be had; else the one that is connected', () => {
  const [mine, connected] = [
    { ...seven, known: true },
    { ...simulator, connected: true },
  ]
  expect(likelyOf([seven, mine, connected])).toBe(mine)
  expect(likelyOf([seven, { ...mine, available: false }, connected])).toBe(connected)
  expect(likelyOf([seven, { ...mine, connected: true }])).toMatchObject({ address: 'a7', connected: true })
  expect(likelyOf([seven])).toBeUndefined()
})
