import type { RunOpened, RunSeries } from '../../../protocol/panel/run-opened.ts'
import type { Split } from '../../../protocol/panel/snapshot.ts'
import { climbIn } from '../../../protocol/stages.ts'
import { isStage } from '../../../protocol/units.ts'
import { tintOf, type Tint } from '../../look/effort.ts'

/** A run along its time, in numbers: times are seconds on the moving belt. */

/** A phase as it was run. */
export interface Band {
  readonly split: Split
  readonly tint: Tint
  /** Place in the climb, 0 to 1. */
  readonly p: number
  readonly fromS: number
  readonly toS: number
}

/** A speed that was planned for a while. */
export interface PlannedPiece {
  readonly band: Band
  readonly fromS: number
  readonly toS: number
  readonly kmh: number
}

/** With the mean that was planned of it, where it has no one speed. */
const planned = (split: Split, steps: RunOpened['steps']): Split => ({
  ...split,
  plannedKmh:
    split.plannedKmh ??
    steps.find(({ kind, number }) => kind === split.kind && number === split.mile)?.plannedKmh ??
    null,
})

export function bandsOf({ splits, steps }: Pick<RunOpened, 'splits' | 'steps'>): readonly Band[] {
  const ran = splits.filter(({ timeS, kind }) => timeS > 0 && kind !== 'stretch')
  const stagesKmh = ran.filter(isStage).map(({ plannedKmh, averageKmh }) => plannedKmh ?? averageKmh ?? 0)
  let atS = 0
  return ran.map((split): Band => {
    const fromS = atS
    atS += split.timeS
    const p = climbIn(split.kind, split.mile, split.plannedKmh, stagesKmh)
    return { split: planned(split, steps), tint: tintOf(split.kind), p, fromS, toS: atS }
  })
}

/** What was planned along it, as steps; by its splits alone where nothing more is known. */
export function plannedIn(bands: readonly Band[], { movingS, plannedKmh }: RunSeries): readonly PlannedPiece[] {
  if (plannedKmh.every((kmh) => kmh === null))
    return bands.flatMap((band) =>
      band.split.plannedKmh === null ? [] : [{ band, fromS: band.fromS, toS: band.toS, kmh: band.split.plannedKmh }],
    )
  return bands.flatMap((band) => {
    const pieces: PlannedPiece[] = []
    movingS.forEach((atS, index) => {
      const kmh = plannedKmh[index] ?? null
      // What lies on a line belongs to what begins there.
      if (kmh === null || kmh <= 0 || atS < band.fromS - 0.5 || atS >= band.toS - 0.5) return
      const last = pieces.at(-1)
      if (last !== undefined && last.kmh === kmh) return
      if (last !== undefined) pieces[pieces.length - 1] = { ...last, toS: atS }
      pieces.push({ band, fromS: last === undefined ? band.fromS : atS, toS: band.toS, kmh })
    })
    return pieces
  })
}

export const bandAt = (bands: readonly Band[], atS: number): Band | null =>
  bands.find(({ toS }) => atS < toS) ?? bands.at(-1) ?? null

/** Index of the point that is nearest to a time. */
export function indexAt(timesS: readonly number[], atS: number): number {
  const after = timesS.findIndex((time) => time >= atS)
  if (after === -1) return timesS.length - 1
  if (after === 0) return 0
  return atS - (timesS[after - 1] ?? 0) < (timesS[after] ?? 0) - atS ? after - 1 : after
}

/** A column of another run at these times: between two of its points on the straight line, beyond its ends nothing. */
export function atTimes(
  timesS: readonly number[],
  otherS: readonly number[],
  column: readonly (number | null)[],
): (number | null)[] {
  let after = 0
  return timesS.map((atS) => {
    while (after < otherS.length && (otherS[after] ?? 0) < atS) after++
    const [a, b] = [column[Math.max(0, after - 1)] ?? null, column[after] ?? null]
    if (a === null || b === null) return null
    const [fromS, toS] = [otherS[Math.max(0, after - 1)] ?? 0, otherS[after] ?? 0]
    return toS > fromS ? a + ((b - a) * (atS - fromS)) / (toS - fromS) : b
  })
}

/** Of a run whose readings are not to be had, by the line that its report had: without heart, and without what was changed. */
export function seriesFrom({ line }: Pick<RunOpened, 'line'>): RunSeries {
  const movingS = line.map((point) => point.movingS)
  const nothing = line.map(() => null)
  return {
    atS: movingS,
    movingS,
    distanceM: line.map((point) => point.distanceM),
    measuredKmh: line.map((point) => point.speedKmh),
    plannedKmh: nothing,
    targetKmh: nothing,
    heartBpm: nothing,
    onTargetPct: null,
    moments: [],
  }
}

/** What the chart draws, in columns; times go beyond the run where the other one was longer. */
export interface Along {
  readonly timesS: readonly number[]
  readonly measuredKmh: readonly (number | null)[]
  readonly heartBpm: readonly (number | null)[]
  readonly otherKmh: readonly (number | null)[]
}

export function alongOf(series: RunSeries, other: RunSeries | null): Along {
  const { movingS, measuredKmh, heartBpm } = series
  const endS = movingS.at(-1) ?? 0
  const later = other?.movingS.filter((atS) => atS > endS) ?? []
  const timesS = [...movingS, ...later]
  const none = later.map(() => null)
  return {
    timesS,
    measuredKmh: [...measuredKmh, ...none],
    heartBpm: [...heartBpm, ...none],
    otherKmh: other === null ? timesS.map(() => null) : atTimes(timesS, other.movingS, other.measuredKmh),
  }
}
