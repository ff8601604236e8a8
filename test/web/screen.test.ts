import { expect, test } from 'vitest'
import type { Banner } from '../../protocol/panel/banners.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { mayMove, screenOf } from '../../web/screen-of.ts'
import { KEYS, meaningOf } from '../../web/touch/key-meaning.ts'
import { topWordsOf } from '../../web/parts/top-words.ts'
import { flashedOn, NOT_FLASHED } from '../../web/live/flashes.ts'
import { SNAPSHOTS, type SnapshotName } from './snapshots.ts'

const of = (name: SnapshotName): Snapshot => SNAPSHOTS[name]

test.each([
  ['ready', 'ready'],
  ['stretch', 'stretch'],
  ['start', 'start'],
  ['starting', 'run'],
  ['mileTwo', 'run'],
  ['gateOpen', 'run'],
  ['sprint', 'sprint'],
  ['coolDown', 'run'],
  ['linkLost', 'run'],
  ['danger', 'run'],
  ['stopped', 'standing'],
  ['done', 'report'],
] as const)('%s is shown by the screen %s', (name, screen) => {
  expect(screenOf(of(name))).toBe(screen)
})

test('a run that was left before the belt moved has no report: the next one is planned', () => {
  const left: Snapshot = { ...of('done'), ended: 'discarded', movingS: 0, splits: [] }
  expect(screenOf(left)).toBe('ready')
  expect(screenOf({ ...left, movingS: 3 })).toBe('report')
})

test('a finish without its Go is run, not sprinted', () => {
  expect(screenOf({ ...of('sprint'), gate: 'open' })).toBe('run')
})

test('STOP is there whenever a belt may move, and only then', () => {
  const there = (Object.keys(SNAPSHOTS) as SnapshotName[]).filter((name) => mayMove(of(name)))
  const gone = (Object.keys(SNAPSHOTS) as SnapshotName[]).filter((name) => !mayMove(of(name)))
  expect(gone).toEqual([
    ...['ready', 'noHeartYet', 'strong', 'readyBeside', 'reportBeside', 'tenMiles', 'longName'],
    ...['stopped', 'stoppedHeld', 'done', 'changed', 'unsprinted', 'cutShort'],
  ])
  expect(there).toContain('linkLost')
})

test('a belt that moves has its STOP on every screen, whatever the session thinks of it', () => {
  for (const name of ['ready', 'stretch', 'start', 'stopped', 'done'] as const) {
    const snapshot = of(name)
    expect(mayMove({ ...snapshot, measured: { ...snapshot.measured, speedKmh: 0.8 } }), name).toBe(true)
    expect(mayMove({ ...snapshot, belt: 'unseen' }), name).toBe(true)
  }
})

test.each([
  [' ', 'page', 'mileTwo', 'stop'],
  [' ', 'text', 'mileTwo', 'stop'],
  ['b', 'page', 'mileTwo', 'stop'],
  ['b', 'text', 'mileTwo', null],
  [' ', 'text', 'ready', null],
  [' ', 'button', 'ready', null],
  [' ', 'main', 'ready', 'stop'],
  [' ', 'main', 'stretch', 'stop'],
  [' ', 'main', 'start', 'stop'],
  [' ', 'main', 'done', 'stop'],
  ['Enter', 'main', 'start', null],
  [' ', 'page', 'ready', 'stop'],
  [' ', 'page', 'done', 'stop'],
  ['.', 'page', 'sprint', 'stop'],
  ['.', 'text', 'ready', null],
  ['b', 'button', 'ready', 'stop'],
  ['B', 'page', 'stopped', 'stop'],
  ['b', 'page', 'done', 'stop'],
  ['ArrowUp', 'page', 'mileTwo', 'faster'],
  ['PageDown', 'button', 'sprint', 'slower'],
  ['ArrowUp', 'page', 'ready', null],
  ['e', 'page', 'sprint', 'ease-off'],
  ['Enter', 'page', 'start', { long: 'start' }],
  ['Enter', 'page', 'stretch', null],
  ['Enter', 'button', 'start', null],
  ['Enter', 'page', 'ready', null],
  ['Enter', 'page', 'done', null],
  ['Enter', 'page', 'stopped', { long: 'resume' }],
  ['Enter', 'page', 'gateOpen', 'go'],
  ['Enter', 'button', 'gateOpen', null],
  ['g', 'page', 'gateOpen', 'go'],
  ['g', 'button', 'gateOpen', 'go'],
  ['g', 'page', 'gateHeld', { long: 'go' }],
  ['Enter', 'page', 'gateHeld', { long: 'go' }],
  ['Enter', 'page', 'held', { long: 'resume-plan' }],
  ['Enter', 'button', 'held', null],
  ['g', 'page', 'armed', 'not-yet'],
  ['Enter', 'page', 'armed', null],
  ['g', 'page', 'mileTwo', null],
  ['Enter', 'page', 'mileTwo', null],
] as const)('the key "%s" on %s in %s means %j', (key, on, name, meaning) => {
  expect(meaningOf({ key, on }, of(name))).toEqual(meaning)
})

