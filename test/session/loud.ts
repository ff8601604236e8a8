import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { boundsOf, type Bounds } from '../../src/safety/bounds.ts'
import { governOn, type Governed } from '../../src/safety/governing.ts'
import { govern } from '../../src/safety/governor.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import { reduce, upToMoment } from '../../src/session/reduce.ts'
import type { Session } from '../../src/session/session.ts'
import { wishOf } from '../../src/session/wish.ts'

/** A session that calls nothing quiet: every rule is asked at its next event. */
const loud = (session: Session): Session => (session.quiet === null ? session : { ...session, quiet: null })

/** Fails where a fold made something else of what is quiet than of the same that is not, by its own time, or another wish. */
export function sameAsLoud(before: Session, event: SessionEvent, after: Session): void {
  const whole = loud(reduce(loud(before), event))
  same(loud(event.kind === 'tick' ? upToMoment(after, event.atMs) : after), whole)
  same(wishOf(after), wishOf(whole))
}

/**
 * Plays the events of a run, and compares each fold, and what the governor says by the way, with a run that is never quiet.
 * Gives how many began quiet.
 */
export function playedAsLoud(begun: Session, events: readonly SessionEvent[]): number {
  let session = begun
  let bounds = boundsFor(begun)
  let governed: Governed | null = null
  let quiet = 0
  for (const event of events) {
    const before = session
    session = reduce(before, event)
    sameAsLoud(before, event, session)
    if (before.quiet !== null) quiet++
    if (event.kind === 'order') {
      const wish = wishOf(loud(before))
      same(govern(wish, before.seen, bounds, event.atMs), { order: event.order, because: event.because })
    }
    if (event.kind === 'plan' || event.kind === 'notice') bounds = boundsFor(session)
    governed = governOn(governed, wishOf(session), session.seen, bounds, event.atMs)
    same(governed.decision, govern(wishOf(loud(session)), session.seen, bounds, event.atMs))
  }
  return quiet
}

const boundsFor = ({ plan, machine, seen }: Session): Bounds | null =>
  plan === null || machine === null ? null : boundsOf(plan, machine.grid, seen.limits)

function same(is: unknown, whole: unknown): void {
  if (!isPlainlySame(is, whole) && !isDeepStrictEqual(is, whole)) expect(is).toEqual(whole)
}

/** Of two folds almost everything is the very same object: so it is known in a fifth of the time. Where it is false, nothing is known yet. */
function isPlainlySame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isPlain(one) || !isPlain(other) || Array.isArray(one) !== Array.isArray(other)) return false
  const names = Object.keys(one)
  if (names.length !== Object.keys(other).length) return false
  return names.every((name) => Object.hasOwn(other, name) && isPlainlySame(one[name], other[name]))
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value) as object)
