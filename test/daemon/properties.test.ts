import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlainAskKind } from '../../protocol/panel/asks.ts'
import { ageMsOf, freshMsOf } from '../../src/belt/readings.ts'
import { capOf } from '../../src/workout/cap.ts'
import { reduce } from '../../src/session/reduce.ts'
import { SCRIPTS, type ScriptName } from '../../src/simulator/scripts/every-script.ts'
import type { Script } from '../../src/simulator/scripts/script.ts'
import { crescendo, type Crescendo } from './crescendo.ts'
import { playedAsLoud } from '../session/loud.ts'
import { requestsIn, speedsIn, type Requested } from './on-the-air.ts'
import { reconnect } from './reconnect.ts'
import { LIMITS } from '../../src/belt/limits.ts'
import { draws } from '../draws.ts'

/** What never happens, whoever asks, presses or walks away, and however the machine misbehaves: daemon and machine whole. */

type AskKind = PlainAskKind | 'slower' | 'faster'
type Press = 'pressStop' | 'pressPause' | 'pressFaster' | 'pressSlower' | 'takeControl'
type Move =
  | { readonly kind: 'ask'; readonly ask: AskKind }
  | { readonly kind: 'press'; readonly press: Press }
  | { readonly kind: 'drop'; readonly forS: number }
  /** The machine says nothing for so long, and in it somebody asks. */
  | { readonly kind: 'mute'; readonly s: number; readonly ask: AskKind }
  | { readonly kind: 'watch'; readonly is: boolean }
  | { readonly kind: 'wait'; readonly s: number }

const ASKS = [
  ...(['slower', 'faster', 'faster', 'hold', 'resume-plan', 'ease-off', 'go', 'not-yet', 'skip-sprint'] as const),
  ...(['next', 'next', 'cool-down', 'walk-now', 'stop', 'pause', 'stop', 'resume', 'resume', 'resume'] as const),
  ...(['belt-is-still', 'unlock', 'end', 'begin', 'start'] as const),
]
const PRESSES = ['pressStop', 'pressPause', 'pressFaster', 'pressSlower', 'takeControl'] as const

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...ASKS).map((ask): Move => ({ kind: 'ask', ask })) },
  { weight: 8, arbitrary: fc.constantFrom(0.1, 0.4, 1, 3, 8, 20).map((s): Move => ({ kind: 'wait', s })) },
  { weight: 2, arbitrary: fc.constantFrom(...PRESSES).map((press): Move => ({ kind: 'press', press })) },
  { weight: 1, arbitrary: fc.constantFrom(1, 6, 20).map((forS): Move => ({ kind: 'drop', forS })) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('mute' as const),
      s: fc.constantFrom(1, 3, 5),
      ask: fc.constantFrom<AskKind>('faster', 'faster', 'resume-plan', 'next', 'slower', 'stop'),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom(true, true, false).map((is): Move => ({ kind: 'watch', is })) },
)
/** What starts a belt that nobody of ours started is not ours to stop either. */
const STARTS_BY_ITSELF: ScriptName = 'starts-after-connecting'
const stories = fc.record({
  script: fc.constantFrom<ScriptName | null>(
    null,
    ...(Object.keys(SCRIPTS) as ScriptName[]).filter((name) => name !== STARTS_BY_ITSELF),
  ),
  startedS: fc.constantFrom(1, 4, 30),
  moves: fc.array(move, { minLength: 8, maxLength: 24 }),
})
type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never

/** An ask that was taken. */
interface Taken {
  readonly id: string
  readonly ask: AskKind
  readonly atMs: number
  readonly linkUp: boolean
  readonly beltKmh: number
}
interface Told extends Crescendo {
  readonly taken: readonly Taken[]
  readonly requests: readonly Requested[]
  /** When the link was lost. */
  readonly dropsMs: readonly number[]
}

const setsOff = ({ ask }: Pick<Taken, 'ask'>): boolean => ask === 'start' || ask === 'resume'
const stops = ({ ask }: Pick<Taken, 'ask'>): boolean => ask === 'stop' || ask === 'pause'

async function tell({ script, startedS, moves }: Story): Promise<Told> {
  const machine = { isMute: false }
  const play = mutable(machine, script === null ? () => ({}) : SCRIPTS[script])
  const choices = { stageM: 200, finishM: 200, warmUpS: 60, coolDownS: 60 }
  const run = await crescendo({ choices, script: play })
  const taken: Taken[] = []
  const dropsMs: number[] = []
  const ask = (kind: AskKind): void => {
    const id = `ask-${taken.length}-${run.clock.nowMs()}`
    const linkUp = run.daemon.snapshot().machine?.link === 'up'
    const asked = { id, ask: kind, atMs: run.clock.nowMs(), linkUp, beltKmh: run.machine.state.belt.speedKmh }
    if (run.daemon.ask({ id, ask: kind }) === null) taken.push(asked)
  }
  for (const kind of ['begin', 'skip-all', 'belt-is-still', 'start'] as const) ask(kind)
  await run.clock.advance(startedS * 1000)
  for (const step of moves) {
    switch (step.kind) {
      case 'ask':
        ask(step.ask)
        break
      case 'press':
        run.machine.console[step.press]()
        break
      case 'drop':
        dropsMs.push(run.clock.nowMs())
        run.machine.dropClients('out of reach')
        await run.clock.advance(step.forS * 1000)
        await reconnect(run, play)
        break
      case 'mute':
        machine.isMute = true
        await run.clock.advance(step.s * 1000)
        ask(step.ask)
        await run.clock.advance(400)
        machine.isMute = false
        break
      case 'watch':
        run.watched(step.is)
        break
      case 'wait':
        await run.clock.advance(step.s * 1000)
    }
  }
  await run.clock.advance(1000)
  return { ...run, taken, requests: requestsIn(run.heard), dropsMs }
}

