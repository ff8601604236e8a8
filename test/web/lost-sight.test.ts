import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { lostOf, seenKmhOf } from '../../web/danger/lost-sight.ts'
import { lostPeakOf, lostWordsOf } from '../../web/danger/lost-words.ts'
import { SNAPSHOTS } from './snapshots.ts'

const HEARD = { heard: true, closed: null }
const UNHEARD = { heard: false, closed: null }
const REPLACED = { heard: true, closed: { code: 'newer-windows' as const, values: {} } }
const SEEN = { speedKmh: 9.9, agoMs: 300 }
const stale = (ageMs: number): Snapshot => ({
  ...SNAPSHOTS.mileTwo,
  estimated: true,
  measured: { ...SNAPSHOTS.mileTwo.measured, ageMs },
})

test('the numbers are the belt’s while it is seen and heard', () => {
  for (const name of ['mileTwo', 'sprint', 'starting', 'coolDown', 'danger', 'held'] as const)
    expect(lostOf(SNAPSHOTS[name], SEEN, HEARD), name).toBeNull()
})

test('they are not without the daemon, the link, or readings of now, nor in a window that was replaced', () => {
  expect(lostOf(SNAPSHOTS.sprint, SEEN, UNHEARD)).toEqual({ what: 'daemon', atRest: false })
  expect(lostOf(SNAPSHOTS.linkLost, SEEN, HEARD)).toEqual({ what: 'treadmill', atRest: false })
  expect(lostOf(stale(2600), { ...SEEN, agoMs: 2600 }, HEARD)).toEqual({ what: 'readings', atRest: false })
  expect(lostOf(SNAPSHOTS.mileTwo, SEEN, REPLACED)).toEqual({ what: 'window', atRest: false })
})

test('a reading that is only doubted is no belt out of sight', () => {
  expect(lostOf(stale(300), SEEN, HEARD)).toBeNull()
})

test('readings that are late by the session’s time alone, which a simulated belt runs through faster, are no loss', () => {
  expect(lostOf(stale(6000), { ...SEEN, agoMs: 100 }, HEARD)).toBeNull()
})

test('a belt that stood is not said to move', () => {
  for (const name of ['stretch', 'start', 'stopped'] as const) {
    const lost = lostOf(SNAPSHOTS[name], SEEN, UNHEARD)
    expect(lost, name).toEqual({ what: 'daemon', atRest: true })
    expect(lostWordsOf(lost!, { speedKmh: 0, agoMs: 5000 }, SNAPSHOTS[name])).toEqual({
      cause: 'Crescendo is not heard',
      head: 'The belt stood still.',
      action: 'This screen comes back by itself.',
      pace: '',
      lastSeen: '',
    })
  }
})

test('screens that show nothing of the belt are not taken away', () => {
  expect(lostOf(SNAPSHOTS.ready, SEEN, UNHEARD)).toBeNull()
  expect(lostOf(SNAPSHOTS.done, SEEN, UNHEARD)).toBeNull()
})

test('what was measured last is told with its age, and only where something was', () => {
  const lost = { what: 'daemon', atRest: false } as const
  expect(lostWordsOf(lost, { speedKmh: 9.9, agoMs: 12_300 }, SNAPSHOTS.mileTwo)).toEqual({
    cause: 'Crescendo is not heard',
    head: 'The belt may still be moving.',
    action: 'Use the treadmill’s own stop.',
    pace: '9:45',
    lastSeen: 'last seen 12 s ago',
  })
  expect(lostWordsOf(lost, null, SNAPSHOTS.mileTwo).pace).toBe('')
  expect(seenKmhOf(SNAPSHOTS.mileTwo)).toBe(9.9)
  expect(seenKmhOf(stale(2600))).toBeNull()
})

test('the peak knows nothing without the daemon, and an estimate without the treadmill', () => {
  expect(lostPeakOf({ what: 'daemon', atRest: false }, SNAPSHOTS.mileTwo)).toMatchObject({
    title: 'SPRINT IN',
    first: '–',
    second: '',
    quiet: 'not known now',
    coarse: true,
  })
  expect(lostPeakOf({ what: 'treadmill', atRest: false }, SNAPSHOTS.linkLost)).toMatchObject({
    lead: 'about',
    first: '1.5',
    unit: 'mi',
    second: '14 min',
    quiet: 'by estimate',
  })
})

test('a run on another treadmill says which', () => {
  const values = { mayMove: true, begunOn: 'Horizon 7', chosen: 'any treadmill', because: null }
  const snapshot: Snapshot = { ...SNAPSHOTS.linkLost, banners: [{ code: 'link-lost', level: 'warning', values }] }
  const { cause, action } = lostWordsOf({ what: 'treadmill', atRest: false }, null, snapshot)
  expect(cause).toContain('This run was begun on Horizon 7')
  expect(action).toContain('or end the run')
})