test('Enter leads back to the plan where the note with that way is shown, and nowhere else', () => {
  const enter = (snapshot: Snapshot) => meaningOf({ key: 'Enter', on: 'page' }, snapshot)
  const held = of('held')
  expect(enter({ ...held, asks: [...held.asks, 'console-says'] })).toBeNull()
  expect(enter({ ...held, gate: 'armed', toFinish: { timeS: 9, distanceM: 30 } })).toBeNull()
  // Go is not what is asked for while its gate is closed.
  expect(enter({ ...held, gate: 'skipped', asks: [...held.asks, 'go'] })).toEqual({ long: 'resume-plan' })
})

test('before anything is known of the belt every STOP key stops, and no other does anything', () => {
  const meanings = Object.values(KEYS).flatMap((keys) =>
    keys.flatMap((key) => (['page', 'button'] as const).map((on) => [key, meaningOf({ key, on }, null)] as const)),
  )
  expect(meanings.filter(([, meaning]) => meaning === 'stop').map(([key]) => key)).toEqual([
    ' ',
    ' ',
    'b',
    'b',
    '.',
    '.',
  ])
  expect(meanings.filter(([, meaning]) => meaning !== null && meaning !== 'stop')).toEqual([])
})

const QUIET = { heard: true, closed: null, refused: null, maySleep: false, sheet: false }

test('the top says what is wrong, the most pressing first', () => {
  const said = topWordsOf(of('linkLost'), { ...QUIET, heard: false })
  expect(said.map(({ code }) => code)).toEqual(['lost-daemon', 'link-lost'])
  expect(said[0]?.action).toMatch(/own stop/)
})

test('why nothing gets faster is said once, by the daemon, whose banner knows what to do', () => {
  const text = 'Checking the treadmill’s unit at this speed.'
  expect(topWordsOf(of('waiting'), QUIET)).toEqual([
    { code: 'waiting', level: 'info', text, action: 'It gets faster by itself.' },
  ])
  expect(topWordsOf({ ...of('mileTwo'), waiting: { code: 'belt-does-not-follow', values: {} } }, QUIET)).toEqual([])
  const unwatched: Banner = { code: 'nobody-on-belt', level: 'info', values: { stopped: false } }
  expect(topWordsOf({ ...of('waiting'), banners: [unwatched] }, QUIET)).toMatchObject([
    { code: 'nobody-on-belt', level: 'info', action: 'Step on, or press STOP.' },
  ])
})

test('the question for the unit has a card of its own, and is not said beside it', () => {
  expect(topWordsOf(of('unitAsked'), QUIET)).toEqual([])
  expect(topWordsOf({ ...of('unitAsked'), asks: [] }, QUIET)).toMatchObject([{ code: 'console-check' }])
})

