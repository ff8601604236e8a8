import { isStage } from '../../../protocol/units.ts'
import type { SplitNote } from '../../../protocol/panel/sayings.ts'
import type { Split } from '../../../protocol/panel/snapshot.ts'
import type { PhaseRun } from '../run.ts'
import { lengthSOf, type Segment } from '../../workout/segments.ts'
import { paceOf, placeOf, type Session } from '../session.ts'
import { expectedKmhOf } from '../speeds.ts'
import { phaseLengthM } from './lengths.ts'

/** A moment of the run by its own measures. */
export interface Point {
  readonly totalM: number
  readonly movingS: number
}

/** What was run since the phase began, up to `at`. Null in the stretches. */
export function splitOf(session: Session, at: Point): Split | null {
  const { phaseIndex, phase: run, splits } = placeOf(session)
  const phase = phaseIndex === null ? undefined : session.plan?.phases[phaseIndex]
  if (phase === undefined || phase.kind === 'stretch') return null
  const distanceM = at.totalM - run.fromM
  const timeS = at.movingS - run.fromS
  const { segments } = session.course
  const lengthM = phaseLengthM(segments, phaseIndex ?? -1)
  const own = segments.find((segment) => segment.phaseIndex === phaseIndex)
  const stage = isStage(phase) ? phase : null
  const before = splits.findLast(isStage) ?? null
  const withSpeed = stage ?? (phase.kind === 'finish' ? phase : null)
  return {
    kind: phase.kind,
    mile: stage?.number ?? null,
    effort: stage?.effort ?? null,
    distanceM,
    timeS,
    plannedKmh: withSpeed === null ? null : (own?.speedKmh ?? null),
    aimedKmh: withSpeed === null ? null : aimedKmhOf(session),
    averageKmh: timeS > 0 ? (distanceM / timeS) * 3.6 : null,
    gainS: withSpeed !== null && lengthM !== null ? gainS(before, distanceM, timeS, lengthM) : null,
    changes: [...run.changes],
    ...feltOf(session, own),
    ...heartOf(run),
    atPaceS: withSpeed === null ? null : run.atPaceS,
    note: noteOf(
      run,
      lengthM === null ? timeS < leastS(segments, phaseIndex ?? -1) - NEARLY_S : distanceM < lengthM - NEARLY_M,
    ),
  }
}

/** Left out where its pace was not hidden, or nothing was said of it. */
function feltOf({ run }: Session, own: Segment | undefined): Pick<Split, 'felt'> {
  const felt = own?.hidden === true ? (run?.pacing?.felt ?? null) : null
  return felt === null ? {} : { felt }
}

/** So many rates make a mean. */
const ENOUGH_RATES = 10

/** Left out where no rate was known in it. */
function heartOf({ heart: { sumBpm, count } }: PhaseRun): Pick<Split, 'heartRateBpm'> {
  if (count === 0) return {}
  return { heartRateBpm: count < ENOUGH_RATES ? null : Math.round(sumBpm / count) }
}

/** What the segment that is on is to be run at, also where the belt already rises to the next; km/h. */
function aimedKmhOf(session: Session): number | null {
  const { segment } = placeOf(session)
  if (segment === null) return null
  return Math.min(expectedKmhOf(session, segment.index), paceOf(session).steadyKmh ?? Infinity)
}

/** Seconds gained on the stage before over `overM` metres, each at its own average. */
function gainS(before: Split | null, distanceM: number, timeS: number, overM: number): number | null {
  if (before === null || before.distanceM <= 0 || distanceM <= 0) return null
  return (before.timeS / before.distanceM - timeS / distanceM) * overM
}

const NEARLY_M = 0.5
const NEARLY_S = 0.5

function noteOf({ estimated }: PhaseRun, isShort: boolean): SplitNote | null {
  if (!isShort && !estimated) return null
  return { code: !isShort ? 'partly-estimated' : estimated ? 'cut-short-and-estimated' : 'cut-short', values: {} }
}

/** Seconds that a phase has to last to be whole: one that a heart rate may end is whole at its least. */
function leastS(segments: readonly Segment[], phaseIndex: number): number {
  return segments.reduce((sum, segment) => {
    if (segment.phaseIndex !== phaseIndex) return sum
    return sum + (segment.length.by === 'heart-rate' ? segment.length.leastS : (lengthSOf(segment) ?? 0))
  }, 0)
}
