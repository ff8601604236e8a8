import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RunExport } from '../../protocol/panel/run-export.ts'
import { MOST_RUN_READINGS } from '../../protocol/panel/run-files.ts'
import { jsonOf } from '../../src/export/json.ts'
import { draws } from '../draws.ts'
import { summed } from '../files/summed.ts'
import { activity, evenly, fit, tcx, type Point } from './foreign.ts'
import { NOW_MS, octets, refusedBy } from './brought.ts'
import { sound } from '../../src/import/activity.ts'
import { asRun } from '../../src/import/as-run.ts'
import { activityInFit } from '../../src/import/fit.ts'
import { readRun } from '../../src/import/read.ts'

/** Files that bring no run in: each is told why, and nothing else comes of it. */

const POINTS = evenly(0, 60)
const FIT = fit({ points: POINTS, laps: [{ s: 0, timeS: 60, m: 180 }], timeS: 60, m: 180 })
const TCX = tcx(activity([{ s: 0, timeS: 60, m: 180, points: POINTS }]))
const OURS = JSON.parse(jsonOf(asRun(sound(activityInFit(FIT), NOW_MS), FIT).run)) as RunExport
const ours = (change: (run: RunExport) => unknown): string => JSON.stringify(change(structuredClone(OURS)))
const withReading = (index: number, reading: Partial<RunExport['readings'][number]>): string =>
  ours((run) => ({ ...run, readings: run.readings.map((one, nth) => (nth === index ? { ...one, ...reading } : one)) }))
const withRun = (changed: object): string => ours((run) => ({ ...run, run: { ...run.run, ...changed } }))
const withPoint = (bad: Point): string =>
  tcx(activity([{ s: 0, timeS: 60, m: 180, points: [...POINTS.slice(0, 10), bad, ...POINTS.slice(11)] }]))

test('what the others are made of is brought in', () => {
  expect([FIT, TCX, jsonOf(OURS), withRun({}), withReading(3, {})].map(refusedBy)).toEqual(Array(5).fill(null))
})

