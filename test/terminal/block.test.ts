import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { terminalLanguage } from '../../protocol/words/terminal.ts'
import { inColour, plain, widthOf, wrapped } from '../../src/terminal/ansi.ts'
import { blockOf, type Sheet } from '../../src/terminal/block.ts'
import { progressLine } from '../../src/cli/lines.ts'
import { staircase } from '../../src/terminal/staircase.ts'
import { SNAPSHOTS, type SnapshotName } from '../web/snapshots.ts'

const NAMES = Object.keys(SNAPSHOTS) as SnapshotName[]
const ENGLISH = terminalLanguage('en')
const SHEET: Sheet = { columns: 80, rows: 24, paint: plain, language: ENGLISH, notes: [] }
const drawn = (snapshot: Snapshot, sheet: Partial<Sheet> = {}): string[] => blockOf(snapshot, { ...SHEET, ...sheet })
const SPANISH = terminalLanguage('es')

describe.each([
  { columns: 40, rows: 24 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 20, rows: 6 },
  { columns: 400, rows: 100 },
])('at $columns × $rows', (size) => {
  test.each(NAMES)(
    '%s is no wider and no higher than the terminal, in colour or without, in both languages',
    (name) => {
      for (const language of [ENGLISH, SPANISH])
        for (const paint of [plain, inColour]) {
          const lines = drawn(SNAPSHOTS[name], {
            ...size,
            language,
            paint,
            notes: ['A note that is somewhat longer than most notes are.'],
          })
          expect(lines.length).toBeGreaterThan(0)
          expect(lines.length).toBeLessThan(size.rows)
          expect(Math.max(...lines.map(widthOf))).toBeLessThan(size.columns)
          expect(lines.filter((line) => line.includes('\n'))).toEqual([])
        }
    },
  )
})

test('in a mile it says which, how fast, how far to the sprint, and what each key does', () => {
  const lines = drawn(SNAPSHOTS.mileTwo)
  expect(lines[0]).toMatch(/^Mile 2 of 3 · moderate +152 bpm$/)
  expect(lines[1]).toMatch(/^9:45 \/mi · 6\.2 mph · target 9:45 +1\.94 mi in \d+:\d\d$/)
  expect(lines[2]).toBe('Sprint in 1.45 mi, 13:06 · 0.45 mi left in this mile')
  expect(lines.at(-2)).toMatch(/^space STOP {3}↑ faster {3}↓ slower {3}e ease off/)
})

test('in Spanish too', () => {
  const lines = drawn(SNAPSHOTS.mileTwo, { language: SPANISH })
  expect(lines[0]).toMatch(/^Milla 2 de 3 · moderado +152 ppm$/)
  expect(lines[2]).toBe('Esprint en 1,45 mi, 13:06 · 0,45 mi más en esta milla')
  expect(lines.join('\n')).toMatch(/espacio PARAR/)
})

describe('an incline', () => {
  const { mileTwo } = SNAPSHOTS
  const { plan, measured, next, phases } = mileTwo
  const inclined: Snapshot = {
    ...mileTwo,
    plan: plan && {
      ...plan,
      phases: plan.phases.map((phase) => (phase.kind === 'mile' ? { ...phase, inclinePct: 1.5 } : phase)),
    },
    phases: phases.map((view) => (view.kind === 'mile' ? { ...view, inclinePct: 1.5 } : view)),
    measured: { ...measured, inclinePct: 1.5 },
    next: next && { ...next, inclinePct: 1 },
  }
  const inEach = (snapshot: Snapshot) =>
    [ENGLISH, SPANISH].map((language) => / · (incl.*%)/.exec(drawn(snapshot, { language, columns: 120 })[1] ?? '')?.[1])

  test('stands beside the pace, with the one that comes next where it is another', () => {
    expect(inEach(inclined)).toEqual(['incline 1.5 %, then 1 %', 'inclinación 1,5 %, luego 1 %'])
    const alike = { ...inclined, next: next && { ...next, inclinePct: 1.5 } }
    expect(inEach(alike)).toEqual(['incline 1.5 %', 'inclinación 1,5 %'])
    expect(inEach({ ...inclined, next })).toEqual(['incline 1.5 %', 'inclinación 1,5 %'])
    const unknown = { ...alike, measured: { ...measured, inclinePct: null } }
    expect(inEach(unknown)).toEqual(['incline – %', 'inclinación – %'])
    expect(progressLine(inclined, ENGLISH)).toMatch(/ · incline 1.5 %, then 1 %$|· incline 1.5 %, then 1 % · /)
  })

  test('of a plan without it is told where the belt is not flat', () => {
    expect(inEach({ ...mileTwo, measured: { ...measured, inclinePct: 3 } })[0]).toBe('incline 3 %')
    expect(inEach({ ...mileTwo, measured: { ...measured, inclinePct: 0 } })).toEqual([undefined, undefined])
    expect(inEach(mileTwo)).toEqual([undefined, undefined])
  })
})

