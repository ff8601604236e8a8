import fc from 'fast-check'
import { expect, test } from 'vitest'
import { terminalLanguage } from '../../protocol/words/terminal.ts'
import { beforeMeeting, reportOf } from '../../src/cli/check.ts'
import { FACT_NAMES } from '../../protocol/panel/machine-facts.ts'
import { learnedNow, profileFor } from '../../src/profile/learned.ts'
import { factsFrom, GENERIC, profileOf } from '../../src/profile/profile.ts'
import { terminal as en } from '../../protocol/words/en/terminal.ts'
import { draws } from '../draws.ts'
import { anyFacts } from '../profile/random-facts.ts'

const HERE = { name: 'FS-BC11B7', model: 'TRX3500', firmware: '1.2', address: 'c0:ff:ee:bc:11:b7' }
const known = learnedNow(
  null,
  HERE,
  factsFrom({ lagMs: 1200, unit: 'km/h', obeys: true, upKmhPerS: 0.8 }, { by: 'meeting', on: '2026-11-27' }),
  '2026-11-27',
)

test('a report says what is known and from where, and nobody’s name or address', () => {
  const report = reportOf({ ...HERE, profile: profileFor([known], HERE), metOn: '2026-11-27' })
  expect(report.split('\n')).toEqual([
    'Treadmill: TRX3500, firmware 1.2',
    'Met on 27 November 2026.',
    '  Wants a Start again each: 1000 ms (declared, row 11)',
    '  Its unit: km/h (measured in a meeting on 27 November 2026)',
    '  Gets faster by: 0.8 km/h per second (measured in a meeting on 27 November 2026)',
    '  Shows an order after: 1200 ms (measured in a meeting on 27 November 2026)',
    '  Its distance: too coarse (declared, row 47)',
    '  Follows the speeds it is told: yes (measured in a meeting on 27 November 2026)',
  ])
  expect(report).not.toMatch(/FS-|c0:ff/)
})

test('of one that nobody knows it says so, and each fact has its words', () => {
  const report = reportOf({ model: null, firmware: null, profile: GENERIC, metOn: null })
  expect(report).toBe('Treadmill: says no model, says no firmware\nNot met yet, or not to the end.\n  nothing')
  expect(FACT_NAMES.filter((name) => en.meeting.facts[name].length < 5)).toEqual([])
})

test('before anything moves it is said where to stand, and how to stop', () => {
  expect(beforeMeeting(false)).toMatch(/rail[^]*safety key[^]*STOP[^]*START/)
  expect(beforeMeeting(true)).toContain('shorter')
})

/** Braces, brackets and quotes of JSON, names of parts, and what no value was found for. */
const RAW = /[{}[\]"]|[a-z](Ms|Kmh|M)\b|undefined|NaN|null/

test.each(['en', 'es'] as const)('whatever is known is told in words and with its unit: %s', (tongue) => {
  const language = terminalLanguage(tongue)
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const profile = profileOf(facts)
      const report = reportOf({ model: null, firmware: null, profile, metOn: null }, language)
      expect(report).not.toMatch(RAW)
      // The decimal comma of Spanish.
      if (tongue === 'es') expect(report).not.toMatch(/\d\.\d/)
      for (const name of FACT_NAMES) {
        const { value, from } = profile[name]
        if (from.by === 'default' || name === 'unit' || value === null) continue
        const label = `  ${language.words.terminal.meeting.facts[name]}: `
        const told = report.split('\n').find((line) => line.startsWith(label)) ?? expect.fail(`${name} is not told`)
        expect(told.slice(label.length).replace(/ \([^(]*\)$/, '')).not.toBe(
          typeof value === 'string' ? value : JSON.stringify(value),
        )
      }
    }),
    { numRuns: draws(200) },
  )
})
