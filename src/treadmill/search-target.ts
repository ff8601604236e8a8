import { isCalled, mayBeTreadmill, type FoundMachine } from './find-treadmill.ts'

/** The treadmill that is searched for. */
export interface SearchTarget {
  /** `auto`, a name or an address. */
  readonly nameOrAddress: 'auto' | (string & {})
  /** Its name as people know it; null for any treadmill. */
  readonly knownAs: string | null
}

/** What `--treadmill` says of the simulated one, and its address. */
export const SIMULATED = 'simulated'

/** The machine of a run. The address is empty where none was connected when the run began. */
export interface RunMachine {
  readonly name: string
  readonly address: string
}

/**
 * A run belongs to the machine it began on: while it is on, no other is looked for, not even by `auto`.
 *
 * @param chosen `simulated`, `auto`, a name or an address
 * @param run the machine of the run that is on
 * @returns null where the run is on another machine than the one that was chosen
 */
export function searchTargetOf(chosen: string, run: RunMachine | null): SearchTarget | null {
  if (run === null || run.address === '') {
    return { nameOrAddress: chosen, knownAs: chosen === 'auto' ? null : chosen }
  }
  const sameKind = (chosen === SIMULATED) === (run.address === SIMULATED)
  const fits = sameKind && (chosen === 'auto' || isCalled(run, chosen))
  return fits ? { nameOrAddress: run.address, knownAs: run.name } : null
}

/**
 * What `--treadmill` takes for the first of these that may be a treadmill and for no other: its name, or its address where
 * the name is not its alone. Null where none may be one.
 */
export function choiceFor(machines: readonly FoundMachine[]): string | null {
  const first = machines.find(mayBeTreadmill)
  if (first === undefined) return null
  const { name, address } = first
  if (name === null || ['auto', SIMULATED].includes(name.trim().toLowerCase())) return address
  return machines.filter((machine) => isCalled(machine, name)).length === 1 ? name : address
}

/**
 * A run was left open on another machine than the one that was chosen: said to who started Crescendo for that one.
 *
 * @param startedAt ISO 8601, UTC
 */
export function belongsToAnother(startedAt: string, { name, address }: RunMachine) {
  return {
    code: 'run-is-elsewhere',
    values: { startedAt, treadmill: name, isSimulated: address === SIMULATED },
  } as const
}
