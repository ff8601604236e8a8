import { expect } from 'vitest'
import { ASKS } from '../../protocol/panel/asks.ts'
import { isOnGrid } from '../../protocol/units.ts'
import { LIMITS } from '../../src/belt/limits.ts'
import { capOf } from '../../src/workout/cap.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import { reduce } from '../../src/session/reduce.ts'
import { refusalOf } from '../../src/session/asks/asks.ts'
import { paceOf, placeOf, type Session } from '../../src/session/session.ts'
import { stopWishOf } from '../../src/session/belt-with-us.ts'
import { wishOf } from '../../src/session/wish.ts'
import { machine, planWith } from './plans.ts'

/** What the session never does, whatever is asked of it and however the belt misbehaves, in a run of this plan. */
export const PLAN = planWith({ stageM: 200, finishM: 200, warmUpS: 60, coolDownS: 60 })
const cap = capOf(PLAN, machine.grid, LIMITS)

type Each = (before: Session, event: SessionEvent, after: Session) => void

const sentences: { readonly what: string; readonly holds: Each }[] = []
/** What holds of every fold of every story. */
const always = (what: string, holds: Each): unknown => sentences.push({ what, holds })

/** How often it came to what two of them are about. */
export const reached = { starts: 0, stops: 0 }

always('the wish is on the grid, at or below the cap, and at or above the minimum', (before, _, after) => {
  const [was, wish] = [wishOf(before), wishOf(after)]
  const isNew = wish?.belt === 'moving' && !(was?.belt === 'moving' && was.speedKmh === wish.speedKmh)
  if (!isNew) return
  expect(wish.speedKmh).toBeLessThanOrEqual(cap)
  expect(wish.speedKmh).toBeGreaterThanOrEqual(machine.grid.minKmh)
  expect(isOnGrid(machine.grid, wish.speedKmh)).toBe(true)
})

always('a start is wished for only by an ask that was taken, and by each once', (before, event, after) => {
  const wished = wishOf(after)
  const id = wished?.belt === 'moving' ? wished.startAskId : null
  const was = wishOf(before)
  if (id === null || (was?.belt === 'moving' && was.startAskId === id)) return
  expect(event).toMatchObject({ kind: 'ask', ask: { id } })
  expect(before.seen.usedStarts).not.toContain(id)
  expect(before.startedBy).not.toBe(id)
  reached.starts++
})

const TAKES_OVER: ReadonlySet<string> = new Set([
  'take-over',
  ...Object.entries(ASKS).flatMap(([ask, { effect }]) => (effect === 'slows' ? [ask] : [])),
])

always(
  'after a stop nothing but the stop is wished for until a person sets off again, or takes over a belt that moves, no faster',
  (before, event, after) => {
    const stopped = stopWishOf(before.belt) !== null || before.belt.kind === 'stopped' || before.belt.kind === 'still'
    const setsOff = event.kind === 'ask' && (event.ask.ask === 'start' || event.ask.ask === 'resume')
    if (!stopped || setsOff) return
    reached.stops++
    const wish = wishOf(after)
    if (wish?.belt !== 'moving') return
    // A belt that runs on, or was started at its console, is taken over at the speed it has, by whoever slows it or asks for it.
    if (event.kind !== 'ask' || !TAKES_OVER.has(event.ask.ask)) return expect.fail('moving is wished for')
    expect(wish.speedKmh).toBeLessThanOrEqual((before.seen.sample?.speedKmh ?? 0) + machine.grid.stepKmh / 2)
  },
)

always('a stop that is asked for is wished for at once, whatever the belt does', (before, event, after) => {
  if (event.kind !== 'ask' || event.ask.ask !== 'stop') return
  expect(wishOf(after)?.belt).not.toBe('moving')
  if (before.belt.kind === 'moving') expect(wishOf(after)).toEqual({ belt: 'stopped' })
})

always('an ask that is refused changes nothing but the time', (before, event, after) => {
  if (event.kind !== 'ask' || event.ask.ask === 'belt-is-still') return
  if (refusalOf(before, event.ask, event.atMs) === null || before.atMs !== event.atMs) return
  expect(reduce(before, { kind: 'tick', atMs: event.atMs })).toEqual(after)
})

always('while held the wish never rises but for the runner’s own keys', (before, event, after) => {
  const was = wishOf(before)
  const is = wishOf(after)
  if (was?.belt !== 'moving' || is?.belt !== 'moving' || was.held === null || is.held === null) return
  const own = event.kind === 'ask' && (event.ask.ask === 'faster' || event.ask.ask === 'go')
  // Go was pressed before the line of the finish, and now it is come to.
  const went = paceOf(before).gate === 'armed' && paceOf(after).gate === 'passed'
  const adopts = event.kind === 'telemetry' && before.seen.following !== after.seen.following
  if (!own && !went && !adopts) expect(is.speedKmh).toBeLessThanOrEqual(was.speedKmh)
})

always('no finish that waits for Go is run without it', (before, event, after) => {
  const [was, is] = [paceOf(before).gate, paceOf(after).gate]
  if (after.plan?.gate !== 'ask' || was === is || is === 'shut' || is === 'open' || is === 'skipped') return
  if (was !== 'armed') expect(event).toMatchObject({ kind: 'ask', ask: { ask: 'go' } })
})

always('distance and time never run backwards in a run', (before, event, after) => {
  const [was, is] = [placeOf(before), placeOf(after)]
  const same = was.phaseIndex !== null && is.phaseIndex !== null && before.plan === after.plan
  if (!same || event.kind === 'plan') return
  if (is.odometer.totalM < was.odometer.totalM) expect.fail(`${is.odometer.totalM} m after ${was.odometer.totalM}`)
  if (is.odometer.movingS < was.odometer.movingS) expect.fail(`${is.odometer.movingS} s after ${was.odometer.movingS}`)
})

/** @throws by the sentence's name where one does not hold */
export function expectToHold(before: Session, event: SessionEvent, after: Session): void {
  for (const { what, holds } of sentences) {
    try {
      holds(before, event, after)
    } catch (fault) {
      throw new Error(`${what}: ${(fault as Error).message}`, { cause: fault })
    }
  }
}
