import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PLAN_FORMATS } from '../../protocol/panel/plan-files.ts'
import { draws } from '../draws.ts'
import { planned } from '../workout/machines.ts'
import { summed } from '../files/summed.ts'
import { octets, read, refusedBy, write } from './files.ts'

/** Files that are no plans: each is told why in words, and nothing else comes of it. */

const zwo = (steps: string, sport = 'run'): string =>
  `<workout_file><name>A</name><sportType>${sport}</sportType><durationType>time</durationType><workout>${steps}</workout></workout_file>`
const STEADY = '<SteadyState Duration="300" Power="0.8" pace="2"/>'
const json = (choices: string): string => `{"format":"crescendo-plan","version":1,"choices":${choices}}`
const workout = (step: string): string => json(`{"workout":{"steps":[${step}]}}`)

test.each([
  ['more than 256 KB', ' '.repeat(256 * 1024 + 1), 'file-too-large'],
  ['nothing', '', 'file-unknown'],
  ['a letter', 'Dear coach,\n\nrun.', 'file-unknown'],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x3c, 0x00]), 'file-encoding'],
  ['octets that are no UTF-8', new Uint8Array([0x7b, 0xc3, 0x28]), 'file-encoding'],
  ['XML that says to be Latin 1', `<?xml version="1.0" encoding="ISO-8859-1"?>${zwo(STEADY)}`, 'file-encoding'],
  ['half of a JSON', '{"format":', 'file-not-json'],
  ['JSON that is a list', '[1,2]', 'file-not-json'],
  ['JSON nested a thousand deep', '['.repeat(1000), 'file-too-deep'],
  ['JSON with a key that is unknown', json('{"watts":300}'), 'file-not-ours'],
  ['JSON of tomorrow', '{"format":"crescendo-plan","version":2,"choices":{}}', 'file-newer'],
  ['JSON with a negative length', workout('{"part":"stage","length":{"durationS":-60},"speedKmh":9}'), 'file-not-ours'],
  ['JSON with a zero speed', workout('{"part":"stage","length":{"durationS":60},"speedKmh":0}'), 'file-not-ours'],
  ['JSON with no number', workout('{"part":"stage","length":{"durationS":60},"speedKmh":NaN}'), 'file-not-json'],
  ['broken XML', '<workout_file><workout></workout_file>', 'file-not-xml'],
  ['other XML', '<gpx><trk/></gpx>', 'file-unknown'],
  [
    'an entity bomb',
    `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${zwo('<SteadyState Duration="&b;"/>')}`,
    'file-doctype',
  ],
  ['elements nested a thousand deep', '<a>'.repeat(1000) + '</a>'.repeat(1000), 'file-too-deep'],
  [
    'an element of a thousand attributes',
    zwo(`<SteadyState ${Array.from({ length: 1000 }, (_, n) => `a${n}="1"`).join(' ')}/>`),
    'file-too-deep',
  ],
  ['a ride', zwo('<SteadyState Duration="300" Power="0.8"/>', 'bike'), 'file-watts'],
  ['power alone', zwo('<SteadyState Duration="300" Power="0.8"/>'), 'file-watts'],
  ['power between two', zwo('<Ramp Duration="300" PowerHigh="0.8"/>'), 'file-watts'],
  [
    'power of a repeat alone',
    zwo('<IntervalsT Repeat="3" OnDuration="60" OffDuration="60" OnPower="1"/>'),
    'file-watts',
  ],
  [
    'power of its rests alone',
    zwo('<IntervalsT Repeat="3" OnDuration="60" OffDuration="60" PowerOffLow="1"/>'),
    'file-watts',
  ],
  ['a swim', zwo(STEADY, 'swim'), 'file-other-sport'],
  ['an MRC', '[COURSE HEADER]\nMINUTES WATTS\n[END COURSE HEADER]', 'file-watts'],
  ['watts in a text', '- 10m 200w', 'file-watts'],
  ['no step', zwo(''), 'file-no-steps'],
  ['10,000 steps', zwo(STEADY.repeat(4000)), 'file-too-many-steps'],
  [
    '10,000 of a repeat',
    zwo('<IntervalsT Repeat="10000" OnDuration="60" OffDuration="60" OnPower="1" OffPower="0.7" pace="1"/>'),
    'file-too-many-steps',
  ],
  ['10,000 lines', '- 1km 5:00/km\n'.repeat(10_000), 'file-too-many-steps'],
  ['a negative length', zwo(STEADY.replace('300', '-300')), 'file-bad-length'],
  ['no length at all', zwo(STEADY.replace('300', '0')), 'file-bad-length'],
  ['a length that is no number', zwo(STEADY.replace('300', 'NaN')), 'file-bad-length'],
  ['an endless length', zwo(STEADY.replace('300', '1e999')), 'file-bad-length'],
  ['an absurd length in a text', '- 90h 5:00/km', 'file-bad-length'],
  ['an absurd pace', '- 1km 0:20/km', 'file-bad-speed'],
  ['a pace of 99 seconds', '- 1km 4:99/km', 'file-bad-speed'],
  ['ten times the race', zwo(STEADY.replace('0.8', '10')), 'file-bad-speed'],
  ['a pace of no race', zwo(STEADY.replace('pace="2"', 'pace="9"')), 'file-bad-speed'],
  [
    'a repeat of half',
    zwo('<IntervalsT Repeat="0.5" OnDuration="60" OffDuration="60" OnPower="1" OffPower="0.7" pace="1"/>'),
    'file-bad-repeat',
  ],
  ['a repeat of nothing', '3x\n\n- 1km 5:00/km', 'file-bad-repeat'],
])('%s: %#', (_what, file, code) => {
  expect(refusedBy(file)).toBe(code)
})

