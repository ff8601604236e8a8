import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PlainAskKind } from '../../protocol/panel/asks.ts'
import { carryOn, replayed, type CarriedOn } from '../../src/carry-on.ts'
import type { RunLog } from '../../src/history/run-log.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import type { Session } from '../../src/session/session.ts'
import { SCRIPTS, type ScriptName } from '../../src/simulator/scripts/every-script.ts'
import { historyOn, type HistoryOn } from '../history/history-on.ts'
import { crescendo, type Crescendo } from './crescendo.ts'
import { someOf, draws, SEED } from '../draws.ts'

/**
 * Several runs on one machine, one after the other, with the daemon killed at any moment: what its journal leads to is the
 * session as it was, field by field, and no run is lost on the way.
 */

type AskKind = PlainAskKind | 'slower' | 'faster'
type Move =
  | { readonly kind: 'ask'; readonly ask: AskKind }
  | { readonly kind: 'press'; readonly press: 'pressStop' | 'pressFaster' | 'pressSlower' | 'takeControl' }
  | { readonly kind: 'watch'; readonly is: boolean }
  | { readonly kind: 'drop' }
  | { readonly kind: 'wait'; readonly s: number }
  | { readonly kind: 'kill' }
  /** Stop, wait, close the run, and begin another at once or after a while. */
  | { readonly kind: 'another'; readonly close: 'end' | 'discard'; readonly pauseS: number }

const ASKS = [
  ...(['slower', 'faster', 'hold', 'resume-plan', 'ease-off', 'go', 'next', 'next', 'cool-down', 'stop'] as const),
  ...(['resume', 'resume', 'belt-is-still', 'unlock', 'end', 'discard', 'begin', 'skip', 'start', 'start'] as const),
  ...(['guide', 'guide', 'take-over'] as const),
]
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ASKS).map((ask): Move => ({ kind: 'ask', ask })) },
  { weight: 5, arbitrary: fc.constantFrom(0.1, 0.45, 1, 3.3, 12).map((s): Move => ({ kind: 'wait', s })) },
  { weight: 2, arbitrary: fc.constant<Move>({ kind: 'kill' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('another' as const),
      close: fc.constantFrom('end' as const, 'discard' as const),
      pauseS: fc.constantFrom(0, 0.5, 20),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('pressStop' as const, 'pressFaster' as const, 'pressSlower' as const, 'takeControl' as const)
      .map((press): Move => ({ kind: 'press', press })),
  },
  { weight: 1, arbitrary: fc.boolean().map((is): Move => ({ kind: 'watch', is })) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'drop' }) },
)
/** A sound machine, and some of the scripts; with enough draws all. */
const NAMES = [null, ...someOf(Object.keys(SCRIPTS) as ScriptName[], 14, 'replay')]
/** Of each of them. */
const STORIES = draws(1)
const moves = fc.array(move, { minLength: 6, maxLength: 16 })

/** One daemon's life: its log, what it was given, and the session as the daemon itself has it at its death. */
interface Life {
  readonly run: Crescendo
  readonly history: HistoryOn
  /** Of the run that is on: the session it began with, and what happened since; null where none is on. */
  readonly told: () => { readonly begun: Session; readonly events: readonly SessionEvent[] } | null
  kill(): Session | null
}

async function live(folder: string, script: ScriptName | null, place?: Crescendo): Promise<Life> {
  const history = historyOn(folder)
  const unfinished = history.unfinished()
  const carriedOn: CarriedOn | null = unfinished === null ? null : carryOn(unfinished, history.log)
  let told: { begun: Session; events: SessionEvent[] } | null =
    carriedOn === null ? null : { begun: carriedOn.session, events: [] }
  let alive = true
  let last: Session | null = null
  const log: RunLog = {
    ...history.log,
    begin(plan, machine, session) {
      told = { begun: session, events: [] }
      return history.log.begin(plan, machine, session)
    },
    append(event) {
      told?.events.push(event)
      if (alive) history.log.append(event)
    },
    flush(session) {
      last = session
      if (alive) history.log.flush(session)
    },
    finish(how, session, seen) {
      told = null
      history.log.finish(how, session, seen)
    },
  }
  const choices = { stageM: 200, finishM: 200, warmUpS: 60, coolDownS: 60 }
  const run = await crescendo({
    choices,
    log,
    carriedOn,
    ...(script !== null && { script: SCRIPTS[script] }),
    ...(place && { place }),
  })
  return {
    run,
    history,
    told: () => told,
    kill() {
      alive = false
      run.daemon.close()
      run.link.dropLink('the daemon is gone')
      history.close()
      return last
    },
  }
}

const reached = { kills: 0, runs: 0, moving: 0 }

