/** The measured speed along a run, as a line over its picture: few points where it is even, none where nothing was measured. */

export interface LinePoint {
  /** Seconds on the moving belt, and metres of the run. */
  readonly movingS: number
  readonly distanceM: number
  /** km/h; null where the belt was out of sight from here on. */
  readonly speedKmh: number | null
}

/** Closer together than this a picture of a run does not tell points apart, s. */
const SPACING_S = 4
/** The newest point moves on no more often, s. */
const MOVES_ON_S = 1
/** Readings this near to one another are even, km/h. */
const EVEN_KMH = 0.05
/** More are not kept, some two hours of a belt that is never even: then every second one goes. */
const MOST = 2000

/** The line with what was measured here; null: the belt is out of sight. The same line where that adds nothing. */
export function lineWith(
  line: readonly LinePoint[],
  at: { readonly movingS: number; readonly totalM: number },
  speedKmh: number | null,
): readonly LinePoint[] {
  const last = line[line.length - 1]
  const before = line[line.length - 2]
  const takesPlace =
    last !== undefined && before !== undefined && (isEven(before, last, speedKmh) || isNear(before, last))
  // Where the newest point moves on, the whole line is written anew for it.
  if (takesPlace && speedKmh !== null && at.movingS - last.movingS < MOVES_ON_S) return line
  const point = { movingS: rounded(at.movingS), distanceM: rounded(at.totalM), speedKmh }
  if (speedKmh === null) return last === undefined || last.speedKmh === null ? line : [...line, point]
  if (last !== undefined && last.movingS >= point.movingS) return line
  return takesPlace ? line.with(-1, point) : thinned([...line, point])
}

const rounded = (value: number): number => Math.round(value * 10) / 10

function isEven(before: LinePoint, last: LinePoint, speedKmh: number | null): boolean {
  if (before.speedKmh === null || last.speedKmh === null || speedKmh === null) return false
  return Math.abs(before.speedKmh - last.speedKmh) <= EVEN_KMH && Math.abs(last.speedKmh - speedKmh) <= EVEN_KMH
}

/** The newest point moves on until it is far enough from the one before it. */
function isNear(before: LinePoint, last: LinePoint): boolean {
  return before.speedKmh !== null && last.speedKmh !== null && last.movingS - before.movingS < SPACING_S
}

function thinned(line: readonly LinePoint[]): readonly LinePoint[] {
  return line.length <= MOST ? line : line.filter(({ speedKmh }, index) => index % 2 === 0 || speedKmh === null)
}