/** The script, and nothing said while the machine is mute. */
function mutable(machine: { readonly isMute: boolean }, script: Script): Script {
  return (scene) => {
    const acts = script(scene)
    const value = acts.value ?? ((_: string, octets: Uint8Array) => octets)
    return { ...acts, value: (uuid, octets) => (machine.isMute ? null : value(uuid, octets)) }
  }
}

function neverAboveTheCap({ heard, plan, daemon }: Told): void {
  const { machine } = daemon.snapshot()
  if (machine === null) throw new Error('no machine')
  for (const kmh of speedsIn(heard)) expect(kmh).toBeLessThanOrEqual(capOf(plan, machine, LIMITS))
}

/** Asked of the journal of each run: what was seen of the belt, and taken over from its console, when an order went out. */
function neverFasterUnseen({ begun, events }: Told['runs'][number]): void {
  let session = begun
  for (const event of events) {
    if (event.kind === 'order' && event.order.kind === 'speed') {
      const { seen } = session
      const rises = event.order.speedKmh > (seen.following?.speedKmh ?? seen.sample?.speedKmh ?? 0) + 0.001
      if (rises) expect(ageMsOf(seen, event.atMs)).toBeLessThanOrEqual(freshMsOf(seen))
    }
    session = reduce(session, event)
  }
}

function startsOnlyWhenAsked({ requests, taken, events }: Told): void {
  const starts = events.flatMap((event) =>
    event.kind === 'order' && event.order.kind === 'start' ? [event.order] : [],
  )
  const ids = starts.map(({ askId }) => askId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(taken.filter(setsOff).map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
  expect(requests.filter(({ what }) => what === 'start').length).toBeLessThanOrEqual(ids.length)
}

/** What is on the air when a Stop is asked for has 200 ms, and control that has to be asked for, 300. */
const STOP_WITHIN_MS = 600
/** What the virtual link takes to carry a write that was made before. */
const ON_THE_WAY_MS = 5

/** From a stop until somebody sets off again: a Stop on the air where the belt moved and could be reached, and no other order. */
function stopsWhenAsked({ requests, taken, dropsMs }: Told): void {
  taken.forEach((stop, index) => {
    if (!stops(stop)) return
    const untilMs = taken.slice(index).find(setsOff)?.atMs ?? Infinity
    const after = requests.filter(({ atMs }) => atMs > stop.atMs + ON_THE_WAY_MS && atMs < untilMs)
    expect(after.filter(({ what }) => what === 'start' || typeof what === 'number')).toEqual([])
    const swallowed = dropsMs.some((atMs) => atMs >= stop.atMs && atMs <= stop.atMs + STOP_WITHIN_MS)
    if (!stop.linkUp || swallowed || stop.beltKmh === 0 || untilMs - stop.atMs < STOP_WITHIN_MS) return
    const moved = requests.findLast(({ what, atMs }) => atMs < stop.atMs && what !== 'stop' && what !== 'control')
    expect(requests).toContainEqual({
      what: 'stop',
      atMs: expect.toSatisfy(
        (atMs: number) => atMs >= (moved?.atMs ?? 0) && atMs <= stop.atMs + STOP_WITHIN_MS,
      ) as number,
    })
  })
}

/** However it ended: the runner's stop, pressed once more and seen through, leaves a belt at rest, or the alarm on. */
async function comesToRest(told: Told, story: Story): Promise<void> {
  told.daemon.ask({ id: 'last', ask: 'stop' })
  await told.clock.advance(30_000)
  const { belt, banners } = told.daemon.snapshot()
  if (told.machine.state.belt.speedKmh === 0) return
  expect(story.script).toBe('will-not-stop')
  expect(belt).not.toBe('stopped')
  expect(banners[0]).toMatchObject({ level: 'danger' })
}

test('no story ends in an order above the cap, a rise unseen, a start unasked, a stop undone, or otherwise for being quiet', async () => {
  const reached = { starts: 0, stops: 0, speeds: 0, quiet: 0 }
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const told = await tell(story)
      neverAboveTheCap(told)
      startsOnlyWhenAsked(told)
      stopsWhenAsked(told)
      await comesToRest(told, story)
      told.daemon.close()
      for (const run of told.runs) {
        neverFasterUnseen(run)
        reached.quiet += playedAsLoud(run.begun, run.events)
      }
      reached.starts += told.taken.filter(setsOff).length
      reached.stops += told.taken.filter((ask) => stops(ask) && ask.beltKmh > 0).length
      reached.speeds += speedsIn(told.heard).length
    }),
    { numRuns: draws(30) },
  )
  expect(reached.starts).toBeGreaterThan(25)
  expect(reached.stops).toBeGreaterThan(4)
  expect(reached.speeds).toBeGreaterThan(40)
  expect(reached.quiet).toBeGreaterThan(1000)
})
