/**
 * Exact conversions, and the grid of speeds a machine can run.
 *
 * FTMS carries speed as an integer of 0.01 km/h. Every speed returned from here is such an integer divided by 100,
 * so that equal speeds compare equal and none loses a decimal on its way to the belt.
 */

/** One international mile, exactly. */
export const METRES_PER_MILE = 1609.344

/** Metres in the unit that a runner thinks in. */
export const UNIT_M = { mi: METRES_PER_MILE, km: 1000 } as const

/** What a stage of this length is called: a mile or a kilometre where it is one to half a metre, else a stage. */
export function stageNoun(distanceM: number): 'mile' | 'kilometre' | 'stage' {
  const is = (metres: number): boolean => Math.abs(distanceM - metres) < 0.5
  return is(UNIT_M.mi) ? 'mile' : is(UNIT_M.km) ? 'kilometre' : 'stage'
}

/** True of a phase, a split or a view that is a stage, whatever its plan calls it on the wire. */
export const isStage = <Of extends { readonly kind: string }>(of: Of): of is Of & { readonly kind: 'mile' | 'stage' } =>
  of.kind === 'mile' || of.kind === 'stage'

/** Seconds before the finish at which it is called and flashed, each once. With the first its gate opens, and the seconds are what is biggest. */
export const COUNTDOWN_S = [60, 30, 10, 3, 2, 1] as const

/** How long a line of words stays on the screen, ms. */
export const LINE_MS = 8000

/** A pace is told from here on, km/h: between the fastest warm-up that is walked (6.0) and the slowest jog (7.4). */
export const PACE_FROM_KMH = 6.5

/** For so long after the belt was last read a number of it may stay on a screen, ms. */
export const NUMBERS_LAST_MS = 3000

/** Finer than any belt is measured and any screen shows: what a division and a multiplication leave over is gone, km/h and m. */
const EXACT = 1e9

/** A speed or a length of a console as a belt runs it that its runner measured. */
export const timesFactor = (ofConsole: number, factor: number): number =>
  factor === 1 ? ofConsole : Math.round(ofConsole * factor * EXACT) / EXACT

/** 0.1 mph in steps of 0.01 km/h: not a whole number, so mph machines are counted in tenths of mph and converted once. */
const HUNDREDTHS_PER_TENTH_MPH = METRES_PER_MILE / 100
/** What a machine that cuts may be off by, and the last bit of a difference, km/h. */
const ONE_COUNT_KMH = 0.01 + 1e-9

export const kmhFromMph = (mph: number): number => (mph * METRES_PER_MILE) / 1000
export const mphFromKmh = (kmh: number): number => (kmh * 1000) / METRES_PER_MILE

/** What a treadmill's own display shows. */
export interface Display {
  readonly speed: number
  readonly unit: 'km/h' | 'mph'
}

/** What it may show at a measured speed, to a tenth: what is measured is in either unit, and so is it. */
export const displaysOf = (measuredKmh: number): readonly Display[] =>
  (
    [
      { speed: measuredKmh, unit: 'km/h' },
      { speed: mphFromKmh(measuredKmh), unit: 'mph' },
      { speed: measuredKmh, unit: 'mph' },
      { speed: kmhFromMph(measuredKmh), unit: 'km/h' },
    ] as const
  ).map(({ speed, unit }) => ({ speed: Number(speed.toFixed(1)), unit }))

/** The wire speed of a console that shows tenths of mph: 60 (6.0 mph) is 9.66 km/h. */
export const kmhFromTenthsMph = (tenths: number): number => Math.round(tenths * HUNDREDTHS_PER_TENTH_MPH) / 100

/** The tenths of mph that a console shows for a wire speed: 9.66 km/h is 60. Inverse of `kmhFromTenthsMph`. */
export const tenthsMphFromKmh = (kmh: number): number => Math.round((kmh * 100) / HUNDREDTHS_PER_TENTH_MPH)

/** Seconds per kilometre; null at a standstill, where there is no pace. */
export const paceSPerKm = (kmh: number): number | null => (kmh > 0 ? 3600 / kmh : null)

/** Seconds per mile; null at a standstill. */
export const paceSPerMile = (kmh: number): number | null => (kmh > 0 ? (3.6 * METRES_PER_MILE) / kmh : null)

/** km/h for a pace in seconds per kilometre; null unless the pace is positive. */
export const kmhFromPaceSPerKm = (paceS: number): number | null => paceSPerKm(paceS)

