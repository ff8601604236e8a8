import type { FoundMachine } from '../treadmill/find-treadmill.ts'
import { spoken } from './spoken.ts'

const { words } = spoken

/** One line a machine, as `scan` prints it. */
export function scanLine({ address, name, rssiDbm, machineTypes, available }: FoundMachine): string {
  const { heard } = words.terminal
  const types =
    machineTypes.length === 0 ? heard.someMachine : machineTypes.map((type) => type.replaceAll('_', ' ')).join(', ')
  const parts = [
    name ?? heard.noName,
    address,
    rssiDbm === null ? '' : `${rssiDbm} dBm`,
    types,
    available ? '' : heard.inUse,
  ]
  return parts.filter((part) => part !== '').join('  ')
}

/**
 * Said after the scan, with the command to go on with.
 *
 * @param which what `--treadmill` takes for the one to run on; null where no treadmill was heard
 */
export function scanAdvice(which: string | null): string {
  return which === null ? words.terminal.noneHeard : words.terminal.runOn(which)
}
