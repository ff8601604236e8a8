import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { exported, importProfile, ProfileFileError } from '../../src/cli/profile-file.ts'
import { withMemory } from '../../src/history/kept-memory.ts'
import { fileOf, profileInFile } from '../../src/profile/file.ts'
import { learnedNow, profileFor, type LearnedProfile } from '../../src/profile/learned.ts'
import { factsFrom, GENERIC, proposed } from '../../src/profile/profile.ts'
import { draws } from '../draws.ts'
import { anyFacts } from '../profile/random-facts.ts'

const folder = mkdtempSync(join(tmpdir(), 'crescendo-profile-'))
afterAll(() => rmSync(folder, { recursive: true }))

const HERE = { name: 'FS-BC11B7', model: 'TM70', firmware: '1.2', address: 'c0:ff:ee:bc:11:b7' }
const known = learnedNow(
  null,
  HERE,
  factsFrom({ lagMs: 1200, unit: 'mph', startToggles: true }, { by: 'meeting', on: '2026-11-27' }),
  '2026-11-27',
)

function keptIn(...profiles: LearnedProfile[]) {
  return { profiles: () => profiles, rememberProfile: (profile: LearnedProfile) => void profiles.push(profile) }
}

const fileWith = (text: string): string => {
  const path = join(folder, 'profile.json')
  writeFileSync(path, text)
  return path
}

test('exported in one house, imported in another: a proposal for its model, that sets no unit and no start', () => {
  const text = exported(keptIn(known), 'fs-bc11b7')
  const there = keptIn()
  expect(importProfile(there, fileWith(text))).toContain('1 fact ')
  const profile = profileFor(there.profiles(), { ...HERE, name: 'TM70 of somebody', address: 'another' })
  expect(profile.lagMs).toEqual({ value: 1200, from: { by: 'proposed' } })
  expect([profile.unit, profile.startToggles]).toEqual([GENERIC.unit, GENERIC.startToggles])
})

test('no name and no address goes into the file', () => {
  expect(exported(keptIn(known), undefined)).not.toMatch(/bc.?11.?b7|c0:ff/i)
})

test('whatever a treadmill taught, its file is read back as a proposal of the same', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const file = fileOf({ ...known, facts })
      const back = file.ok ? profileInFile(file.value) : file
      expect(back).toMatchObject({ ok: true, value: { model: 'TM70', metOn: null, facts: proposed(facts) } })
    }),
    { numRuns: draws(50) },
  )
})

const good = JSON.parse(exported(keptIn(known), undefined)) as Record<string, unknown>
const faultOf = (text: string): [string, string] => {
  const kept = keptIn()
  try {
    importProfile(kept, fileWith(text))
  } catch (error) {
    expect(kept.profiles()).toEqual([])
    if (error instanceof ProfileFileError) return [error.problem, error.message]
  }
  return expect.fail('it was taken')
}

test.each([
  ['not-json', '{"kind":'],
  ['not-a-profile', '[]'],
  ['not-a-profile', '{"kind":"plan","version":1}'],
  ['not-a-profile', JSON.stringify({ ...good, model: undefined })],
  ['not-a-profile', JSON.stringify({ ...good, facts: 1 })],
  ['newer', JSON.stringify({ ...good, version: 2 })],
  ['bad-facts', JSON.stringify({ ...good, facts: { lagMs: { value: -1, from: { by: 'proposed' } } } })],
  ['bad-facts', JSON.stringify({ ...good, facts: { rocket: { value: 1, from: { by: 'proposed' } } } })],
])('%s: %s: an error in words, and nothing is remembered', (problem, text) => {
  const [told, words] = faultOf(text)
  expect(told).toBe(problem)
  expect(words).toMatch(/[Nn]othing was changed/)
})

test('whatever stands in a file, it is taken or refused in words', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      const outcome = profileInFile(text)
      expect(outcome.ok || outcome.fault.problem.length > 0).toBe(true)
    }),
    { numRuns: draws(200) },
  )
})

test('a file that is not there, a treadmill that is not known, and one that says no model', () => {
  const problemOf = (act: () => unknown): string => {
    try {
      act()
    } catch (error) {
      if (error instanceof ProfileFileError) return error.problem
    }
    return 'none'
  }
  expect(problemOf(() => importProfile(keptIn(), join(folder, 'nowhere.json')))).toBe('cannot-read')
  expect(problemOf(() => exported(keptIn(), undefined))).toBe('unknown-treadmill')
  expect(problemOf(() => exported(keptIn(known, { ...known, unit: 'two', name: 'two' }), undefined))).toBe(
    'unknown-treadmill',
  )
  expect(problemOf(() => exported(keptIn({ ...known, model: null }), undefined))).toBe('no-model')
})

test('what is imported stays in the data folder', async () => {
  const data = join(folder, 'data')
  const path = fileWith(exported(keptIn(known), undefined))
  await withMemory(data, 0, (kept) => importProfile(kept, path))
  const profiles = await withMemory(data, 0, (kept) => kept.profiles())
  expect(profiles).toMatchObject([{ model: 'TM70', firmware: '1.2', metOn: null }])
})
