import { createHash } from 'node:crypto'

/**
 * How many random cases a property draws: as many as `npm test` has time for, times CRESCENDO_DRAWS. The seed of a case that
 * fails is printed.
 */
export const draws = (count: number): number => Math.ceil(count * TIMES)

const TIMES = Number(process.env['CRESCENDO_DRAWS'] ?? 1)

/** `npm run proof`: what is gone through whole is gone through as far as it says. */
export const IS_PROOF = TIMES >= 40
if (!(TIMES > 0)) throw new Error(`CRESCENDO_DRAWS says how many times as many cases to draw, not ${TIMES}`)

/** What is drawn by this: another one each time, printed at the beginning; with CRESCENDO_SEED the same again. */
export const SEED = Number(process.env['CRESCENDO_SEED'] ?? 0)

/**
 * So many of what there is, in its own order: others with another seed, each as likely as the next; with enough draws, all.
 *
 * @param of what they are drawn for: another choice from the same seed
 */
export function someOf<T>(all: readonly T[], count: number, of: string): T[] {
  const lots = all.map((_, index) => ({ index, lot: lotOf(`${SEED} ${of} ${index}`) }))
  const first = lots.sort((a, b) => a.lot - b.lot).slice(0, draws(count))
  const chosen = new Set(first.map(({ index }) => index))
  return all.filter((_, index) => chosen.has(index))
}

/**
 * So many of what there is to see, each in one of the views, by view; with enough draws all in all. A view in which nothing is
 * seen is left out: a suite without a test fails.
 */
export function seenIn<Thing extends { readonly name: string }, View>(
  things: readonly Thing[],
  count: number,
  views: readonly View[],
  of: string,
): { readonly view: View; readonly things: readonly Thing[] }[] {
  const seen = someOf(things, count, of).map((thing) => ({ thing, views: someOf(views, 1, `${of} on ${thing.name}`) }))
  return views
    .map((view) => ({ view, things: seen.filter((one) => one.views.includes(view)).map(({ thing }) => thing) }))
    .filter(({ things }) => things.length > 0)
}

const lotOf = (words: string): number => createHash('sha256').update(words).digest().readUIntBE(0, 6)
