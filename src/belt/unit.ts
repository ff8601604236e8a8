import { kmhFromMph, mphFromKmh, snap, snapDown, type SpeedGrid } from '../../protocol/units.ts'
import type { Limits, Range } from './limits.ts'
import type { CountedAgainst, Following, Sample, Seen, UnitSeen } from './seen.ts'
import { followMsOf } from './readings.ts'
import { asOrderedKmhOf, toleranceOf } from './tolerance.ts'

/**
 * In which unit a machine takes its speeds, and says them (governor, rule 9). Its first speed after a start tells how it
 * takes them; its distance, or the runner who reads its display, how it says them.
 */

/** Before a run: nothing is known, and no order was a check. */
export const UNKNOWN_UNIT: UnitSeen = {
  check: 'missed',
  verdict: 'unjudged',
  told: false,
  counted: {
    atMs: 0,
    speedKmh: 0,
    ranM: 0,
    machineM: null,
    changedM: 0,
    countM: null,
    from: null,
  },
}

/** The order that checks the unit: the grid value nearest the minimum + 0.8 km/h. */
export const unitCheckKmhOf = (grid: SpeedGrid, limits: Limits): number => snap(grid, grid.minKmh + limits.unitCheckKmh)

/**
 * Until the machine's distance or the runner says in which unit it speaks; and where the first order after the start was
 * lost from sight before it had told how it is taken.
 */
export function unitOpenOf({ unit }: Seen): boolean {
  return unit.check === 'missed' || (unit.verdict === 'unjudged' && !unit.told)
}

/** True while only the runner can tell: by the machine's display. */
function onlyRunnerTells({ unit, limits }: Seen): boolean {
  return unit.check === 'missed' || !limits.distanceIsTrue || unit.counted === null || unit.counted.machineM === null
}

/**
 * True where the runner is to say what the machine's display shows: as soon as the belt is at the speed that checks the
 * unit, or is not seen to come to it, or the machine has refused it again.
 */
export function asksUnitOf(seen: Seen): boolean {
  if (!unitOpenOf(seen) || !onlyRunnerTells(seen)) return false
  if (seen.unit.check !== 'due') return true
  const { following } = seen
  return following !== null && (following.reachedAtMs !== null || following.tries > 1 || following.refusals > 1)
}

/**
 * Above what nothing rises while the unit is open, km/h. Where the runner reads the display it stands still: their word is
 * held against the speed that it showed.
 */
export function unknownUnitTopKmhOf(seen: Seen, grid: SpeedGrid): number {
  if (!unitOpenOf(seen)) return Infinity
  return onlyRunnerTells(seen) ? unitCheckKmhOf(grid, seen.limits) : seen.limits.unjudgedKmh
}

/**
 * The fastest order, km/h, that is no rise in the other unit either, where no order has passed the check yet; Infinity once
 * one has. It is the check itself, whose 1.6 × is harmless, and seen where the belt is slower; or, to one that is not, so far
 * below it that 1.6 × of it is still a fall, by enough to be seen.
 */
export function uncheckedTopKmhOf(seen: Seen, grid: SpeedGrid): number {
  if (seen.unit.check === 'passed') return Infinity
  const checkKmh = unitCheckKmhOf(grid, seen.limits)
  const isKmh = seen.sample === null ? 0 : asOrderedKmhOf(seen, seen.sample.speedKmh)
  const fallsKmh = Math.max(seen.limits.unitFallKmh, grid.stepKmh)
  if (isKmh + fallsKmh <= kmhFromMph(checkKmh)) return checkKmh
  return snapDown(grid, mphFromKmh(isKmh - fallsKmh))
}

/** What the runner reads off the display says of the speed that is measured; null where it fits neither unit. */
export function displayTells({ sample, limits }: Seen, shownKmh: number): 'ours' | 'other' | null {
  const ratio = sample === null ? NaN : shownKmh / sample.speedKmh
  if (isOtherUnit(ratio, limits)) return 'other'
  return within(ratio, limits.displayRatio) ? 'ours' : null
}

/**
 * The runner has told what the display shows: that says in which unit the machine speaks, and not yet how it takes an order.
 * Where the check was lost from sight the next order is one, a step from what is measured.
 */
export function toldUnit(unit: UnitSeen, tells: 'ours' | 'other'): UnitSeen {
  if (tells === 'other') return { ...unit, verdict: 'other' }
  return { ...unit, told: true, check: unit.check === 'missed' ? 'due' : unit.check }
}

/** A start is ordered: its first order checks the unit. One that was found to be the other may have been changed since. */
export function unitAtStart(unit: UnitSeen): UnitSeen {
  return { ...(unit.verdict === 'other' ? UNKNOWN_UNIT : lostFromSight(unit)), check: 'due' }
}

/** The belt was out of sight: what it ran meanwhile is unknown, and so is what a check on the way came to. */
export function lostFromSight(unit: UnitSeen): UnitSeen {
  const { check, counted } = unit
  return {
    ...unit,
    check: check === 'due' ? 'missed' : check,
    counted: counted === null ? null : { ...counted, speedKmh: 0, from: null },
  }
}

/** What of a reading tells the unit. */
interface UnitReading extends Sample {
  readonly distanceM: number | null
}