test('without colours nothing is written but text', () => {
  for (const name of NAMES) expect(drawn(SNAPSHOTS[name]).join('')).not.toContain('\u001b')
  expect(drawn(SNAPSHOTS.mileTwo, { paint: inColour }).join('')).toContain('\u001b[')
})

test('what is wrong is said, and what is to be done; a note of the terminal stands with it', () => {
  const text = drawn(SNAPSHOTS.waiting, { columns: 120, notes: ['The treadmill goes no faster.'] }).join('\n')
  expect(text).toMatch(/^! /m)
  expect(text).toContain('The treadmill goes no faster.')
})

test('where there is no room the keys stay, and the picture goes first', () => {
  const low = drawn(SNAPSHOTS.mileTwo, { rows: 8 })
  expect(low.join('\n')).toContain('space STOP')
  expect(low.join('\n')).not.toContain('█')
})

describe('the staircase', () => {
  const { phases } = SNAPSHOTS.mileTwo
  const heights = (lines: readonly string[], columns: number): number[] =>
    Array.from({ length: columns }, (_, at) => lines.filter((line) => (line[at] ?? ' ') !== ' ').length)

  test.each([38, 79, 119])('in %i columns climbs from mile to mile to the sprint, and comes down', (columns) => {
    const lines = staircase(phases, columns, 8, plain)
    expect(lines).toHaveLength(10)
    const rising = heights(lines.slice(0, 8), columns)
    const numbers = lines[8] ?? ''
    const [one, two, three] = ['1', '2', '3'].map((number) => rising[numbers.indexOf(number)] ?? 0)
    expect(one).toBeGreaterThan(0)
    expect(two).toBeGreaterThanOrEqual(one ?? 0)
    expect(three).toBeGreaterThan(one ?? 0)
    expect(Math.max(...rising)).toBe(8)
    expect(rising.lastIndexOf(8)).toBeGreaterThan(numbers.indexOf('3'))
    expect(rising.at(-1)).toBeLessThan(8)
  })

  test('what is run is filled, what is ahead is not, and the mark stands between', () => {
    const lines = staircase(phases, 79, 8, plain)
    const ground = lines[7] ?? ''
    const at = (lines[9] ?? '').indexOf('▲')
    expect(at).toBeGreaterThan(0)
    expect(ground.slice(0, at - 1)).toMatch(/^[▁▂▃▄▅▆▇█]+$/)
    expect(ground.slice(at + 1)).toContain('░')
    expect(ground.slice(at + 1, at + 10)).not.toContain('█')
  })

  test('is not drawn where nothing is planned, or no phase would have a column', () => {
    expect(staircase([], 80, 8, plain)).toEqual([])
    expect(staircase(phases, 5, 8, plain)).toEqual([])
    expect(staircase(phases, 80, 0, plain)).toEqual([])
  })
})

test('words are broken between them, and a word that is too long is cut', () => {
  expect(wrapped(['one', 'two', 'three', 'exceedingly'], 8)).toEqual(['one two', 'three', 'exceedi…'])
})
