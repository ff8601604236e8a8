import { expect, test } from 'vitest'
import { NOTHING_TOLD, type Runner } from '../../protocol/panel/runner.ts'
import { guessedMaximumBpm } from '../../protocol/heart.ts'
import { BELT_PAGE } from '../../protocol/runner.ts'
import { NOTHING_WANTED, pageOf } from '../../web/page-of.ts'
import type { ScreenName } from '../../web/screen-of.ts'
import { SNAPSHOTS } from './snapshots.ts'

const { ready } = SNAPSHOTS
const read: Runner = { ...NOTHING_TOLD, acknowledged: { page: BELT_PAGE, at: '2026-01-01T07:00:00.000Z' } }
const readLongAgo: Runner = { ...read, acknowledged: { page: BELT_PAGE - 1, at: '2020-01-01T07:00:00.000Z' } }
const another = { ...NOTHING_WANTED, another: true }
const machines = { ...NOTHING_WANTED, machines: true }
const meeting = { ...NOTHING_WANTED, meeting: true }
const settings = { ...NOTHING_WANTED, settings: true }

test.each([
  ['the page of the belt', 'first-use', NOTHING_TOLD, NOTHING_WANTED],
  ['it again, where it says something else', 'first-use', readLongAgo, NOTHING_WANTED],
  ['the plan, once it was read', 'ready', read, NOTHING_WANTED],
  ['the settings, where they are wanted', 'settings', read, settings],
  ['the treadmills, where they are wanted, over the settings too', 'machines', read, { ...settings, machines: true }],
  ['them also before anything was read', 'machines', NOTHING_TOLD, machines],
  ['a meeting, where it is wanted', 'meeting', read, meeting],
  ['not before the page of the belt was read', 'first-use', NOTHING_TOLD, meeting],
] as const)('before a run: %s', (_what, page, runner, wanted) => {
  expect(pageOf('ready', ready, runner, wanted)).toBe(page)
  expect(pageOf('report', ready, runner, { ...wanted, another: true })).toBe(page)
})

test('there is nothing to read before there is a plan, nor before the daemon has said who runs', () => {
  expect(pageOf('ready', { plan: null }, NOTHING_TOLD, NOTHING_WANTED)).toBe('ready')
  expect(pageOf('ready', ready, null, NOTHING_WANTED)).toBe('ready')
})

test.each<ScreenName>(['stretch', 'start', 'standing', 'run', 'sprint', 'report'])(
  'no wish and nothing unread takes the place of %s',
  (screen) => {
    expect(pageOf(screen, ready, NOTHING_TOLD, settings)).toBe(screen)
    if (screen !== 'report') expect(pageOf(screen, ready, NOTHING_TOLD, another)).toBe(screen)
  },
)

test.each<ScreenName>(['standing', 'run'])('a meeting that is on is shown as one, in place of %s', (screen) => {
  expect(pageOf(screen, ready, read, meeting)).toBe('meeting')
})

test('a greatest heart rate is guessed by Nes: its published 185 at 40 and 169 at 65', () => {
  expect([20, 40, 65].map(guessedMaximumBpm)).toEqual([198, 185, 169])
})
