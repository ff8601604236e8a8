import './speak-english.ts'
import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { overOf } from '../../web/parts/over.ts'
import { topWordsOf } from '../../web/parts/top-words.ts'
import { SNAPSHOTS } from './snapshots.ts'

function over(snapshot: Snapshot, refused: string | null = null) {
  const heard = { heard: true, closed: null, refused, maySleep: false, sheet: false }
  return overOf(topWordsOf(snapshot, heard), snapshot)
}

/** What is in the note, and what is in the bar at the top. */
function codesOver(snapshot: Snapshot, refused: string | null = null) {
  const { bar, note } = over(snapshot, refused)
  return { bar: bar?.words.code ?? null, note: note?.words.code ?? null }
}

test('a run that is off its plan says so in a note, with the way back; no bar covers its phase', () => {
  expect(codesOver(SNAPSHOTS.held)).toEqual({ bar: null, note: 'held' })
  expect(codesOver(SNAPSHOTS.gateHeld)).toEqual({ bar: null, note: 'held' })
  expect(codesOver(SNAPSHOTS.coolDownBegun)).toEqual({ bar: null, note: 'cool-down-begun' })
})

test('what nothing can be asked for is a bar', () => {
  expect(codesOver(SNAPSHOTS.waiting)).toEqual({ bar: 'waiting', note: null })
  expect(codesOver({ ...SNAPSHOTS.held, asks: SNAPSHOTS.mileTwo.asks })).toEqual({ bar: 'held', note: null })
})

test('what presses more has its bar beside the note, what presses less waits', () => {
  expect(codesOver(SNAPSHOTS.heldUnwatched)).toEqual({ bar: 'unwatched', note: 'held' })
  expect(codesOver(SNAPSHOTS.held, 'Nothing above your ceiling.')).toEqual({ bar: 'refused', note: 'held' })
  const less = { code: 'distance-source' as const, level: 'info' as const, values: {} }
  expect(codesOver({ ...SNAPSHOTS.held, banners: [...SNAPSHOTS.held.banners, less] })).toEqual({
    bar: null,
    note: 'held',
  })
})

test('eased off while the heart holds, too, both are said: the ease in the note with the one way back, the heart over it', () => {
  const values = { is: 'lost-held', ceilingBpm: 170, risesAtBpm: 167 } as const
  const heart = { code: 'heart', level: 'warning', values } as const
  const both = { ...SNAPSHOTS.held, banners: [heart, ...SNAPSHOTS.held.banners] }
  expect(codesOver(both)).toEqual({ bar: 'heart', note: 'held' })
  expect(over(both).bar?.wayOut).toBeNull()
  expect(over(both).note?.wayOut?.ask).toBe('resume-plan')
  expect(codesOver({ ...both, held: 'heart', banners: [heart] })).toEqual({ bar: null, note: 'heart' })
})

test('in the last 10 s before the finish there is no note, nor while the unit is asked for in its place', () => {
  const inS = (timeS: number): Snapshot => ({ ...SNAPSHOTS.gateHeld, toFinish: { distanceM: 3 * timeS, timeS } })
  expect(codesOver(inS(11)).note).toBe('held')
  expect(codesOver(inS(10))).toEqual({ bar: null, note: null })
  expect(codesOver({ ...SNAPSHOTS.held, asks: [...SNAPSHOTS.held.asks, 'console-says'] }).note).toBeNull()
})

test('off its plan in the sprint too: no bar covers what it is, what is left and the keys beside it', () => {
  const inSprint = { ...SNAPSHOTS.sprint, banners: SNAPSHOTS.held.banners, asks: SNAPSHOTS.held.asks }
  expect(codesOver(inSprint)).toEqual({ bar: null, note: 'held' })
})

test('before the start what is missing of the heart is a bar, but on the poster of the plan, which says it itself', () => {
  const values = { is: 'yet', ceilingBpm: 170, risesAtBpm: 167 } as const
  const banners = [{ code: 'heart', level: 'warning', values }] as const
  expect(codesOver({ ...SNAPSHOTS.start, banners: [...banners] }).bar).toBe('heart')
  expect(codesOver({ ...SNAPSHOTS.ready, banners: [...banners] }).bar).toBeNull()
})

test('screens that are no run have the bar alone', () => {
  const stopped = { ...SNAPSHOTS.stopped, banners: SNAPSHOTS.held.banners }
  expect(codesOver(stopped)).toEqual({ bar: 'held', note: null })
})
