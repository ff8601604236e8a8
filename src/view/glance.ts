import { isStage } from '../../protocol/units.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { beltForScreenOf } from '../session/release.ts'
import { endedOf, paceOf, placeOf, type Session } from '../session/session.ts'

/** What a screen must see change at once. It is asked for at every event, of which a snapshot in ten is drawn. */
export type Glance = Pick<Snapshot, 'machine' | 'phase' | 'belt' | 'held' | 'gate'>

export function glanceOf(session: Session, nowMs: number): Glance {
  const { gate, hold } = paceOf(session)
  return {
    machine: machineOf(session),
    phase: phaseOf(session),
    belt: beltForScreenOf(session, nowMs),
    held: hold?.reasons.at(-1) ?? null,
    gate,
  }
}

function machineOf({ machine, seen }: Session): Snapshot['machine'] {
  if (machine === null) return null
  const { name, simulated, drivable, grid } = machine
  const { unit, minKmh, maxKmh, stepKmh } = grid
  return { name, simulated, drivable, unit, minKmh, maxKmh, stepKmh, link: seen.link }
}

function phaseOf(session: Session): Snapshot['phase'] {
  const { phaseIndex: index } = placeOf(session)
  const phase = index === null ? undefined : session.plan?.phases[index]
  if (phase === undefined) return { kind: endedOf(session) === null ? 'idle' : 'done', index: null, mile: null }
  return { kind: phase.kind, index, mile: isStage(phase) ? phase.number : null }
}
