import './speak-english.ts'
import { expect, test } from 'vitest'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { isCrescendo } from '../../protocol/stages.ts'
import { figuresIn } from '../../protocol/words/figures.ts'
import { gainedS } from '../../protocol/stages.ts'
import { nearOf } from '../../web/report/beside.ts'
import { changesIn, changesOf } from '../../web/report/changes.ts'
import { feltSaid } from '../../web/report/felt-said.ts'
import { headline } from '../../web/report/headline.ts'
import { finishLength } from '../../web/format.ts'
import { ranWordsOf, sentencesFor } from '../../web/report/ran-room.ts'
import { ranStepsOf } from '../../web/report/ran-steps.ts'
import { RAN_WIDE } from '../../web/staircase/frames.ts'
import { shapeOf } from '../../web/staircase/shape.ts'
import { THREE_MILES, planOf } from './plans.ts'
import { SNAPSHOTS } from './snapshots.ts'

const ESTIMATED = { code: 'partly-estimated', values: {} } as const
const CUT_SHORT = { code: 'cut-short', values: {} } as const

const RUN: readonly Split[] = SNAPSHOTS.done.splits

/** The same run with one of its steps otherwise: 0 to 2 are miles, 3 is the finish. */
function withStep(step: number, change: Partial<Split>): Split[] {
  const steps = RUN.filter(({ kind }) => kind === 'mile' || kind === 'finish')
  return RUN.map((split) => (split === steps[step] ? { ...split, ...change } : split))
}
const mile = (splits: readonly Split[], number: number): Split =>
  splits.find((split) => split.mile === number) ?? expect.fail(`no mile ${number}`)

test('three whole miles and a finish, each faster, are told as such', () => {
  expect(isCrescendo(RUN, 3)).toBe(true)
  expect(headline(RUN, THREE_MILES)).toBe('Three miles, each one faster.')
})

test.each([
  ['a mile was cut short', withStep(1, { note: CUT_SHORT }), 'Two miles. Well run.'],
  ['the finish was cut short', withStep(3, { note: CUT_SHORT }), 'Three miles. Well run.'],
  ['the finish was left out', RUN.filter(({ kind }) => kind !== 'finish'), 'Three miles. Well run.'],
  ['a mile was left out', RUN.filter((split) => split.mile !== 2), 'Two miles. Well run.'],
  ['a mile was no faster', withStep(2, { averageKmh: 9.9 }), 'Three miles. Well run.'],
  ['nobody knows how fast a mile was', withStep(1, { averageKmh: null }), 'Three miles. Well run.'],
  ['one mile was run', RUN.slice(0, 2), 'One mile. Well run.'],
  ['no mile was run', RUN.slice(0, 1), 'Ended before the first mile.'],
  ['the second and last mile was cut short', withStep(1, { note: CUT_SHORT }).slice(0, 3), 'One mile. Well run.'],
  ['the only mile was cut short', withStep(0, { note: CUT_SHORT }).slice(0, 2), 'Ended in mile 1.'],
  ['each mile was cut short', RUN.slice(0, 3).map((split) => ({ ...split, note: CUT_SHORT })), 'Ended in mile 2.'],
  ['the only mile is an estimate', withStep(0, { note: ESTIMATED }).slice(0, 2), 'Well run.'],
] as const)('where %s, only what was run is said', (_, splits, words) => {
  expect(headline(splits, THREE_MILES)).toBe(words)
})

test('of a hidden mile it is said what it felt like; with no answer, what was drawn for it instead of its plan', () => {
  const hiddenIn = (number: number): Plan => ({ ...THREE_MILES, hiddenMile: { number, fromKmh: 8.8 } })
  const said = (splits: readonly Split[], plan: Plan) =>
    feltSaid(splits, plan, ({ mile: number }) => `Mile ${number}`, String)
  const drawn = withStep(1, { plannedKmh: 9.4 })
  expect(said(drawn, hiddenIn(2))).toEqual(['Mile 2: 9.4 was drawn, its pace hidden; no answer.'])
  expect(said(RUN, hiddenIn(2))).toEqual([])
  expect(said(drawn, THREE_MILES)).toEqual([])
  const answered = withStep(1, { plannedKmh: 9.4, felt: { saidKmh: 9, ranKmh: 9.4 } })
  expect(said(answered, hiddenIn(2))).toEqual(['Mile 2, pace hidden: you felt 9, it was 9.4.'])
})

