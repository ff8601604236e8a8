import { isStage } from '../../protocol/units.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { ageMsOf } from '../belt/readings.ts'
import { heartBpmOf } from '../session/heart.ts'
import { isGuided } from '../session/driving.ts'
import { guidingKmhOf } from '../session/by-foot-pod.ts'
import { footPodKmhOf } from '../session/foot-pod.ts'
import { factorByPod } from '../session/pod-beside.ts'
import { beltFactorOf } from '../session/belt-factor.ts'
import { beltForScreenOf } from '../session/release.ts'
import { endedOf, paceOf, placeOf, type Session } from '../session/session.ts'
import { heldReasonOf, wishedKmhOf } from '../session/speeds.ts'
import { wishOf } from '../session/wish.ts'

/** What is told of run and belt at a glance, in the numbers of the machine's console. It is asked for at every event, of which a snapshot in ten is drawn. */
export type Glance = Pick<Snapshot, 'machine' | 'phase' | 'belt' | 'held' | 'gate' | 'measured' | 'targetKmh'>

export function glanceOf(session: Session, nowMs: number): Glance {
  const { gate } = paceOf(session)
  return {
    machine: machineOf(session),
    phase: phaseOf(session),
    belt: beltForScreenOf(session, nowMs),
    held: heldReasonOf(session),
    gate,
    measured: measuredOf(session, nowMs),
    targetKmh: targetKmhOf(session),
  }
}

function machineOf(session: Session): Snapshot['machine'] {
  const { machine, seen } = session
  if (machine === null) return null
  const beltFactor = beltFactorOf(session)
  const { name, simulated, drivable, grid, incline = null } = machine
  const { unit, minKmh, maxKmh, stepKmh } = grid
  return {
    name,
    simulated,
    drivable,
    unit,
    minKmh,
    maxKmh,
    stepKmh,
    ...(incline === null ? {} : { mostInclinePct: incline.maxPct }),
    link: seen.link,
    ...(beltFactor === 1 ? {} : { beltFactor }),
  }
}

function phaseOf(session: Session): Snapshot['phase'] {
  const { phaseIndex: index } = placeOf(session)
  const phase = index === null ? undefined : session.plan?.phases[index]
  if (phase === undefined) return { kind: endedOf(session) === null ? 'idle' : 'done', index: null, mile: null }
  return { kind: phase.kind, index, mile: isStage(phase) ? phase.number : null }
}

/** Of a belt that the runner moves, what they are told. */
function targetKmhOf(session: Session): number | null {
  const wish = wishOf(session)
  if (wish?.belt === 'moving') return wish.speedKmh
  const { kind } = session.belt
  const isOn = placeOf(session).segment !== null && (kind === 'moving' || kind === 'starting')
  return isGuided(session) && isOn ? wishedKmhOf(session) : null
}

function measuredOf(session: Session, nowMs: number): Snapshot['measured'] {
  const ageMs = ageMsOf(session.seen, nowMs)
  const { footPod } = session
  const footPodKmh = footPodKmhOf(session, nowMs)
  const footPodBeside = session.run === null ? null : factorByPod(session.run.podBeside)
  const factor = beltFactorOf(session)
  const consoleKmh = session.seen.sample?.speedKmh ?? null
  const guidingKmh = guidingKmhOf(session) === null || footPodKmh === null ? null : footPodKmh / factor
  const byFootPod =
    guidingKmh === null || footPod === null ? null : { speedKmh: guidingKmh, ageMs: nowMs - footPod.atMs }
  return {
    speedKmh: consoleKmh,
    ageMs: Number.isFinite(ageMs) ? Math.max(0, ageMs) : null,
    ...byFootPod,
    ...(footPod === null ? {} : { footPodKmh }),
    ...(footPodBeside === null ? {} : { footPodBeside }),
    ...(factor === 1 ? {} : { consoleKmh }),
    inclinePct: session.inclinePct,
    heartRateBpm: heartBpmOf(session, nowMs),
  }
}
