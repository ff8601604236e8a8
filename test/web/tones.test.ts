import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { momentOf } from '../../web/sound/moment.ts'
import { tonesAt } from '../../web/sound/tones-at.ts'
import { notesOf, scaleOf, type Note, type Tone } from '../../web/sound/tones.ts'
import { SNAPSHOTS } from './snapshots.ts'

const STAGES = [1, 2, 3, 4, 5, 6, 10, 13]
const TONES = (stages: number): Tone[] => [
  ...Array.from({ length: stages }, (_, index): Tone => ({ kind: 'line', stage: index + 1, stages })),
  { kind: 'tick', stages },
  { kind: 'go', stages },
  { kind: 'slower', from: stages + 1, stages },
  { kind: 'slower', from: 1, stages },
  { kind: 'alarm' },
]

test.each(STAGES)(
  'of %i stages each has a higher note than the one before, and the finish an octave above the lowest',
  (stages) => {
    const scale = scaleOf(stages)
    expect(scale).toHaveLength(stages + 1)
    expect(scale).toEqual([...scale].sort((a, b) => a - b))
    expect(new Set(scale).size).toBe(stages + 1)
    expect(Math.log2(scale.at(-1)! / scale[0]!) % 1).toBeCloseTo(0, 9)
  },
)

test('a line plays a note more than the one before it, and ends on its own', () => {
  const played = [1, 2, 3].map((stage) => notesOf({ kind: 'line', stage, stages: 3 }).map(({ hz }) => hz))
  const [one, two, three] = scaleOf(3)
  expect(played).toEqual([[one], [one, two], [one, two, three]])
  expect(notesOf({ kind: 'line', stage: 13, stages: 13 }).map(({ hz }) => hz)).toEqual(scaleOf(13).slice(9, 13))
})

test('slower is the same two notes downwards, also from the first', () => {
  const [one, two] = scaleOf(3)
  expect(notesOf({ kind: 'slower', from: 2, stages: 3 }).map(({ hz }) => hz)).toEqual([two, one])
  const [from, to] = notesOf({ kind: 'slower', from: 1, stages: 3 })
  expect(from?.hz).toBe(one)
  expect(to!.hz).toBeLessThan(one!)
})

/** What the peaks of all notes that sound at this moment add up to. */
const loudness = (notes: readonly Note[], atS: number): number =>
  notes.filter((note) => note.atS <= atS && atS < note.atS + note.lastsS).reduce((sum, { gain }) => sum + gain, 0)

test.each(STAGES)('no tone of %i stages clips, none is as high as a console’s beep, and each ends', (stages) => {
  for (const tone of TONES(stages)) {
    const notes = notesOf(tone)
    expect(notes.length).toBeGreaterThan(0)
    for (const { atS, hz, lastsS } of notes) {
      expect(hz).toBeGreaterThan(160)
      expect(hz).toBeLessThan(1800)
      expect(loudness(notes, atS), JSON.stringify(tone)).toBeLessThan(1)
      expect(atS + lastsS).toBeLessThanOrEqual(1)
    }
  }
})

const { mileTwo, minute, sprint, coolDown, stretch } = SNAPSHOTS
const mileThree = minute
const heard = (before: Snapshot | null, now: Snapshot) =>
  tonesAt(before === null ? null : momentOf(before), momentOf(now))

test('a line is heard when it is crossed, and by nobody who looks for the first time', () => {
  expect(heard(mileTwo, mileThree)).toEqual([{ kind: 'line', stage: 3, stages: 3 }])
  expect(heard(mileThree, { ...mileThree, number: 9 })).toEqual([])
  expect(heard(null, mileThree)).toEqual([])
  expect(heard(mileTwo, { ...mileThree, belt: 'stopping' })).toEqual([])
  expect(heard({ ...mileTwo, run: { id: 'another', startedAt: '' } }, mileThree)).toEqual([])
  expect(heard(stretch, mileTwo)).toEqual([{ kind: 'line', stage: 2, stages: 3 }])
})

test('slower is heard into the cool-down, and when a runner eases off', () => {
  expect(heard(sprint, coolDown)).toEqual([{ kind: 'slower', from: 4, stages: 3 }])
  expect(heard({ ...sprint, gate: 'open' }, coolDown)).toEqual([{ kind: 'slower', from: 3, stages: 3 }])
  const eased: Snapshot = { ...mileTwo, held: 'eased' }
  expect(heard(mileTwo, eased)).toEqual([{ kind: 'slower', from: 2, stages: 3 }])
  expect(heard(eased, { ...eased, number: 9 })).toEqual([])
  expect(heard(mileTwo, { ...mileTwo, held: 'console' })).toEqual([])
})
