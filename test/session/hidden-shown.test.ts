import { expect, test } from 'vitest'
import { DEFAULT_GRID, paceSPerMile } from '../../protocol/units.ts'
import { announcedKmh } from '../../protocol/announced.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { ENGLISH } from '../../protocol/words/sentence-of.ts'
import { terminalLanguage } from '../../protocol/words/terminal.ts'
import { progressLine } from '../../src/cli/lines.ts'
import { isHidden } from '../../src/session/course/hidden-pace.ts'
import type { Session } from '../../src/session/session.ts'
import { lineOf } from '../../src/session/so-far.ts'
import { plain } from '../../src/terminal/ansi.ts'
import { blockOf } from '../../src/terminal/block.ts'
import { meaningOf } from '../../src/terminal/keys.ts'
import { kioskOf } from '../../src/view/kiosk.ts'
import { snapshotOfConsole } from '../../src/view/snapshot.ts'
import { withHiddenMile } from '../../src/workout/pacing-sense.ts'
import { expectAsSchema } from '../snapshot-schema.ts'
import { ask, look, notice, played, send, stage, until, untilPhase, waitS, type Stage } from './play.ts'
import { wholePlan } from './plans.ts'

// What the screens are told of a mile whose pace is hidden: everything but how fast it is.

const plan = withHiddenMile(wholePlan({ warmUpS: 60 }), 0, DEFAULT_GRID)
const TERMINAL = terminalLanguage('en')

/** A run whose hidden mile is drawn at another speed than the one that it is planned at. */
function drawnApart(): Stage {
  for (let nth = 0; ; nth++) {
    const on = played(stage(plan), ask('begin'), ask('skip-all'), waitS(nth / 10), ask('start'))
    const kmh = on.session.run?.pacing?.kmh ?? 0
    if (kmh < 9.85 && kmh > 8.85) return on
  }
}
const whole = drawnApart()
const moments: { readonly session: Session; readonly state: string }[] = []
whole.folded = (_, { atMs, kind }, after) => {
  if (kind === 'tick' && atMs % 5000 === 0) moments.push({ session: after, state: after.run?.pacing?.state ?? 'none' })
}
played(whole, untilPhase('mile', 3))
const drawnKmh = whole.session.run?.pacing?.kmh ?? 0
const shown = (state: string): Snapshot[] =>
  moments.filter((one) => one.state === state).map(({ session }) => look(session))
const secret = [...shown('ahead'), ...shown('hidden'), ...shown('asked')]
const hidden = [...shown('hidden'), ...shown('asked')]

/** Every speed in it, with its way. */
function numbersIn(value: unknown, way = ''): { readonly way: string; readonly value: number }[] {
  if (typeof value === 'number') return /kmh/i.test(way) ? [{ way, value }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => numbersIn(part, `${way}.${key}`))
}

test('no speed of a snapshot but the measured one is what the mile was drawn at, until it is shown', () => {
  expect(shown('ahead').length).toBeGreaterThan(50)
  expect(hidden.length).toBeGreaterThan(50)
  for (const snapshot of secret) {
    const tells = numbersIn(snapshot).filter(({ value }) => Math.abs(value - drawnKmh) < 0.04)
    // A key says where it leads.
    const own = /^\.(measured\.speedKmh|leadsTo\.next\.speedKmh|hidden\.keysKmh)/
    expect(tells.filter(({ way }) => !own.test(way))).toEqual([])
    expectAsSchema(snapshot)
  }
  expect(numbersIn(shown('over')[0]).filter(({ value }) => value === drawnKmh).length).toBeGreaterThan(2)
})

test('what is announced of it says no speed', () => {
  const said = secret.filter(({ announcement }) => announcement?.code === 'next-stage')
  expect(said.some(({ announcement }) => JSON.stringify(announcement).includes('"number":2'))).toBe(true)
  for (const snapshot of said)
    if (JSON.stringify(snapshot.announcement).includes('"number":2')) expect(announcedKmh(snapshot)).toBeNull()
})

test('the keys are told while it is asked, and only then', () => {
  for (const snapshot of shown('hidden')) expect(snapshot).toMatchObject({ hidden: { keysKmh: null } })
  for (const snapshot of shown('asked')) {
    expect(snapshot.hidden?.keysKmh).toHaveLength(5)
    expect(snapshot.asks).toContain('felt-pace')
  }
  for (const snapshot of [...shown('ahead'), ...shown('over')]) expect(snapshot.hidden).toBeNull()
})

