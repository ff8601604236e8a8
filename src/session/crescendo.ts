import type { Split } from '../../protocol/panel/snapshot.ts'

/** True where every mile was run faster than the one before and the finish fastest of all; false where any is missing. */
export function isCrescendo(splits: readonly Split[], miles: number): boolean {
  const steps = splits.filter(({ kind }) => kind === 'mile' || kind === 'finish')
  if (steps.length !== miles + 1 || steps.some(({ note }) => note !== null)) return false
  return steps.every(({ averageKmh }, index) => {
    const beforeKmh = steps[index - 1]?.averageKmh ?? 0
    return averageKmh !== null && averageKmh > (beforeKmh ?? Infinity)
  })
}
