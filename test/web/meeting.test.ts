import { expect, test } from 'vitest'
import { foundRowsOf, foundSentencesOf } from '../../web/meeting/found-words.ts'
import { askedWords, goingWords, leftS, nextWords, questionOf, rowsOf } from '../../web/meeting/moment.ts'
import { meeting as en } from '../../protocol/words/en/meeting.ts'
import { meeting as es } from '../../protocol/words/es/meeting.ts'
import { es as spanishWords } from '../../protocol/words/es.ts'
import { languageOf } from '../../protocol/words/language.ts'
import { ENGLISH } from '../../protocol/words/sentence-of.ts'
import { MEETINGS, PROFILES, STRANGER } from './meetings.ts'
import { SNAPSHOTS } from './snapshots.ts'

const { meetingStarts, meetingUnit, meetingRises, meetingKeys, meetingStopping, meetingGuided } = MEETINGS

test.each([
  [meetingStarts, 'start', 'rising to 1.8', 'Waiting for the belt.'],
  [meetingUnit, 'unit', '', ''],
  [{ ...meetingUnit, asks: ['stop' as const] }, 'unit', '', 'Next: faster, to 2.7 km/h, 2 s from now.'],
  [meetingRises, 'faster-again', 'rising to 3.8', 'Next: slower, to 1.8 km/h, 24 s from now.'],
  [meetingKeys, 'keys', '', 'Next: it stops, 18 s from now.'],
  [meetingStopping, 'stop', 'coming to rest', ''],
])('what is asked of the belt, where it is going, and what comes next', (snapshot, question, going, next) => {
  expect([questionOf(snapshot), goingWords(snapshot), nextWords(snapshot)]).toEqual([question, going, next])
})

test('a STOP is answered where the next step stood', () => {
  const said = { code: 'stopping-from', values: { speedKmh: 1.1, unit: 'km' } } as const
  expect(nextWords({ ...meetingStopping, said })).toBe('Stopping: 1.1')
})

test('an answer ticks in once its step is over; none before', () => {
  expect(rowsOf(meetingRises).map(({ answer, state }) => `${state} ${answer}`.trim())).toEqual([
    ...['done yes', 'done km/h', 'done yes', 'now', 'ahead', 'ahead', 'ahead'],
  ])
  expect(rowsOf(meetingStopping).map(({ answer }) => answer)).toEqual([
    'yes',
    'km/h',
    'yes',
    'measured',
    'measured',
    'not seen',
    '',
  ])
  expect(rowsOf(meetingStarts).map(({ state }) => state)).toEqual(['now', ...Array<string>(6).fill('ahead')])
  expect(rowsOf(meetingGuided).map(({ answer }) => answer)).toEqual(['yes', 'km/h', 'no', '', '', '', ''])
})

test('keys that nobody pressed are no answer: pressed, or said to do nothing, they are', () => {
  const keysOf = (snapshot: typeof meetingStopping, saidDead = false) => {
    const { answer, state } = rowsOf(snapshot, saidDead).at(-2) ?? expect.unreachable()
    return `${state} ${answer}`
  }
  expect(keysOf(meetingStopping)).toBe('unanswered not seen')
  expect(keysOf(meetingStopping, true)).toBe('done do nothing')
  expect(keysOf({ ...meetingStopping, held: 'console' })).toBe('done still work')
  const [split = expect.unreachable()] = SNAPSHOTS.done.splits
  const changes = [{ code: 'was-held' as const, values: { reason: 'console' as const } }]
  expect(keysOf({ ...meetingStopping, splits: [{ ...split, changes }] })).toBe('done still work')
  expect(keysOf({ ...meetingStopping, splits: [{ ...split, changes: [] }] })).toBe('unanswered not seen')
  const lost = [{ code: 'was-held' as const, values: { reason: 'link' as const } }]
  expect(keysOf({ ...meetingStopping, splits: [{ ...split, changes: lost }] })).toBe('unanswered not seen')
})