/** What is known of the unit after a reading of `speedKmh`; `following` is how the belt follows by then. */
export function unitAfter(seen: Seen, following: Following | null, reading: UnitReading, periodMs: number): UnitSeen {
  const { unit, limits, grid, learned, lagsMs } = seen
  const machine = { limits, grid, learned, lagsMs, periodMs }
  const stays = unit.check === 'due' && staysAtUnitCheck(machine, following, reading.atMs)
  const checked: UnitSeen = stays ? { ...unit, check: 'passed' } : unit
  if (unit.counted === null) return checked
  return judged({ ...checked, counted: countedOn(unit.counted, reading, limits) }, limits)
}

const MS_PER_H_OVER_M = 3600

/** The integral and the count go on. A belt that stands, and a count that no belt made, begin the comparison anew. */
function countedOn(was: CountedAgainst, { speedKmh, atMs, distanceM }: UnitReading, limits: Limits): CountedAgainst {
  const ms = was.speedKmh > 0 ? Math.max(0, atMs - was.atMs) : 0
  const known = ms <= limits.longestPeriodMs
  const ranM = was.ranM + (known ? (ms * (was.speedKmh + speedKmh)) / 2 / MS_PER_H_OVER_M : 0)
  const machineM = distanceM ?? was.machineM
  const stepM = machineM === null || was.machineM === null ? 0 : machineM - was.machineM
  const countM = stepM > 0 ? Math.min(was.countM ?? stepM, stepM) : was.countM
  const mostM = limits.otherDistance.high * (ranM - was.changedM) + limits.lateCounts * (was.countM ?? 1)
  const goesOn = speedKmh > 0 && known && was.from !== null && stepM >= 0 && stepM <= mostM
  const from = goesOn ? was.from : speedKmh > 0 && machineM !== null ? { machineM, ranM } : null
  return { atMs, speedKmh, ranM, machineM, changedM: stepM === 0 ? was.changedM : ranM, countM, from }
}

/** What the distance says by now, each end of it ± one count: a bound that tightens. */
function judged(unit: UnitSeen, limits: Limits): UnitSeen {
  const { counted } = unit
  if (counted === null || counted.machineM === null) return unit
  const told = ratioTells(counted, limits)
  if (told === 'other') return { ...unit, verdict: 'other', counted: null }
  if (told === 'ours' && limits.distanceIsTrue) return { ...unit, verdict: 'ours', counted: null }
  return told === 'neither' || counted.ranM >= limits.distanceByM ? { ...unit, counted: null } : unit
}

function ratioTells(
  { from, machineM, ranM, countM }: CountedAgainst,
  limits: Limits,
): 'ours' | 'other' | 'neither' | null {
  if (from === null || machineM === null || countM === null) return null
  const comparedM = ranM - from.ranM
  if (comparedM < Math.max(limits.distanceFromM, limits.distanceFromCounts * countM)) return null
  const saidM = machineM - from.machineM
  const ratio: Range = {
    low: (saidM - limits.lateCounts * countM) / comparedM,
    high: (saidM + limits.lateCounts * countM) / comparedM,
  }
  const ours = overlap(ratio, limits.ourDistance)
  const other = overlap(ratio, limits.otherDistance)
  if (ours && other) return null
  return ours ? 'ours' : other ? 'other' : 'neither'
}

/**
 * True where the belt stayed at the order for as long as it may take to follow one, and went nowhere in that time: a belt that
 * passes, however slowly, on its way to the same number in the other unit, has not. One that was there before may be about
 * to leave for it, as late as any machine does something.
 */
function staysAtUnitCheck(
  machine: Pick<Seen, 'periodMs' | 'limits' | 'grid' | 'learned' | 'lagsMs'>,
  following: Following | null,
  atMs: number,
): boolean {
  if (following === null || !following.unitCheck || following.nearSinceMs === null) return false
  const wasThere = Math.abs(following.speedKmh - following.fromKmh) <= toleranceOf(machine, following.speedKmh)
  const staysMs = followMsOf(machine) + (wasThere ? machine.limits.longestLagMs : 0)
  return atMs - Math.max(following.nearSinceMs, following.atMs, following.went.atMs) >= staysMs
}

/**
 * True where the speed that the belt came to and kept after the order that checks the unit says the other one. What it did
 * later, or where it was before, says nothing.
 */
export function tellsOtherUnitOf({ following, unit, limits }: Seen): boolean {
  if (following === null || following.keptKmh === null || !following.unitCheck || unit.check !== 'due') return false
  return isOtherUnit(following.keptKmh / following.speedKmh, limits)
}

/**
 * What a belt that speeds up after an order to slow tells, where the unit is still to be checked by it: `other` where it is
 * at 1.6 × of it, `maybe` below. Null where it tells nothing of units.
 */
export function riseTellsOf({ following, unit, sample, limits }: Seen): 'other' | 'maybe' | null {
  if (following === null || sample === null || !following.unitCheck || unit.check !== 'due') return null
  const ratio = sample.speedKmh / following.speedKmh
  return ratio < limits.mphRatio.low ? 'maybe' : isOtherUnit(ratio, limits) ? 'other' : null
}

/** True where a speed over the one it should be says that one is in mph and the other in km/h. */
export function isOtherUnit(ratio: number, limits: Limits): boolean {
  return within(ratio, limits.mphRatio) || within(ratio, limits.kmRatio)
}

const within = (value: number, { low, high }: Range): boolean => value >= low && value <= high
const overlap = (one: Range, other: Range): boolean => one.low <= other.high && one.high >= other.low
