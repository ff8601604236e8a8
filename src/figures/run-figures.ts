import type { LinePoint } from '../../protocol/line.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { RunEnd, RunEndedBy, RunKind, RunListed, RunStep } from '../../protocol/panel/run-list.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { isStage, METRES_PER_MILE, paceSPerMile } from '../../protocol/units.ts'
import { oxygenOf } from './oxygen.ts'
import { stepsOf, wasCutShort } from './steps.ts'

/** What a run that is over comes to, beside what was counted. Speeds and lengths are those of the belt. */

export interface EndedRun {
  /** Null where it is forgotten. */
  readonly plan: Plan | null
  readonly splits: readonly Split[]
  /** Empty where none is kept. */
  readonly line: readonly LinePoint[]
  readonly crescendo: boolean
  /** What stood the belt still at last; null where that was not kept. */
  readonly stoppedBy: RunEndedBy | null
}

export interface RunFigures extends Pick<RunListed, 'kind' | 'steps' | 'end' | 'faster' | 'finish' | 'gained'> {
  /** The mean speed of the last stage of a Crescendo, km/h; null where it was not whole. */
  readonly tempoKmh: number | null
  /** The fastest mean speed over a whole stage of a mile at least, km/h. */
  readonly mileKmh: number | null
  /** What plans have in common whose runs can be laid over each other: how many stages, how long each and the finish are, and the gait. */
  readonly shape: string | null
  /** Over stages and finish, s, where each one was faster than the last and nothing was eased; else null. */
  readonly shapeTimeS: number | null
  /** ml of oxygen a kilogram of body, over all of it. */
  readonly oxygenMlPerKg: number
}

/** Lengths are told apart by the metre. */
const SAME_M = 0.5

export function figuresOf(run: EndedRun): RunFigures {
  const { plan, splits, crescendo } = run
  const steps = stepsOf(plan, splits)
  const kind: RunKind = steps.some((step) => step.kind === 'mile') ? 'crescendo' : 'guided'
  const stages = steps.filter(isStage)
  const whole = splits.filter((split) => isStage(split) && !wasCutShort(split))
  const end = endOf(run, steps)
  const fast = whole.filter(({ distanceM }) => distanceM >= METRES_PER_MILE - SAME_M)
  const lastStage = stages.at(-1)
  return {
    ...{ kind, steps, end },
    faster: { count: fasterIn(whole), of: stages.length },
    finish: finishOf(run),
    gained: kind === 'crescendo' ? gainedOver(whole) : null,
    tempoKmh: kind === 'crescendo' && lastStage?.whole === true ? lastStage.measuredKmh : null,
    mileKmh: mostOf(fast.map(({ averageKmh }) => averageKmh)),
    shape: plan === null ? null : shapeOf(plan, steps),
    shapeTimeS: crescendo && end.how === 'whole' ? timeOf(splits) : null,
    oxygenMlPerKg: oxygenOf(run),
  }
}

const mostOf = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((most, value) => (value === null ? most : Math.max(most ?? value, value)), null)

const timeOf = (splits: readonly Split[]): number =>
  splits.reduce((sum, split) => (isStage(split) || split.kind === 'finish' ? sum + split.timeS : sum), 0)

/** The first whole stage counts, and each that was faster than the whole one of the number before. */
function fasterIn(whole: readonly Split[]): number {
  return whole.filter(({ mile, averageKmh }) => {
    if (mile === 1) return true
    const before = whole.find((other) => other.mile === (mile ?? 0) - 1)
    return averageKmh !== null && before !== undefined && averageKmh > (before.averageKmh ?? Infinity)
  }).length
}

function gainedOver(whole: readonly Split[]): RunFigures['gained'] {
  const [first, last] = [whole[0], whole.at(-1)]
  if (first === last || first?.mile !== 1) return null
  const [from, to] = [paceSPerMile(first.averageKmh ?? 0), paceSPerMile(last?.averageKmh ?? 0)]
  return from === null || to === null ? null : { sPerMi: from - to, pct: ((from - to) / from) * 100 }
}

function finishOf({ splits, line }: EndedRun): RunFigures['finish'] {
  const finish = splits.findLast(({ kind }) => kind === 'finish')
  if (finish === undefined || finish.averageKmh === null || wasCutShort(finish)) return null
  const fromS = splits.slice(0, splits.indexOf(finish)).reduce((sum, { timeS }) => sum + timeS, 0)
  const inIt = line.filter(({ movingS }) => movingS >= fromS && movingS <= fromS + finish.timeS)
  const peakKmh = mostOf(inIt.map(({ speedKmh }) => speedKmh))
  const { averageKmh, distanceM } = finish
  return { distanceM, averageKmh, peakKmh: line.length === 0 ? null : Math.max(averageKmh, peakKmh ?? 0) }
}

function endOf({ splits, stoppedBy }: EndedRun, steps: readonly RunStep[]): RunEnd {
  const placeOf = ({ kind, number }: RunStep): RunEnd['in'] => ({ kind, number })
  const left = steps.find((step) => isStage(step) && !step.whole)
  if (left !== undefined) {
    const isRun = left.measuredM !== null || steps.some((step) => isStage(step) && step.whole)
    // What went on after it was left for the next phase, and not for the belt's sake.
    const wentOn = splits.some(({ kind }) => kind === 'finish' || kind === 'cool-down')
    return {
      how: 'stopped',
      in: isRun ? placeOf(left) : null,
      why: wentOn ? (easedIn(splits)?.why ?? 'asked') : stoppedBy,
    }
  }
  const eased = easedIn(splits)
  if (eased !== null) return { how: 'eased', ...eased }
  const finish = steps.find(({ kind }) => kind === 'finish')
  if (finish === undefined || finish.whole) return { how: 'whole', in: null, why: null }
  const isStopped = finish.measuredM !== null && !splits.some(({ kind }) => kind === 'cool-down')
  return { how: isStopped ? 'stopped' : 'eased', in: placeOf(finish), why: isStopped ? stoppedBy : 'asked' }
}

/** The first stage or finish in which something was eased, by its runner or for the heart. */
function easedIn(splits: readonly Split[]): Pick<RunEnd, 'in' | 'why'> | null {
  for (const { kind, mile, changes } of splits) {
    if (kind === 'warm-up' || kind === 'cool-down') continue
    for (const change of changes ?? []) {
      if (change.code !== 'was-held') continue
      const { reason } = change.values
      if (reason === 'eased' || reason === 'heart') return { in: { kind, number: mile }, why: reason }
    }
  }
  return null
}

function shapeOf({ normalRunKmh }: Plan, steps: readonly RunStep[]): string | null {
  const run = steps.filter((step) => isStage(step) || step.kind === 'finish')
  const lengths = run.map(({ kind, plannedM }) => `${kind === 'finish' ? 'f' : ''}${Math.round(plannedM ?? 0)}`)
  return lengths.length === 0 ? null : `${normalRunKmh === null ? 'walk' : 'run'} ${runsOf(lengths).join(' ')}`
}

/** "1609 1609 1609 f400" as "3x1609 f400". */
function runsOf(lengths: readonly string[]): string[] {
  const runs: { length: string; count: number }[] = []
  for (const length of lengths) {
    const last = runs.at(-1)
    if (last?.length === length) last.count++
    else runs.push({ length, count: 1 })
  }
  return runs.map(({ length, count }) => (count === 1 ? length : `${count}x${length}`))
}
