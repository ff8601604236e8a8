/**
 * How many random cases a property draws: as many as `npm test` has time for, times CRESCENDO_DRAWS. The seed of a case that
 * fails is printed.
 */
export const draws = (count: number): number => Math.ceil(count * TIMES)

const TIMES = Number(process.env['CRESCENDO_DRAWS'] ?? 1)
if (!(TIMES > 0)) throw new Error(`CRESCENDO_DRAWS says how many times as many cases to draw, not ${TIMES}`)