test('stages of another length are no miles', () => {
  const half = planOf({ speedsKmh: [8.7, 9.9, 11.1], finishKmh: 13.4, stageM: 804.672 })
  const kilometres: Plan = planOf({ speedsKmh: [8.7, 9.9, 11.1], finishKmh: 13.4, unit: 'km' })
  expect(headline(RUN, half)).toBe('Three stages, each one faster.')
  expect(headline(RUN, kilometres)).toBe('Three kilometres, each one faster.')
})

test.each([
  [0.3, 'at pace on the line'],
  [2.4, 'at pace 2 s after the line'],
  [-3, 'at pace 3 s before the line'],
  [295.8, 'at pace 4:56 after the line'],
  [null, ''],
])('how near to its line a mile was at its pace: %s s', (atPaceS, words) => {
  expect(nearOf({ ...mile(RUN, 2), atPaceS })).toBe(words)
})

test('nothing is gained by a mile that was cut short, nor on one', () => {
  expect(gainedS(mile(RUN, 2), RUN)).toBeGreaterThan(60)
  const cut = withStep(1, { note: CUT_SHORT })
  expect(gainedS(mile(cut, 2), cut)).toBeNull()
  expect(gainedS(mile(cut, 3), cut)).toBeNull()
})

const startsS = SNAPSHOTS.done.phases.find(({ kind }) => kind === 'finish')?.from?.movingS ?? NaN
const TRACE = [
  { movingS: 10, distanceM: 20, speedKmh: 19 },
  { movingS: startsS + 1, distanceM: 6100, speedKmh: 11.1 },
  { movingS: startsS + 40, distanceM: 6200, speedKmh: 13.6 },
  { movingS: startsS + 60, distanceM: 6250, speedKmh: null },
  { movingS: startsS + 200, distanceM: 6800, speedKmh: 15 },
]

test('under each step stands how it was run: its pace, what was gained, the finish in metres with its time and its peak', () => {
  const steps = ranStepsOf(SNAPSHOTS.done, TRACE)
  expect(steps.map(({ name, ran }) => [name, ran])).toEqual([
    ['1', '11:06'],
    ['2', '9:45'],
    ['3', '8:42'],
    ['Sprint', '400 m'],
  ])
  expect(steps.map(({ isFaster, brief }) => isFaster && brief)).toEqual([false, '1:21', '1:03', false])
  expect(steps[2]?.more).toBe('1:03 faster than mile 2')
  expect(steps[0]?.more).toBe('1 s ahead of plan')
  expect(steps.at(-1)?.more).toBe('in 1:46, peak 8.5 mph')
  expect(ranStepsOf(SNAPSHOTS.done, []).at(-1)?.more).toBe('in 1:46')
})

test('a mile that was cut short says so, and neither it nor the next gained anything', () => {
  const steps = ranStepsOf(SNAPSHOTS.cutShort, TRACE)
  expect(steps[1]).toMatchObject({ isFaster: false, changes: 'cut short', more: '0.34 mi', brief: '0.34 mi' })
  expect(steps[2]?.isFaster).toBe(false)
})

test('a finish that was run without its Go says that it was no sprint; one that was gone for does not', () => {
  const finish = (snapshot: typeof SNAPSHOTS.done) => ranStepsOf(snapshot, []).at(-1)?.changes
  expect(finish({ ...SNAPSHOTS.done, gate: 'open' })).toBe('no sprint today')
  expect(finish(SNAPSHOTS.done)).toBe('')
})

test('what the runner changed stands with its step, in plain words', () => {
  const steps = ranStepsOf(SNAPSHOTS.changed, TRACE)
  expect(steps.map(({ changes }) => changes)).toEqual([
    '',
    'eased off, back to the plan, +0.2 mph',
    'eased off, one stop, off the clock, new target 11:06',
    'speed kept',
  ])
  expect(changesIn(SNAPSHOTS.changed)).toEqual([
    'Mile 2: eased off, back to the plan, +0.2 mph.',
    'Mile 3: eased off, one stop, off the clock, new target 11:06.',
    'Sprint: speed kept.',
  ])
  expect(changesIn(SNAPSHOTS.done)).toEqual([])
})

