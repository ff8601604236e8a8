import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { Saying } from '../../protocol/panel/sayings.ts'
import { ENGLISH } from '../../protocol/words/sentence-of.ts'
import { spokenIn } from '../../protocol/words/spoken.ts'
import { momentOf } from '../../web/sound/moment.ts'
import { utterancesAt } from '../../web/sound/utterances.ts'
import { SNAPSHOTS } from './snapshots.ts'

const { mileTwo, stretch, ready } = SNAPSHOTS
const announced = (serial: number, says: Saying, of: Snapshot = mileTwo): Snapshot => ({
  ...of,
  announcement: { serial, ...says },
})
/** What is said, as it is heard. */
const heard = (before: Snapshot | null, now: Snapshot, tones = true): string[] =>
  utterancesAt(before === null ? null : momentOf(before), momentOf(now), tones).map((one) => spokenIn(ENGLISH, one))

const halfway = announced(4, { code: 'halfway', values: {} })

test('what is announced is said once, and by nobody who joins late', () => {
  expect(heard(mileTwo, halfway)).toEqual(['Halfway.'])
  expect(heard(halfway, { ...halfway, number: 7 })).toEqual([])
  expect(heard(null, halfway)).toEqual([])
  expect(heard(halfway, announced(5, { code: 'done', values: {} }))).toEqual(['Done.'])
  expect(heard(announced(5, { code: 'done', values: {} }), halfway)).toEqual([])
})

test('a line is told with the speed behind it: a pace to a runner, a speed to a walker', () => {
  const line = announced(4, { code: 'next-stage', values: { stage: 'mile', number: 3 } })
  expect(mileTwo.next).toMatchObject({ mile: 3, targetKmh: 11.1 })
  expect(heard(mileTwo, line)).toEqual(['Mile three. A little faster.', 'Eight minutes forty-two per mile.'])
  const walks: Snapshot = { ...line, plan: { ...line.plan!, level: 'beginner' } }
  expect(heard(mileTwo, walks)[1]).toBe('Six point nine miles per hour.')
  const again = announced(4, { code: 'next-stage', values: { stage: 'mile', number: 2 } })
  expect(heard(mileTwo, { ...again, targetKmh: 9.9 })[1]).toBe('Nine minutes forty-five per mile.')
})

test('the tones count: with them nobody counts aloud', () => {
  const counts = announced(4, { code: 'three-two-one', values: {} })
  expect(heard(mileTwo, counts, true)).toEqual([])
  expect(heard(mileTwo, counts, false)).toEqual(['Three. Two. One. Go!'])
})

test('what a press brought is said, once for several presses; a speed that falls is no new sentence each time', () => {
  const slower: Snapshot = { ...mileTwo, said: { code: 'after-slower', values: {} } }
  expect(heard(mileTwo, slower)).toEqual(['Good choice. The rest of the run follows you.'])
  expect(heard(slower, { ...slower, number: 8 })).toEqual([])
  const stopping = (speedKmh: number): Snapshot => ({
    ...mileTwo,
    said: { code: 'stopping-from', values: { speedKmh, unit: 'mi' } },
  })
  expect(heard(mileTwo, stopping(9))).toEqual(['Stopping.'])
  expect(heard(stopping(9), stopping(7))).toEqual([])
})

test('each stretch is told as it comes, and its other side as it changes', () => {
  const right: Snapshot = { ...stretch, stretch: { ...stretch.stretch!, side: 'right' } }
  expect(heard(ready, stretch)).toEqual([
    'Leg swings, front to back. Hold on to something and swing one leg loosely forward and back.',
    'Left.',
  ])
  expect(heard(stretch, { ...stretch, number: 3 })).toEqual([])
  expect(heard(stretch, right)).toEqual(['Right.'])
})