test('an ask that was not taken is said before what was known already', () => {
  const said = topWordsOf(of('held'), { ...QUIET, refused: 'Nothing above your ceiling.' })
  expect(said.map(({ code }) => code)).toEqual(['refused', 'held'])
})

test('nothing is said when all is well', () => {
  expect(topWordsOf(of('mileTwo'), QUIET)).toEqual([])
})

test('a browser that cannot keep the screen on is said while there is time to change that, after all else', () => {
  const sleeps = { ...QUIET, maySleep: true }
  expect(topWordsOf(of('start'), sleeps)).toMatchObject([{ code: 'may-sleep', level: 'info' }])
  expect(topWordsOf(of('stretch'), sleeps).map(({ code }) => code)).toEqual(['may-sleep'])
  expect(topWordsOf(of('start'), { ...sleeps, refused: 'No.' }).map(({ code }) => code)).toEqual([
    'refused',
    'may-sleep',
  ])
  expect(topWordsOf(of('mileTwo'), sleeps)).toEqual([])
  expect(topWordsOf(of('start'), QUIET)).toEqual([])
})

/** What the screen flashes for, in the order it is shown. */
function flashesIn(snapshots: readonly Snapshot[]): Snapshot[] {
  let before = NOT_FLASHED
  return snapshots.filter((snapshot) => {
    const { flashed, flash } = flashedOn(before, snapshot)
    before = flashed
    return flash
  })
}
const toGo = (timeS: number): Snapshot => ({ ...of('mileTwo'), toFinish: { distanceM: 10 * timeS, timeS } })
const secondsOf = (snapshots: readonly Snapshot[]) => snapshots.map(({ toFinish }) => toFinish?.timeS)

test('the screen flashes at 60, 30, 10, 3, 2 and 1 second, once each, and for the go', () => {
  const countdown = Array.from({ length: 700 }, (_, tenths) => toGo((700 - tenths) / 10))
  expect(secondsOf(flashesIn(countdown))).toEqual([60, 30, 10, 3, 2, 1])
  expect(flashesIn([toGo(0.2), of('sprint'), of('sprint')])).toEqual([of('sprint')])
})

test('an estimate that wobbles over a mark flashes once; another run flashes again', () => {
  const wobbles = [31, 29.8, 30.4, 29.9, 30.2, 29.7].map(toGo)
  expect(secondsOf(flashesIn(wobbles))).toEqual([29.8])
  const another = wobbles.map((snapshot) => ({ ...snapshot, run: { id: 'r2', startedAt: '' } }))
  expect(flashesIn([...wobbles, ...another])).toHaveLength(2)
})

test('words that are announced flash nothing, nor does a mark that was passed before this screen looked', () => {
  const announced = { ...of('mileTwo'), announcement: { serial: 4, code: 'thirty-seconds' as const, values: {} } }
  expect(flashesIn([of('mileTwo'), announced, toGo(20), toGo(19)])).toHaveLength(1)
  expect(flashesIn([toGo(20), toGo(19)])).toEqual([])
  expect(flashesIn([of('sprint')])).toEqual([])
})

test('STOP is answered on every screen: in the line of the run, and at the top of those that have none', () => {
  const said = { code: 'stands-still' as const, values: {} }
  for (const name of ['ready', 'stretch', 'start', 'stopped', 'done'] as const) {
    expect(topWordsOf({ ...of(name), said }, QUIET), name).toMatchObject([
      { code: 'said', text: 'The belt stands still.' },
    ])
  }
  expect(topWordsOf({ ...of('mileTwo'), said }, QUIET)).toEqual([])
  expect(topWordsOf({ ...of('mileTwo'), said }, { ...QUIET, sheet: true })).toMatchObject([{ code: 'said' }])
  expect(topWordsOf({ ...of('start'), said: { code: 'back-to-plan', values: {} } }, QUIET)).toEqual([])
})
