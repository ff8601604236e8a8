import { setFlagsFromString } from 'node:v8'
import { runInThisContext } from 'node:vm'
import { expect, test } from 'vitest'
import { placeOf, paceOf, type Session } from '../../src/session/session.ts'
import { ask, byHand, notice, played, stage, started, untilPhase, waitS, type Step } from './play.ts'
import { machine, shortPlan } from './plans.ts'

setFlagsFromString('--allow-natives-syntax')
/** True where both lie alike in memory: code that met many shapes reads each field several times as slowly. */
const haveSameMap = runInThisContext('(a, b) => %HaveSameMap(a, b)') as (a: object, b: object) => boolean

/** What each reading reads and copies. */
const partsOf = (session: Session): Record<string, object | null> => ({
  session,
  run: session.run,
  place: placeOf(session),
  pace: paceOf(session),
  seen: session.seen,
  rest: session.seen.rest,
  following: session.seen.following,
})

/** A run in which much happens beside the readings. */
const eventful: readonly Step[] = [
  ...started,
  untilPhase('mile', 1),
  ask('faster'),
  waitS(20),
  ask('slower'),
  waitS(20),
  byHand(10),
  waitS(20),
  ask('resume-plan'),
  waitS(20),
  ask('pause'),
  waitS(30),
  ask('resume'),
  waitS(60),
  notice({ kind: 'link-lost', reason: 'noise' }),
  waitS(5),
  notice({ kind: 'link-up', machine }),
  waitS(20),
  ask('resume-plan'),
  untilPhase('mile', 2),
  ask('cool-down'),
  waitS(20),
]

function shapesIn(steps: readonly Step[]): Map<string, object[]> {
  const on = stage(shortPlan({ warmUpS: 60 }))
  const shapes = new Map<string, object[]>()
  on.folded = (_before, _event, session) => {
    for (const [name, part] of Object.entries(partsOf(session))) {
      const known = shapes.get(name) ?? []
      if (part !== null && !known.some((shape) => haveSameMap(shape, part))) shapes.set(name, [...known, part])
    }
  }
  played(on, ...steps)
  return shapes
}

test('whatever happened before it, a reading meets one shape of a session and of its parts', () => {
  // What a field may hold is learned by the first: from then on it stays.
  shapesIn(eventful)
  for (const [name, shapes] of shapesIn(eventful)) expect(shapes.length, name).toBe(1)
})