/** km/h for a pace in seconds per mile; null unless the pace is positive. */
export const kmhFromPaceSPerMile = (paceS: number): number | null => paceSPerMile(paceS)

/** The nearest multiple of 0.01 km/h. */
export const roundKmh = (kmh: number): number => Math.round(kmh * 100) / 100

/**
 * The speeds a machine can be ordered to run. `minKmh` and `maxKmh` are its first and last grid values; all three are
 * multiples of 0.01 km/h. On an mph grid the values are tenths of mph, each converted once, so they are not
 * `minKmh + k × stepKmh`: 0.16 km/h steps would arrive at 19.20 km/h where the machine says 19.31 (12.0 mph).
 */
export interface SpeedGrid {
  readonly unit: 'km/h' | 'mph'
  readonly minKmh: number
  readonly maxKmh: number
  readonly stepKmh: number
  /** Where its runner measured the belt: what the machine's own speeds were multiplied with for these, which are the belt's. */
  readonly beltFactor?: number | undefined
}

/** Where a machine publishes no usable range. */
export const DEFAULT_GRID: SpeedGrid = { unit: 'km/h', minKmh: 1, maxKmh: 20, stepKmh: 0.1 }

/** Increments, in 0.01 km/h, that only an mph machine publishes, and what they are in tenths of mph. */
const TENTHS_MPH_OF_INCREMENT: ReadonlyMap<number, number> = new Map([
  [16, 1],
  [32, 2],
  [80, 5],
  [81, 5],
  [160, 10],
  [161, 10],
])

/** Counts of 0.01 km/h, with the noise of binary fractions removed but finer values kept: 1.15 km/h is 115, not 114.999…. */
const hundredths = ({ beltFactor = 1 }: Pick<SpeedGrid, 'beltFactor'>, kmh: number): number =>
  Math.round((kmh / beltFactor) * 1e6) / 1e4

interface Steps {
  readonly last: number
  /** The grid value with this index, in 0.01 km/h. */
  at(index: number): number
  /** The index, not yet whole, at which a speed in 0.01 km/h would lie. */
  indexOf(hundredthsKmh: number): number
}

function kmhSteps(min: number, max: number, step: number): Steps {
  return {
    last: Math.floor((max - min) / step),
    at: (index) => min + index * step,
    indexOf: (hundredthsKmh) => (hundredthsKmh - min) / step,
  }
}

/** Machines truncate or round to 0.01 km/h when they publish a limit, so a limit may lie one count beside its grid value. */
function mphSteps(min: number, max: number, stepTenths: number): Steps {
  const minTenths = Math.ceil((min - 1) / HUNDREDTHS_PER_TENTH_MPH)
  const maxTenths = Math.floor((max + 1) / HUNDREDTHS_PER_TENTH_MPH)
  return {
    last: Math.floor((maxTenths - minTenths) / stepTenths),
    at: (index) => clamp(Math.round((minTenths + index * stepTenths) * HUNDREDTHS_PER_TENTH_MPH), min, max),
    indexOf: (hundredthsKmh) => (hundredthsKmh / HUNDREDTHS_PER_TENTH_MPH - minTenths) / stepTenths,
  }
}

function stepsOf(grid: SpeedGrid): Steps {
  const [min, max, step] = [grid.minKmh, grid.maxKmh, grid.stepKmh].map((kmh) => Math.round(hundredths(grid, kmh))) as [
    number,
    number,
    number,
  ]
  return grid.unit === 'mph'
    ? mphSteps(min, max, Math.max(1, Math.round(step / HUNDREDTHS_PER_TENTH_MPH)))
    : kmhSteps(min, max, step)
}

/**
 * The grid of a Supported Speed Range (0x2AD4, km/h). A zero increment means 0.1 km/h (quirk 31); the increments of mph
 * machines (0.16, 0.32, 0.80 km/h…) give an mph grid. Zero itself is never on a grid: a belt is stopped, not set to 0.
 * Null where the range cannot be used: minimum above maximum, nothing above zero, or a value that is no number.
 */
