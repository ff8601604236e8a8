import { Value } from 'typebox/value'
import { KioskState } from '../../protocol/panel/kiosk.ts'
import { MEETINGS } from './meetings.ts'
import './speak-english.ts'
import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { kioskOf } from '../../src/view/kiosk.ts'
import { WALL, wallShapeOf } from '../../web/kiosk/kiosk-shape.ts'
import { heroOf, labelsOf, peakOf, phaseWords, headlineOf, resultLineOf } from '../../web/kiosk/kiosk-words.ts'
import { words } from '../../web/language.ts'
import { shapeOf } from '../../web/staircase/shape.ts'
import { SNAPSHOTS } from './snapshots.ts'

test.each(['mileTwo', 'held', 'cutShort', 'done'] as const)('the wall draws a run as the panel does: %s', (name) => {
  const snapshot = SNAPSHOTS[name]
  const { plan, phases } = snapshot
  if (plan === null) return expect.unreachable()
  const from = phases.find(({ mile }) => mile === 1)?.from ?? expect.unreachable()
  const line = [
    { movingS: from.movingS, distanceM: from.distanceM, speedKmh: 6.2 },
    { movingS: from.movingS + 900, distanceM: from.distanceM + 1800, speedKmh: 6.2 },
  ]
  const wall = wallShapeOf(kioskOf(snapshot, { boot: 'boot', seq: 1 }, line).steps, WALL)
  const drawn = ({ steps, knots }: typeof wall) => ({
    knots,
    steps: steps.map(({ x, top, p, blocks, state, progress, ran }) => ({ x, top, p, blocks, state, progress, ran })),
  })
  const panel = drawn(shapeOf(plan, phases, WALL, line))
  expect(drawn(wall)).toEqual({
    ...panel,
    steps: panel.steps.map((step) => ({
      ...step,
      ran: step.ran.map(({ share, speedKmh }) => ({ share: Math.round(share * 1000) / 1000, speedKmh })),
    })),
  })
})

test('held below its plan, the wall names no speed for the finish', () => {
  const told = kioskOf(SNAPSHOTS.held, { boot: 'boot', seq: 1 })
  expect(peakOf(told)?.quiet).toBe(words.run.asYouAsk)
  expect(peakOf(kioskOf(SNAPSHOTS.mileTwo, { boot: 'boot', seq: 1 }))?.quiet).toBe('400 m at 7:12')
})

test('in the place of a hidden pace the wall says that it is hidden', () => {
  expect(heroOf(kioskOf(SNAPSHOTS.paceHidden, { boot: 'boot', seq: 1 }))).toBe('Pace hidden')
  expect(heroOf(kioskOf(SNAPSHOTS.mileTwo, { boot: 'boot', seq: 1 }))).toMatch(/^\d+:\d\d$/)
})

test('once it is run, the finish is told from the cool-down on, and before it is not', () => {
  const names = (snapshot: Snapshot): string[] =>
    labelsOf(kioskOf(snapshot, { boot: 'boot', seq: 1 })).map(({ name }) => name)
  expect(names(SNAPSHOTS.coolDown).at(-1)).toBe('400\u00a0m')
  expect(names(SNAPSHOTS.sprint).at(-1)).not.toBe('400\u00a0m')
})

test('a run that ended in its first mile, or before it, is told so on the wall', () => {
  const after = (count: number): string => {
    const splits = SNAPSHOTS.done.splits.slice(0, count)
    const cut = splits.map((split) => ({ ...split, note: { code: 'cut-short', values: {} } as const }))
    return headlineOf(kioskOf({ ...SNAPSHOTS.done, splits: cut }, { boot: 'boot', seq: 1 }))
  }
  expect([after(2), after(1)]).toEqual(['Ended in mile 1.', 'Ended before the first mile.'])
})

test('the wall tells a run that is over as the report does: its time to the same second, of who walks it speeds', () => {
  const told = kioskOf({ ...SNAPSHOTS.done, movingS: 2519.2 }, { boot: 'boot', seq: 1 })
  expect(resultLineOf(told)).toMatch(/ · 41:59$/)
  expect(labelsOf(told).map(({ name, pace }) => [name, pace])).toEqual([
    ['11:06', ''],
    ['9:45', ''],
    ['8:42', ''],
    ['400\u00a0m', '7:12'],
  ])
  const walked = labelsOf({ ...told, finish: 'brisk-walk' })
  expect(walked.map(({ name, pace }) => pace || name)).toEqual([
    '5.4\u00a0mph',
    '6.2\u00a0mph',
    '6.9\u00a0mph',
    '8.3 mph',
  ])
})

test('a first meeting is called one, has nobody’s paces on its steps, and no result', () => {
  const of = { boot: 'boot', seq: 1 }
  const told = kioskOf(MEETINGS.meetingKeys, of)
  expect(Value.Check(KioskState, told)).toBe(true)
  expect([told.use, phaseWords(told), labelsOf(told)]).toEqual(['running', 'First meeting', []])
  expect(phaseWords(kioskOf(MEETINGS.meetingStopped, of))).toBe('Stopped')
  const over = { ...MEETINGS.meetingStopped, phase: { kind: 'done' as const, index: null, mile: null } }
  expect(kioskOf({ ...over, ended: 'ended' }, of)).toMatchObject({ use: 'done', result: null })
})