/** Kills the daemon, holds its journal against what it was, and starts another. */
async function killed(life: Life, folder: string, script: ScriptName | null): Promise<Life> {
  // What is on its way to the belt is handed on behind it.
  await life.run.clock.advance(0)
  const told = life.told()
  const movedKmh = life.run.machine.state.belt.speedKmh
  const was = life.kill()
  const after = historyOn(folder)
  const unfinished = after.unfinished()
  if (told === null) expect(unfinished).toBeNull()
  else {
    reached.kills++
    if (movedKmh > 0) reached.moving++
    // No event went past the log: replaying what it was told gives the daemon's own session.
    expect(replayed({ session: told.begun, events: told.events })).toEqual(was)
    const { journal } = unfinished!.readBack()
    const events = [...journal!.events]
    expect(journal!.session).toEqual(told.begun)
    expect(events).toEqual(told.events.slice(0, events.length))
    expect(replayed({ ...journal!, events })).toEqual(
      replayed({ session: told.begun, events: told.events.slice(0, events.length) }),
    )
    const lost = told.events.slice(events.length)
    expect(lost.filter(({ kind }) => kind !== 'tick' && kind !== 'telemetry')).toEqual([])
    expect(lost.filter(({ kind }) => kind === 'tick').length).toBeLessThanOrEqual(10)
  }
  after.close()
  return live(folder, script, life.run)
}

async function story(script: ScriptName | null, steps: readonly Move[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'crescendo-replay-'))
  let life = await live(folder, script)
  let asks = 0
  const ask = (kind: AskKind): void => {
    const before = life.told()
    const { clock, daemon } = life.run
    if (daemon.ask({ id: `ask-${asks++}-${clock.nowMs()}`, ask: kind }) === null && before === null) reached.runs++
  }
  const begin = async (): Promise<void> => {
    for (const kind of ['begin', 'skip-all', 'belt-is-still', 'start'] as const) ask(kind)
    await life.run.clock.advance(4300)
  }
  await begin()
  for (const step of steps) {
    const { clock, machine } = life.run
    switch (step.kind) {
      case 'ask':
        ask(step.ask)
        break
      case 'press':
        machine.console[step.press]()
        break
      case 'watch':
        life.run.watched(step.is)
        break
      case 'drop':
        machine.dropClients('out of reach')
        break
      case 'wait':
        await clock.advance(step.s * 1000)
        break
      case 'kill':
        life = await killed(life, folder, script)
        break
      case 'another':
        ask('stop')
        await clock.advance(9000)
        ask('belt-is-still')
        ask(step.close)
        await clock.advance(step.pauseS * 1000)
        await begin()
    }
  }
  life = await killed(life, folder, script)
  life.kill()
  rmSync(folder, { recursive: true })
}

test.each(NAMES.map((name) => [name ?? 'a sound machine', name] as const))(
  `%s, drawn from ${SEED}: whatever is run and whenever it is killed, the journal leads to the session as it was`,
  async (_, script) => {
    await fc.assert(
      fc.asyncProperty(moves, (steps) => story(script, steps)),
      { numRuns: STORIES },
    )
  },
)

test('the stories were no empty ones', () => {
  expect(reached.runs).toBeGreaterThan(NAMES.length * STORIES)
  expect(reached.kills).toBeGreaterThan(NAMES.length * STORIES)
  expect(reached.moving).toBeGreaterThan(NAMES.length * STORIES * 0.2)
})

test('a second run on a machine that is silent at rest, killed while the belt moves, is back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crescendo-replay-'))
  let life = await live(folder, 'silent-at-rest')
  const ask = (kind: AskKind) => life.run.ask(kind)
  const start = async () => {
    await life.run.clock.advance(5000)
    ask('belt-is-still')
    expect([ask('begin'), ask('skip-all'), ask('start')]).toEqual([null, null, null])
    await life.run.until('the belt to move', ({ belt }) => belt === 'moving', 20)
    await life.run.clock.advance(5000)
  }
  await start()
  expect(ask('stop')).toBeNull()
  await life.run.clock.advance(15_000)
  ask('belt-is-still')
  await life.run.until('the belt to stand', ({ belt }) => belt === 'stopped', 30)
  expect(ask('end')).toBeNull()
  await start()
  const { run, phase } = life.run.daemon.snapshot()
  life = await killed(life, folder, 'silent-at-rest')
  const after = await life.run.until('the belt', ({ belt }) => belt === 'moving', 10)
  expect(after).toMatchObject({ run, phase, held: 'restart' })
  life.kill()
  rmSync(folder, { recursive: true })
})

test.each(['discard', 'end'] as const)(
  '%s and a new start within a second, then a kill: the second run is back',
  async (close) => {
    const folder = mkdtempSync(join(tmpdir(), 'crescendo-replay-'))
    let life = await live(folder, null)
    await life.run.underWay()
    life.run.ask('stop')
    await life.run.until('the belt to stand', ({ belt }) => belt === 'stopped', 30)
    expect([life.run.ask(close), life.run.ask('start')]).toEqual([null, null])
    await life.run.until('the belt to move', ({ belt }) => belt === 'moving', 20)
    await life.run.clock.advance(3000)
    const { run } = life.run.daemon.snapshot()
    life = await killed(life, folder, null)
    expect(await life.run.until('the belt', ({ belt }) => belt === 'moving', 10)).toMatchObject({
      run,
      held: 'restart',
    })
    life.kill()
    rmSync(folder, { recursive: true })
  },
)