export function gridFrom(range: {
  readonly minimumSpeedKmh: number
  readonly maximumSpeedKmh: number
  readonly minimumIncrementSpeedKmh: number
}): SpeedGrid | null {
  const step = Math.round(range.minimumIncrementSpeedKmh * 100) || 10
  const min = Math.round(range.minimumSpeedKmh * 100)
  const max = Math.round(range.maximumSpeedKmh * 100)
  const first = min > 0 ? min : step
  if (!(step > 0 && min >= 0 && first <= max && Number.isFinite(max))) return null
  const tenths = TENTHS_MPH_OF_INCREMENT.get(step)
  const steps = tenths === undefined ? kmhSteps(first, max, step) : mphSteps(first, max, tenths)
  if (steps.last < 0) return null
  return {
    unit: tenths === undefined ? 'km/h' : 'mph',
    minKmh: steps.at(0) / 100,
    maxKmh: steps.at(steps.last) / 100,
    stepKmh: step / 100,
  }
}

/** The nearest speed of the grid, half up; below the minimum the minimum, above the maximum the maximum. */
export function snap(grid: SpeedGrid, kmh: number): number {
  const steps = stepsOf(grid)
  return kmhAt(grid, steps, nearest(steps, hundredths(grid, kmh)))
}

/** The fastest speed of the grid that is not above `kmh`; the minimum where there is none. */
export function snapDown(grid: SpeedGrid, kmh: number): number {
  const steps = stepsOf(grid)
  const hundredthsKmh = hundredths(grid, kmh)
  const index = nearest(steps, hundredthsKmh)
  return kmhAt(grid, steps, steps.at(index) > hundredthsKmh ? index - 1 : index)
}

/** `count` steps of the grid above `kmh` (from between two speeds the first step is the shorter one), at most the maximum. */
export function stepUp(grid: SpeedGrid, kmh: number, count = 1): number {
  const steps = stepsOf(grid)
  const hundredthsKmh = hundredths(grid, kmh)
  const index = nearest(steps, hundredthsKmh)
  return kmhAt(grid, steps, (steps.at(index) > hundredthsKmh + toleranceOf(grid) ? index - 1 : index) + count)
}

/** `count` steps of the grid below `kmh` (from between two speeds the first step is the shorter one), at least the minimum. */
export function stepDown(grid: SpeedGrid, kmh: number, count = 1): number {
  const steps = stepsOf(grid)
  const hundredthsKmh = hundredths(grid, kmh)
  const index = nearest(steps, hundredthsKmh)
  return kmhAt(grid, steps, (steps.at(index) < hundredthsKmh - toleranceOf(grid) ? index + 1 : index) - count)
}

/** Whether the machine can run exactly this speed; an mph machine may report it truncated, 0.01 km/h lower. */
export function isOnGrid(grid: SpeedGrid, kmh: number): boolean {
  const hundredthsKmh = hundredths(grid, kmh)
  const steps = stepsOf(grid)
  return Math.abs(steps.at(nearest(steps, hundredthsKmh)) - hundredthsKmh) <= toleranceOf(grid)
}

/**
 * What is written for a speed of the grid, km/h. A console that counts tenths of mph and one that cuts to them read the upper
 * of the two counts beside a tenth as that tenth; the lower is 0.1 mph less where it cuts (quirk 94). Never above the maximum.
 */
export function writtenKmhOf(grid: SpeedGrid, kmh: number): number {
  const tenths = tenthsMphFromKmh(kmh)
  if (grid.unit === 'km/h' || Math.abs(kmhFromTenthsMph(tenths) - kmh) > ONE_COUNT_KMH) return kmh
  return Math.min(Math.ceil(tenths * HUNDREDTHS_PER_TENTH_MPH) / 100, grid.maxKmh)
}

/** Whether a speed lies between the grid's first and last value, both included. */
export function withinRange(grid: SpeedGrid, kmh: number): boolean {
  const hundredthsKmh = hundredths(grid, kmh)
  return hundredthsKmh >= hundredths(grid, grid.minKmh) && hundredthsKmh <= hundredths(grid, grid.maxKmh)
}

const toleranceOf = (grid: SpeedGrid): number => (grid.unit === 'mph' ? 1 : 0)
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)
const kmhAt = ({ beltFactor = 1 }: SpeedGrid, steps: Steps, index: number): number =>
  timesFactor(steps.at(clamp(index, 0, steps.last)) / 100, beltFactor)

/** The index of the nearest grid value, half up; 1e-9 covers the last bit of the division. */
const nearest = (steps: Steps, hundredthsKmh: number): number =>
  clamp(Math.floor(steps.indexOf(hundredthsKmh) + 0.5 + 1e-9), 0, steps.last)