test.each([
  ['more than 10 MB', new Uint8Array(10 * 1024 * 1024 + 1), 'run-file-too-large'],
  ['nothing', '', 'run-file-unknown'],
  ['a letter', 'Dear coach, I ran.', 'run-file-unknown'],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x3c, 0x00]), 'run-file-encoding'],
  ['half of a JSON', jsonOf(OURS).slice(0, 900), 'run-file-not-json'],
  ['JSON nested a thousand deep', '['.repeat(1000), 'run-file-too-deep'],
  ['a plan of ours', '{"format":"crescendo-plan","version":1,"choices":{}}', 'run-file-not-ours'],
  ['JSON with more than a run has', ours((run) => ({ ...run, watts: 3 })), 'run-file-not-ours'],
  ['JSON of tomorrow', ours((run) => ({ ...run, version: 2 })), 'run-file-newer'],
  ['JSON without an end', ours(({ readings: _, ...run }) => run), 'run-file-not-ours'],
  ['an id that is a path', withRun({ id: '../../etc/passwd' }), 'run-file-not-ours'],
  ['an end before its beginning', withRun({ endedAt: '1999-01-01T00:00:00.000Z' }), 'run-file-no-time'],
  [
    'a run of tomorrow year',
    withRun({ startedAt: '2028-01-01T00:00:00Z', endedAt: '2028-01-01T01:00:00Z' }),
    'run-file-no-time',
  ],
  ['no date', withRun({ startedAt: 'yesterday' }), 'run-file-no-time'],
  ['a distance below zero', withRun({ distanceM: -5 }), 'run-file-bad-total'],
  ['a distance round the earth', withRun({ distanceM: 4e7 }), 'run-file-bad-total'],
  ['an endless time', withRun({ movingS: 1e12 }), 'run-file-bad-total'],
  ['a belt of a hundredth', withRun({ beltFactor: 0.01 }), 'run-file-bad-total'],
  ['a number beyond numbers', jsonOf(OURS).replace('"movingS":60,', '"movingS":1e999,'), 'run-file-not-ours'],
  ['a speed below zero', withReading(3, { speedKmh: -1 }), 'run-file-bad-reading'],
  ['a speed of a car', withReading(3, { speedKmh: 130 }), 'run-file-bad-reading'],
  ['a heart of a bird', withReading(3, { heartRateBpm: 900 }), 'run-file-bad-reading'],
  ['a time that runs backwards', withReading(30, { atS: 3 }), 'run-file-backwards'],
  [
    'a lap below zero',
    ours((run) => ({ ...run, laps: run.laps.map((one) => ({ ...one, timeS: -1 })) })),
    'run-file-bad-lap',
  ],
  ['too many laps', ours((run) => ({ ...run, laps: Array(2001).fill(run.laps[0]) })), 'run-file-too-long'],

  ['broken XML', '<TrainingCenterDatabase><Activities></TrainingCenterDatabase>', 'run-file-not-xml'],
  ['other XML', '<gpx><trk/></gpx>', 'run-file-unknown'],
  ['an entity bomb', `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${TCX}`, 'run-file-doctype'],
  ['elements nested a thousand deep', '<a>'.repeat(1000) + '</a>'.repeat(1000), 'run-file-too-deep'],
  ['a million elements', `<a>${'<b/>'.repeat(950_000)}</a>`, 'run-file-too-deep'],
  ['a course', '<TrainingCenterDatabase><Courses><Course/></Courses></TrainingCenterDatabase>', 'run-file-no-activity'],
  ['a ride', tcx(activity([{ s: 0, timeS: 60, m: 500 }], 'Biking')), 'run-file-other-sport'],
  ['no lap', tcx(activity([])), 'run-file-no-time'],
  ['a lap without its time', tcx(activity([{ s: 0, timeS: '', m: 5 }])), 'run-file-bad-lap'],
  ['a lap of no number', tcx(activity([{ s: 0, timeS: 'NaN', m: 5 }])), 'run-file-bad-total'],
  ['a lap of less than nothing', tcx(activity([{ s: 0, timeS: -60, m: 5 }])), 'run-file-bad-total'],
  ['a lap round the earth', tcx(activity([{ s: 0, timeS: 60, m: '1e99' }])), 'run-file-bad-total'],
  [
    'laps that run backwards',
    tcx(
      activity([
        { s: 600, timeS: 60, m: 5 },
        { s: 0, timeS: 60, m: 5 },
      ]),
    ),
    'run-file-backwards',
  ],
  [
    'no distance and no speed',
    tcx(activity([{ s: 0, timeS: 60, points: [{ s: 0 }, { s: 60 }] }])),
    'run-file-no-length',
  ],
  ['no way at all', tcx(activity([{ s: 0, timeS: 60, m: 0 }])), 'run-file-no-length'],
  ['no time at all', tcx(activity([{ s: 0, timeS: 0, m: 100 }])), 'run-file-no-time'],
  ['a time that is none', TCX.replace(/<Time>[^<]*<.Time>/, '<Time>noon</Time>'), 'run-file-bad-reading'],
  ['points that run backwards', withPoint({ s: 2, m: 33 }), 'run-file-backwards'],
  ['a distance that runs backwards', withPoint({ s: 10, m: 1000 }), 'run-file-backwards'],
  ['a distance of less than nothing', withPoint({ s: 10, m: -1 }), 'run-file-bad-reading'],
  ['a distance that is no number', withPoint({ s: 10, m: 'NaN' }), 'run-file-bad-reading'],
  ['a speed of less than nothing', withPoint({ s: 10, m: 30, ms: -3 }), 'run-file-bad-reading'],
  ['a speed of a car in it', withPoint({ s: 10, m: 30, ms: 30 }), 'run-file-bad-reading'],
  ['a speed that is infinite', withPoint({ s: 10, m: 30, ms: 'Infinity' }), 'run-file-bad-reading'],
  ['a heart rate that is absurd', withPoint({ s: 10, m: 30, bpm: 999 }), 'run-file-bad-reading'],
  [
    'a run of four days',
    tcx(activity([{ s: 0, timeS: 60, m: 5, points: [{ s: 0 }, { s: 345_600 }] }])),
    'run-file-no-time',
  ],

  ['half of a FIT', FIT.subarray(0, FIT.length >> 1), 'run-file-cut-short'],
  ['a FIT whose sum is wrong', FIT.with(60, (FIT[60] ?? 0) ^ 1), 'run-file-bad-fit'],
  ['a FIT workout', fit({ type: 'workout', timeS: 60, m: 5 }), 'run-file-no-activity'],
  ['a FIT of a ride', fit({ sport: 'cycling', timeS: 60, m: 5 }), 'run-file-other-sport'],
  [
    'a FIT that goes backwards',
    fit({
      points: [
        { s: 9, m: 9 },
        { s: 3, m: 12 },
      ],
      timeS: 60,
      m: 12,
    }),
    'run-file-backwards',
  ],
  ['a FIT of a car', fit({ points: [{ s: 9, m: 9, ms: 40 }], timeS: 60, m: 12 }), 'run-file-bad-reading'],
  ['a FIT of no length', fit({ timeS: 60, m: 0 }), 'run-file-no-length'],
  ['a FIT of no time', fit({ m: 1000 }), 'run-file-no-time'],
  [
    'a FIT of too many records',
    fit({ points: Array.from({ length: MOST_RUN_READINGS + 1 }, () => ({ s: 1 })), timeS: 60, m: 12 }),
    'run-file-too-long',
  ],
])('%s', (_, file, code) => {
  expect(refusedBy(file)).toBe(code)
})

test('whatever the octets, and however a good file is damaged, it is read or refused, never thrown', () => {
  const good = [FIT, octets(TCX), octets(jsonOf(OURS))]
  const cut = fc.record({ at: fc.nat(), by: fc.uint8Array({ maxLength: 6 }), gone: fc.nat({ max: 6 }) })
  const damaged = fc
    .tuple(fc.constantFrom(...good), fc.array(cut, { minLength: 1, maxLength: 4 }))
    .map(([file, cuts]) =>
      cuts.reduce<Uint8Array>((all, { at, by, gone }) => {
        const from = at % all.length
        return Uint8Array.from([...all.subarray(0, from), ...by, ...all.subarray(Math.min(all.length, from + gone))])
      }, file),
    )
  const fits = fc
    .array(fc.tuple(fc.integer({ min: 14, max: FIT.length - 3 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 })
    .map((changes) => summed(changes.reduce<Uint8Array>((file, [at, octet]) => file.with(at, octet), FIT)))
  let readCount = 0
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), damaged, fits, fits), (file) => {
      const read = readRun(file, NOW_MS)
      if (!read.ok) return void expect(read.fault.code).toMatch(/^run-file-/)
      readCount++
      // What is read is a run that anybody may have run.
      expect(read.run.distanceM).toBeGreaterThan(0)
      expect(read.run.distanceM).toBeLessThanOrEqual(500_000)
      expect(read.run.movingS).toBeGreaterThan(0)
      expect(read.run.endedAtMs).toBeGreaterThanOrEqual(read.run.startedAtMs)
      expect(read.run.splits).not.toMatch(/NaN|Infinity/)
    }),
    { numRuns: draws(600) },
  )
  expect(readCount).toBeGreaterThan(0)
})
