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
}

/** @param chosen `simulated`, `auto`, a name or an address */
export function machineOfRun(chosen: string): MachineOfRun {
  let current: RunMachine | null = null
  return {
    get machine() {
      return current
    },
    searchTarget: () => searchTargetOf(chosen, current),
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