test('a stage that was eased to a walk is told as those beside it are: its pace, its plan and its target', () => {
  const walked = withStep(1, {
    averageKmh: 5.2,
    aimedKmh: 5,
    changes: [{ code: 'was-held', values: { reason: 'eased' } }],
  })
  const [, two] = ranStepsOf({ ...SNAPSHOTS.done, splits: walked }, [])
  expect(two).toMatchObject({ planned: 'planned 9:45', ran: '18:34', changes: 'eased off, new target 19:19' })
  const plan = { ...THREE_MILES, level: 'beginner' as const }
  const [, walker] = ranStepsOf({ ...SNAPSHOTS.done, plan, splits: walked }, [])
  expect(walker).toMatchObject({ planned: 'planned 6.2 mph', ran: '3.2 mph', changes: 'eased off, new target 3.1 mph' })
})

test('what was gained is the difference of the two times as they are shown', () => {
  const times = withStep(0, { timeS: 665.4 }).map((split) =>
    split.mile === 2 ? { ...split, timeS: 585.6, gainS: 79.8 } : split,
  )
  const { clock } = figuresIn('en')
  expect([clock(665.4), clock(585.6)]).toEqual(['11:05', '9:46'])
  expect(gainedS(mile(times, 2), times)).toBe(79)
})

test('of a run that is older than what is kept of changes, nothing is said of them', () => {
  const old = mile(RUN, 2)
  expect('changes' in old).toBe(false)
  expect(changesOf(old, SNAPSHOTS.done)).toBe('')
})

test('a cut mile is drawn as far as it was run', () => {
  const { phases } = SNAPSHOTS.cutShort
  const step = shapeOf(THREE_MILES, phases, RAN_WIDE).steps.find(({ mile }) => mile === 2)
  expect(step?.progress).toBe(0.34)
})

test('a finish is told in metres, whatever was run of it', () => {
  expect(finishLength(400.3, 'mi')).toBe('400 m')
  expect(finishLength(800.4, 'km')).toBe('800 m')
  expect(finishLength(1609.344, 'mi')).toBe('1 mi')
})

test('what has no room under its step is left to the table: nothing lies on the keys or on other words', () => {
  const [, , , finish] = ranStepsOf(SNAPSHOTS.changed, TRACE)
  if (finish === undefined) return expect.unreachable()
  const ran = {
    ...finish,
    more: 'en 1:58, máximo 14,0 km/h',
    brief: 'en 1:58',
    changes: '+0,6 km/h, aflojaste, objetivo 8:42',
  }
  const wide = { tall: false, pxPerEm: 8, high: 22 }
  // At 1280 × 800 the finish has 28 hundredths of the height: the number makes room for both.
  const drawn = ranWordsOf(ran, 28, wide)
  expect(drawn).toMatchObject({ more: ran.more, changes: ran.changes })
  expect(drawn.size).toBeLessThan(7)
  expect(ranWordsOf({ ...ran, changes: '' }, 28, wide).size).toBe(7)
  const many = `${ran.changes}, ${ran.changes}, ${ran.changes}`
  expect(ranWordsOf({ ...ran, changes: many }, 28, wide).changes).toBe('')
  // At 360 × 740 what was changed stands below all steps, and the peak is left out.
  const tall = { tall: true, pxPerEm: 7.4, high: 9.9 }
  expect(ranWordsOf(ran, 10.5, tall).more).toBe('en 1:58')
  expect(ranWordsOf(ran, 10.5, { ...tall, high: 19 }).more).toBe(ran.more)
})

test('below all steps stand as many whole sentences as have room', () => {
  const sentences = changesIn(SNAPSHOTS.changed)
  const room = { tall: true, pxPerEm: 7.4, high: 10 }
  expect(sentencesFor(sentences, 44, room)).toBe(sentences.join(' '))
  expect(sentencesFor(sentences, 44, { ...room, high: 2.2 })).toBe(sentences[0])
  expect(sentencesFor(sentences, 44, { ...room, high: 1 })).toBe('')
})