test('who stands there is asked to stay on the rails, and for the keys when it is their turn', () => {
  expect(askedWords(meetingRises)).toContain('Stay on the rails')
  expect(askedWords(meetingKeys)).toContain('Press + and −')
  expect(askedWords({ ...meetingKeys, machine: { ...STRANGER, simulated: true } })).toBe(en.noConsole)
  expect(askedWords(meetingGuided)).toContain('does not follow')
})

test('it takes as long as its steps', () => {
  expect(leftS(meetingStarts)).toBe(130)
  expect(leftS(meetingKeys)).toBe(18)
})

test('what was found, in a runner’s words and with how it is known', () => {
  expect(foundRowsOf(PROFILES.met, 'km/h', 'km/h').map(({ what, is, how }) => `${what}: ${is} (${how})`)).toEqual([
    'Takes and tells: km/h, steps of 0.1 (measured)',
    'Slowest to fastest: 1.0 to 14.0 km/h (as it says)',
    'Starts after: 1.2 s (measured)',
    'Answers after: 1.4 s (measured)',
    'Rises: 0.8 km/h a second (measured)',
    'Slows: 1.0 km/h a second (measured)',
    'Tells its speed each: 0.25 s (measured)',
    'Its metres: too coarse (of its model)',
    'Its own keys: do nothing (said by you)',
    'At rest after: 2.4 s (measured)',
  ])
  const said = (name: keyof typeof PROFILES): string[] =>
    foundSentencesOf(PROFILES[name], 'km/h').map(({ text, isCaution }) => `${isCaution ? '! ' : ''}${text}`)
  expect(said('met')).toEqual([
    'Speeds in steps of 0.1 km/h. It answers after 1.4 s. It changes bit by bit: each new pace begins before its line.',
    `! ${en.coarse}`,
  ])
  expect(said('halfMet')).toEqual([en.notWhole, `! ${en.deaf}`, `! ${en.otherUnit}`])
  expect(said('unmet')).toEqual([en.notWhole])
})

test('what is not known has no row', () => {
  expect(foundRowsOf(PROFILES.unmet, 'km/h', 'km/h')).toEqual([])
  expect(foundRowsOf(PROFILES.halfMet, 'mph', 'mph')).toEqual([
    { what: 'Takes and tells', is: 'mph', how: 'measured in runs' },
  ])
})

test('keys that it was asked about and nobody tried are told of; how fast it changes is told in the unit of its runner', () => {
  const { keysWork: _, ...facts } = PROFILES.met.facts
  const rows = foundRowsOf({ ...PROFILES.met, facts }, 'km/h', 'mph')
  expect(rows.find(({ what }) => what === 'Its own keys')).toEqual({ what: 'Its own keys', is: 'not tried', how: '' })
  expect(rows.map(({ is }) => is)).toEqual(expect.arrayContaining(['0.5 mph a second', '1.0 to 14.0 km/h']))
})

test('a day is written as its language does, and a step that is due comes now', () => {
  const days = [ENGLISH, languageOf('es', spanishWords)].map((tongue) => {
    return tongue.figures.day('2026-11-27')
  })
  expect(days).toEqual(['27 November 2026', '27 de noviembre de 2026'])
  const due = { ...meetingRises, inPhase: { ...meetingRises.inPhase, leftS: 0 } }
  expect(nextWords(due)).toBe('Now: slower, to 1.8 km/h.')
})

test('both languages say all of it, and each its own', () => {
  const textsIn = (table: object): string[] =>
    Object.values(table).flatMap((one: unknown) =>
      typeof one === 'string'
        ? [one]
        : typeof one === 'function'
          ? [JSON.stringify((one as (...of: unknown[]) => unknown)('X', 'Y'))]
          : typeof one === 'object' && one !== null
            ? textsIn(one)
            : [],
    )
  const [english, spanish] = [textsIn(en), textsIn(es)]
  expect(spanish).toHaveLength(english.length)
  const ALIKE = new Set(['no', '"X s"'])
  expect(english.filter((text, at) => text === spanish[at] && !ALIKE.has(text))).toEqual([])
  for (const text of [...english, ...spanish]) expect(text).not.toMatch(/^\s*$|undefined/)
})
