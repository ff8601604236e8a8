import type { MachineFacts, Notice } from '../belt/event.ts'
import { NOTHING_SEEN } from '../belt/observe.ts'
import { outOfControl, outOfSight } from './belt-as-seen.ts'
import { guided, isGuided, undrivenBecause } from './driving.ts'
import { regridded } from './course/targets.ts'
import { withPace, targetsOf, sessionWith, type Session } from './session.ts'
import { seenWith } from '../belt/seen-with.ts'

/** What the machine, or the link to it, says beside its readings. */
export function noticed(session: Session, notice: Notice): Session {
  switch (notice.kind) {
    case 'link-up':
      return met(session, notice.machine)
    case 'link-lost':
      return outOfSight(session, 'link')
    case 'left':
      return left(session)
    case 'stopped':
    case 'paused':
      // What becomes of a belt that the runner moves is read off it.
      if (isGuided(session)) return session
      if (notice.by === 'us' || (notice.by === 'unknown' && session.belt.kind === 'starting')) return session
      return outOfControl(session, notice.by === 'safety-key' ? 'safety-key' : 'stopped-by-console')
    case 'control-lost':
      return isGuided(session) ? session : outOfControl(session, 'control-lost')
    case 'control-refused':
      return controlRefused(session)
    case 'reset':
      return notice.by === 'us' || isGuided(session) ? session : outOfControl(session, 'control-lost')
    case 'started':
    case 'target-speed':
      return session
  }
}

/** Before a belt of ours has moved, the runner starts it; one that moves is still told to slow, again and again. */
function controlRefused(session: Session): Session {
  const { machine, belt } = session
  const known: Session = sessionWith(session, {
    machine: machine === null ? null : { ...machine, refusesControl: true },
  })
  return belt.kind === 'starting' && !isGuided(session) ? guided(known, 'refuses') : known
}

/** What keeps a belt from moving stays: starts that were used up, a fault that is locked, and that nobody watches. */
function left(session: Session): Session {
  const { usedStarts, unwatchedMs } = session.seen
  const seen = seenWith(NOTHING_SEEN, { usedStarts, unwatchedMs })
  return sessionWith(session, { seen, belt: { kind: 'unseen', stop: null }, machine: null, anotherMachine: null })
}

/** A machine with another grid runs the same run at the nearest speeds it has. */
function met(session: Session, machine: MachineFacts): Session {
  const { grid } = machine
  const was = session.machine?.grid
  const same = was !== undefined && was.unit === grid.unit && was.minKmh === grid.minKmh && was.stepKmh === grid.stepKmh
  const because = undrivenBecause(machine)
  const found: Session = sessionWith(session, { machine, anotherMachine: null })
  const known = because === null || isGuided(found) ? found : guided(found, because)
  if (same) return known
  const course = { ...known.course, targets: regridded(known.course.targets, grid) }
  return withPace(sessionWith(known, { course }), { targets: regridded(targetsOf(known), grid) })
}