test('the pace of the next mile is not told meanwhile: it would rule keys out', () => {
  for (const { next } of hidden) expect(next).toMatchObject({ kind: 'mile', targetKmh: null })
  expect(shown('over')[0]?.next?.targetKmh).toBeGreaterThan(9.9)
})

test('no key and no warning is hidden with it: all of them are there as in any other mile', () => {
  for (const { session } of moments.filter((one) => isHidden(one.session))) {
    const { phases: _, next: __, targetKmh: ___, hidden: ____, ...rest } = look(session)
    expect(snapshotOfConsole(session, { number: 1, nowMs: session.atMs, waiting: null, run: null })).toMatchObject(rest)
    for (const key of ['slower', 'faster', 'ease-off', 'hold', 'cool-down', 'stop'] as const)
      expect(rest.asks).toContain(key)
  }
  const lost = played(fork(), notice({ kind: 'link-lost', reason: 'x' }), waitS(1))
  expect(look(lost.session, lost.nowMs).hidden).toBeNull()
  expect(look(lost.session, lost.nowMs).banners).not.toEqual([])
})

test('a run that is eased off before it: it is told as slow as the miles around it, and that it stays so', () => {
  const on = played(drawnApart(), untilPhase('mile', 1), waitS(30), ask('ease-off'), waitS(20))
  const { phases, next, held } = look(on.session)
  const [one, two, three] = phases.filter(({ kind }) => kind === 'mile')
  expect(held).toBe('eased')
  expect(one?.targetKmh).toBeLessThan(8)
  expect([two?.targetKmh, two?.partsKmh, three?.targetKmh]).toEqual([one?.targetKmh, [one?.targetKmh], one?.targetKmh])
  expect(two?.plannedKmh).toBe(9.9)
  expect(next).toMatchObject({ mile: 2, targetKmh: one?.targetKmh })
})

/** The hidden mile, asked. */
function fork(): Stage {
  const on = drawnApart()
  return played(
    on,
    until(({ run }) => run?.pacing?.state === 'asked'),
  )
}

const clockOf = (kmh: number): string => {
  const s = Math.round(paceSPerMile(kmh) ?? 0)
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`
}

test('neither the wall nor the terminal tells it, nor how long it takes', () => {
  const secrets = [clockOf(drawnKmh), drawnKmh.toFixed(1), (drawnKmh / 1.609344).toFixed(1)]
  for (const { session } of moments.filter((one) => isHidden(one.session))) {
    const snapshot = look(session)
    const wall = kioskOf(snapshot, { boot: 'boot', seq: 1 }, lineOf(session))
    expect(numbersIn(wall).filter(({ value }) => Math.abs(value - drawnKmh) < 0.04)).toEqual([])
    expect(wall).toMatchObject({ speedKmh: null, toFinish: { timeS: null } })
    expect(wall.announced).not.toMatchObject({ code: expect.stringMatching(/^pace-/) as string })
    const sheet = { columns: 100, rows: 30, paint: plain, language: TERMINAL, notes: [] }
    const asks = { ...snapshot, hidden: { keysKmh: null }, asks: snapshot.asks.filter((kind) => kind !== 'felt-pace') }
    const text = [...blockOf(asks, sheet).slice(0, 3), progressLine(snapshot, TERMINAL)].join('\n')
    expect(text).toContain('pace hidden')
    for (const secret of secrets) expect(text).not.toContain(` ${secret} `)
    const times = text.match(/\d+:\d\d/g)
    expect(times).toBeNull()
  }
})

test('in the terminal it is answered by 1 to 5, and 6 for "I saw it"', () => {
  const on = fork()
  const snapshot = look(on.session)
  expect(meaningOf('2', snapshot)).toEqual({ answers: { ask: 'felt-pace', felt: 1 } })
  expect(meaningOf('6', snapshot)).toEqual({ answers: { ask: 'felt-pace', felt: null } })
  const sheet = { columns: 120, rows: 30, paint: plain, language: TERMINAL, notes: [] }
  const keys = blockOf(snapshot, sheet).join('\n')
  for (const [at, kmh] of (snapshot.hidden?.keysKmh ?? []).entries())
    expect(keys).toContain(`${at + 1} ${clockOf(kmh)}`)
  expect(keys).toContain('6 I saw it')
  send(on, { kind: 'ask', ask: { id: 'feels', ask: 'felt-pace', felt: 1 } })
  expect(meaningOf('2', look(on.session))).toBeNull()
  expect(look(on.session)).toMatchObject({
    hidden: null,
    targetKmh: on.session.run?.pacing?.kmh,
    said: { code: 'pace-felt' },
  })
  expect(ENGLISH.words.says['pace-felt']).toBeDefined()
})
