import { noted } from './course/changes.ts'
import { plannedKmhOf } from './course/targets.ts'
import { paceOf, targetsOf, withPace, type Session } from './session.ts'
import { segmentOf } from './speeds.ts'

/** A run that was stopped goes on: an interrupted finish at the easy pace, and its sprint needs `go`. */
export function wentOn(session: Session): Session {
  // A held run climbs too: to the speed it is held at, and no further.
  const { hold, heart } = paceOf(session)
  const holding = hold === null ? null : { ...hold, ownRiseKmh: hold.speedKmh }
  const forHeart = heart.hold === null ? null : { ...heart.hold, ownRiseKmh: heart.hold.mostKmh }
  const counted = noted(session, { code: 'stopped-and-went-on', values: { times: 1 } })
  const on = withPace(counted, { hold: holding, heart: { ...heart, hold: forHeart } })
  if (segmentOf(on)?.role !== 'finish') return on
  const easy = on.course.segments.findIndex(({ role }) => role === 'stage')
  return withPace(on, { gate: 'open', interrupted: true, steadyKmh: plannedKmhOf(targetsOf(on))[easy] ?? null })
}
