import { searchTargetOf, type RunMachine, type SearchTarget } from './search-target.ts'

/** Which treadmill the run that is on belongs to, and so which is searched for. */
export interface MachineOfRun {
  /** Null between runs. */
  readonly machine: RunMachine | null
  /** Null while the run that is on belongs to another treadmill than the one that was chosen: then none is searched for. */
  searchTarget(): SearchTarget | null
  /** A run begins, or is carried on; its address is empty where no treadmill was connected yet. */
  begin(machine: RunMachine): void
  /** A treadmill is connected: from now on it is the run's, where one is on. */
  meet(machine: RunMachine): void
  end(): void
  /** Another treadmill is chosen, between runs. */
  choose(machine: RunMachine): void
}

/**
 * @param first `simulated`, `auto`, a name or an address
 * @param firstName its name as people know it, where that is known
 */
export function machineOfRun(first: string, firstName: string | null = null): MachineOfRun {
  let chosen = first
  let name = firstName
  let current: RunMachine | null = null
  return {
    get machine() {
      return current
    },
    searchTarget() {
      const target = searchTargetOf(chosen, current)
      return target?.nameOrAddress === chosen && name !== null ? { ...target, knownAs: name } : target
    },
    choose(machine) {
      chosen = machine.address
      name = machine.name
    },
    begin(machine) {
      current = machine
    },
    meet(machine) {
      if (current !== null) current = machine
    },
    end() {
      current = null
    },
  }
}
