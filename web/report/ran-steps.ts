import { isStage, stageNoun } from '../../protocol/units.ts'
import { gainedS, stageM } from '../../protocol/stages.ts'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { clock, emsOf, finishLength, lengthWords, span, speed } from '../format.ts'
import { words } from '../language.ts'
import type { TracePoint } from '../live/trace.ts'
import { ranFinishName } from '../phase-words.ts'
import { ranSpeed } from '../run/speed-words.ts'
import { runnerSpeedUnit, runnerUnit } from '../units-of.ts'
import { changesOf } from './changes.ts'

/** How a stage or the finish was run, in words. */
export interface RanStep {
  /** Index of its phase. */
  readonly phase: number
  readonly name: string
  readonly effort: string
  readonly planned: string
  /** The largest: a pace, for the finish its metres. */
  readonly ran: string
  readonly emsWide: number
  /** It was faster than the stage before. */
  readonly isFaster: boolean
  /** How much faster; of the first stage how it went by its plan, of one that was cut short how far; of the finish its time and its peak. */
  readonly more: string
  /** The same where there is little room: the time that was gained, of the finish its own. */
  readonly brief: string
  /** What was other than planned. */
  readonly changes: string
}

export function ranStepsOf(snapshot: Snapshot, trace: readonly TracePoint[]): RanStep[] {
  return snapshot.splits.flatMap((split): RanStep[] => {
    if (isStage(split)) return [stageOf(split, snapshot)]
    return split.kind === 'finish' ? [finishOf(split, snapshot, trace)] : []
  })
}

function stageOf(split: Split, snapshot: Snapshot): RanStep {
  const { splits, phases } = snapshot
  const gained = gainedS(split, splits)
  const ran = ranSpeed(split.averageKmh, snapshot)
  const onPlan = split.mile === 1 ? againstPlan(split) : ''
  const before = stageNoun(stageM(snapshot.plan))
  const far = isCutShort(split) ? lengthWords(split.distanceM, runnerUnit(snapshot)) : ''
  return {
    phase: phases.findIndex((view) => isStage(view) && view.mile === split.mile),
    name: String(split.mile ?? ''),
    effort: split.effort === null ? '' : words.phases.efforts[split.effort],
    planned: words.report.plannedAt(ranSpeed(split.plannedKmh, snapshot)),
    ran,
    emsWide: emsOf(ran),
    isFaster: gained !== null,
    more: far || (gained === null ? onPlan : words.report.faster(span(gained), before, (split.mile ?? 1) - 1)),
    brief: far || (gained === null ? onPlan : span(gained)),
    changes: changesOf(split, snapshot),
  }
}

const isCutShort = ({ note }: Split): boolean => note !== null && note.code !== 'partly-estimated'

/** Whole seconds ahead of the plan, over what was run; one that went otherwise says nothing, and none scolds. */
function againstPlan({ note, changes = [], plannedKmh, distanceM, timeS }: Split): string {
  if (note !== null || changes.length > 0 || plannedKmh === null) return ''
  const aheadS = Math.round((distanceM / plannedKmh) * 3.6 - timeS)
  return aheadS > 0 ? words.report.ahead(span(aheadS)) : aheadS > -3 ? words.report.onPlan : ''
}

function finishOf(split: Split, snapshot: Snapshot, trace: readonly TracePoint[]): RanStep {
  const unit = runnerUnit(snapshot)
  const phase = snapshot.phases.findIndex(({ kind }) => kind === 'finish')
  const peak = peakKmh(trace, snapshot, phase)
  const ran = finishLength(split.distanceM, unit)
  const inTime = words.report.inTime(clock(split.timeS))
  const peaked = peak === null ? '' : words.report.peak(speed(peak, runnerSpeedUnit(snapshot)))
  return {
    phase,
    name: ranFinishName(snapshot),
    effort: '',
    planned: words.report.plannedAt(ranSpeed(split.plannedKmh, snapshot)),
    ran,
    emsWide: [...ran].length * 0.6,
    isFaster: false,
    more: [inTime, peaked].filter(Boolean).join(', '),
    brief: inTime,
    changes: changesOf(split, snapshot),
  }
}

/** The fastest that was measured in the finish, km/h; null where nothing was. */
function peakKmh(trace: readonly TracePoint[], { phases }: Snapshot, phase: number): number | null {
  const from = phases[phase]?.from?.movingS
  if (from === undefined) return null
  const to = phases[phase + 1]?.from?.movingS ?? Infinity
  const speeds = trace.flatMap(({ movingS, speedKmh }) =>
    movingS >= from && movingS <= to && speedKmh !== null ? [speedKmh] : [],
  )
  return speeds.length === 0 ? null : Math.max(...speeds)
}