const FIT = write(planned({}), 'fit').octets

test('a FIT file that is cut short, damaged, or no workout', () => {
  expect(refusedBy(FIT.subarray(0, FIT.length - 20))).toBe('file-cut-short')
  expect(refusedBy(FIT.subarray(0, 12))).toBe('file-cut-short')
  expect(refusedBy(FIT.map((octet, at) => (at === 60 ? octet ^ 1 : octet)))).toBe('file-bad-fit')
})

test('everything that is refused is said in words, with its step', () => {
  expect(() => read(zwo(STEADY + STEADY.replace('300', '0')))).toThrow(
    'Step 2 has no length that can be run: 5 s to 4 h, or 10 m to 100 km.',
  )
  expect(() => read('- 1km 5:00/km\n- 200w')).toThrow('The workout is in watts: a treadmill has speeds.')
})

/** Of 256 KB: as slow as any file may be on two busy cores. */
const SLOW_MS = 2000

test.each([
  ['open quotes', '{' + '"\\'.repeat(131_000)],
  ['open tags', '<"'.repeat(131_000)],
  ['empty lines', '\n'.repeat(262_000)],
  ['hyphens', '- '.repeat(131_000)],
  ['one long line', `- ${'9'.repeat(262_000)}`],
  ['short lines', '- x\n'.repeat(65_000)],
  ['open elements', zwo('<SteadyState '.repeat(20_000))],
  ['long attributes', zwo(`<SteadyState Duration="${'3'.repeat(250_000)}" Power="1" pace="1"/>`)],
  [
    'texts',
    zwo(`<SteadyState Duration="300" Power="1" pace="1">${'<textevent message="a"/>'.repeat(10_000)}</SteadyState>`),
  ],
  [
    'entities',
    zwo(
      `<SteadyState Duration="300" Power="1" pace="1"><textevent message="${'&amp;'.repeat(50_000)}"/></SteadyState>`,
    ),
  ],
])('%s: answered without a wait', (_what, file) => {
  const began = performance.now()
  refusedBy(file)
  expect(performance.now() - began).toBeLessThan(SLOW_MS)
})

const GOOD = [
  ...PLAN_FORMATS.map((format) => write(planned({}), format).octets),
  octets('3x\n- 1mi 8:42/mi Pace\n- 500mtr 60-70% Pace\n\nCooldown\n- 5m Z1'),
]
test('whatever the octets, and however a good file is damaged, it is read or refused, never thrown', () => {
  const cut = fc.record({ at: fc.nat(), by: fc.uint8Array({ maxLength: 6 }), gone: fc.nat({ max: 6 }) })
  const damaged = fc
    .tuple(fc.constantFrom(...GOOD), fc.array(cut, { minLength: 1, maxLength: 4 }))
    .map(([file, cuts]) =>
      cuts.reduce<Uint8Array>((all, { at, by, gone }) => {
        const from = at % all.length
        return Uint8Array.from([...all.subarray(0, from), ...by, ...all.subarray(Math.min(all.length, from + gone))])
      }, file),
    )
  const fit = fc
    .array(fc.tuple(fc.integer({ min: 14, max: FIT.length - 3 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 })
    .map((changes) => summed(changes.reduce<Uint8Array>((file, [at, octet]) => file.with(at, octet), FIT)))
  fc.assert(
    fc.property(
      fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary' }).map(octets), damaged, fit),
      (file) => {
        refusedBy(file)
      },
    ),
    { numRuns: draws(1500) },
  )
})

test('a damaged FIT file whose sum is right is read for what it says', () => {
  expect(refusedBy(summed(FIT.with(FIT.length - 3, 200)))).not.toBe('file-bad-fit')
  expect(refusedBy(summed(FIT))).toBeNull()
})
