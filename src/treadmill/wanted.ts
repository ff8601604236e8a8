import { isWanted } from './find-treadmill.ts'

/** Whom to look for. */
export interface Wanted {
  /** `auto`, a name or an address. */
  readonly who: 'auto' | (string & {})
  /** What people call it; null for any treadmill. */
  readonly called: string | null
}

/** What `--treadmill` says of the simulated one, and its address. */
export const SIMULATED = 'simulated'

/**
 * A run belongs to the machine it began on: while it is on, no other is looked for, not even by `auto`.
 *
 * @param chosen `simulated`, `auto`, a name or an address
 * @param run the machine of the run that is on
 * @returns null where the run is on another machine than the one that was chosen
 */
export function wantedOf(
  chosen: string,
  run: { readonly name: string; readonly address: string } | null,
): Wanted | null {
  if (run === null) return { who: chosen, called: chosen === 'auto' ? null : chosen }
  const sameKind = (chosen === SIMULATED) === (run.address === SIMULATED)
  const fits = sameKind && (chosen === 'auto' || isWanted(run, chosen))
  return fits ? { who: run.address, called: run.name } : null
}
