import { EPSILON_KMH, EXACT_KMH, type Limits } from './limits.ts'
import type { Learned, Seen } from './seen.ts'

/** How far a measured speed may lie from an order and still be it; learned from what the belt does at an order. */

type Judged = Pick<Seen, 'limits' | 'grid' | 'learned'>

/**
 * How far a measured speed may lie from an order of `orderKmh` and still be it, km/h: max(0.2, one grid step, 8 % of it)
 * (quirks 31, 32, 82); once ten readings have settled at an order, three times their spread instead of the 8 %.
 */
export function toleranceOf(seen: Judged, orderKmh: number): number {
  return Math.max(seen.limits.toleranceKmh, seen.grid?.stepKmh ?? 0, noiseShareOf(seen) * orderKmh)
}

/** The order that a measured speed answers to, km/h: a steady error of the readings is taken out. */
export function asOrderedKmhOf(seen: Judged, measuredKmh: number): number {
  return measuredKmh / factorOf(seen)
}

/** True where a measured speed is the order, within the tolerance. */
export function isAtOf(seen: Judged, orderKmh: number, measuredKmh: number): boolean {
  return Math.abs(asOrderedKmhOf(seen, measuredKmh) - orderKmh) <= toleranceOf(seen, orderKmh) + EPSILON_KMH
}

/** How far readings of one speed may lie apart, km/h: 0.1, half a grid step, or what their noise makes. */
export function sameSpeedKmhOf(seen: Judged, kmh: number): number {
  return Math.max(seen.limits.sameSpeedKmh, (seen.grid?.stepKmh ?? 0) / 2, noiseShareOf(seen) * kmh) + EPSILON_KMH
}

/** No honest reading of a belt at its cap exceeds it, km/h. */
export function highestReadingKmhOf(seen: Judged, capKmh: number): number {
  return capKmh * Math.max(1, factorOf(seen)) + toleranceOf(seen, capKmh)
}

/** True where the two newest readings can be of one belt, and near enough to say where it runs. */
export function agreeOf({ sample, previous, ...seen }: Seen): boolean {
  if (sample === null || previous === null || previous.speedKmh === 0) return false
  const canMakeKmh = (seen.limits.believableKmhPerS * (sample.atMs - previous.atMs)) / 1000
  return Math.abs(sample.speedKmh - previous.speedKmh) <= canMakeKmh + toleranceOf(seen, sample.speedKmh)
}

const noiseShareOf = ({ learned, limits }: Judged): number => learned?.share ?? limits.toleranceShare
const factorOf = ({ learned, limits }: Judged): number => learned?.factor ?? limits.speedFactor

/** The newest readings at an order of `orderKmh`, ten at most; none where the belt is not there, by the widest tolerance. */
export function gathered(seen: Judged, readings: readonly number[], orderKmh: number, kmh: number): readonly number[] {
  const { toleranceKmh, toleranceShare } = seen.limits
  const widestKmh = Math.max(toleranceKmh, seen.grid?.stepKmh ?? 0, toleranceShare * orderKmh)
  if (Math.abs(kmh - orderKmh) > widestKmh + EPSILON_KMH) return NONE
  return readings.length < seen.limits.learnedReadings ? [...readings, kmh] : [...readings.slice(1), kmh]
}

const NONE: readonly number[] = []

/**
 * What ten readings at an order tell: their spread, and where `came` their steady error; null while they still go
 * somewhere, or lie off the order without having come there by it.
 */
export function learnedFrom(
  seen: Judged,
  readings: readonly number[],
  orderKmh: number,
  came: boolean,
): Learned | null {
  const { limits } = seen
  if (readings.length < limits.learnedReadings) return null
  const meanKmh = meanOf(readings)
  const deviationKmh = Math.sqrt(meanOf(readings, (kmh) => (kmh - meanKmh) ** 2))
  const driftKmh = Math.abs(meanOf(readings, (kmh, i) => (i < readings.length / 2 ? -2 * kmh : 2 * kmh)))
  if (driftKmh > Math.max(2 * EXACT_KMH, limits.driftShare * deviationKmh)) return null
  // Where readings wander slowly, ten cover only a part of it: then what lies between the outermost counts.
  const spreadKmh = Math.max(deviationKmh, (Math.max(...readings) - Math.min(...readings)) / limits.rangeDeviations)
  // A grid, the rounding of a display or their own spread makes as much of an error.
  const explainedKmh = Math.max(limits.sameSpeedKmh, seen.grid?.stepKmh ?? 0, spreadKmh)
  const atIt = Math.abs(meanKmh - orderKmh * factorOf(seen)) <= explainedKmh
  if (!atIt && !came) return null
  const share = Math.min(limits.widestShare, pooled(seen.learned, (limits.toleranceSpreads * spreadKmh) / meanKmh))
  return { share, factor: atIt ? factorOf(seen) : withinShare(meanKmh / orderKmh, limits) }
}

/** A single ten may be lucky: the spread known before counts as much. */
const pooled = (before: Learned | null, share: number): number =>
  before === null ? share : Math.sqrt((before.share ** 2 + share ** 2) / 2)

const withinShare = (factor: number, { toleranceShare }: Limits): number =>
  Math.min(1 + toleranceShare, Math.max(1 - toleranceShare, factor))

/** Of the values, or of what is made of each. */
function meanOf(values: readonly number[], made?: (value: number, index: number) => number): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    sum += made === undefined ? value : made(value, i)
  }
  return sum / values.length
}
