import { timesFactor, type SpeedGrid } from './units.ts'

/**
 * A belt that runs other than its console says: what its runner measured, as one number for each treadmill. Speeds and lengths of the
 * console times it are those of the belt.
 */

/** What is measured of a belt in order lies between these; beyond them it is the measuring that is wrong, or the unit. */
export const LEAST_FACTOR = 0.85
export const MOST_FACTOR = 1.15

/** Less than this apart, as a part of it, two are the same factor: a foot pod tells no nearer. */
const SAME_PART = 0.01

/** True where one that was found is another than what is known. */
export const isOtherFactor = (found: number, known: number): boolean => Math.abs(found / known - 1) >= SAME_PART

/** All speeds and lengths in what is told to the runner, as the belt runs them: whatever is called by km/h or metres. */
export const asBeltRuns = <Told>(told: Told, factor: number): Told =>
  factor === 1 ? told : (converted(told, '', (value) => timesFactor(value, factor)) as Told)

/** The way back: all of them in the console's numbers. */
export const asConsoleSays = <Told>(told: Told, factor: number): Told =>
  factor === 1 ? told : (converted(told, '', (value) => value / factor) as Told)

/** A machine's own grid as its belt runs it. */
export const gridAsBeltRuns = (own: SpeedGrid, factor: number): SpeedGrid =>
  factor === 1 ? own : { ...asBeltRuns(own, factor), beltFactor: factor }

/** What its name says to be a speed, km/h, or a length, m. */
const OF_BELT = /(^k|K)mh$|M$/
/** What the runner chose, and what a foot pod measures, is of the belt already; what stands beside it is the console's and stays so. */
const LEFT_ALONE: ReadonlySet<string> = new Set(['choices', 'footPodKmh', 'footPodM', 'consoleKmh', 'footPodBeside'])
/** Said of the number on the console, or of what is set on it. */
const OF_CONSOLE: ReadonlySet<unknown> = new Set([
  'press-faster',
  'press-slower',
  'tread-faster',
  'tread-slower',
  'not-following',
  'speed-refused',
  'display-fits-neither-unit',
])

function converted(told: unknown, name: string, convert: (value: number) => number): unknown {
  if (typeof told === 'number') return OF_BELT.test(name) ? convert(told) : told
  if (Array.isArray(told)) return told.map((one) => converted(one, name, convert))
  if (typeof told !== 'object' || told === null || ('code' in told && OF_CONSOLE.has(told.code))) return told
  return Object.fromEntries(
    Object.entries(told).map(([key, value]) => [key, LEFT_ALONE.has(key) ? value : converted(value, key, convert)]),
  )
}
