import type { Memory } from './history/memory.ts'
import type { RunLog } from './history/run-log.ts'
import type { MachineOfRun } from './treadmill/machine-of-run.ts'
import { hadItsSprint } from './view/run-result.ts'

/**
 * The log of runs, which keeps by the way whose treadmill the run is, and remembers of that treadmill that it has had its
 * sprint.
 *
 * @param log what is written down
 * @param over told after a run ends, once nothing of it is under way
 */
export function machineLog(
  log: RunLog,
  runsOn: MachineOfRun,
  memory: Pick<Memory, 'rememberMachine'>,
  over: () => void,
): RunLog {
  return {
    ...log,
    begin(plan, machine, session) {
      runsOn.begin(machine)
      return log.begin(plan, machine, session)
    },
    finish(how, session, last) {
      log.finish(how, session, last)
      const { machine } = runsOn
      if (machine !== null && hadItsSprint(last, how))
        memory.rememberMachine(machine.address, { name: machine.name, sprintedBefore: true })
      runsOn.end()
      setImmediate(over)
    },
  }
}
