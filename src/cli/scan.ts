import type { FoundMachine } from '../treadmill/find-treadmill.ts'

/** One line a machine, as `scan` prints it. */
export function scanLine({ address, name, rssiDbm, machineTypes, available }: FoundMachine): string {
  const types =
    machineTypes.length === 0 ? 'fitness machine' : machineTypes.map((type) => type.replaceAll('_', ' ')).join(', ')
  const parts = [
    name ?? '(no name)',
    address,
    rssiDbm === null ? '' : `${rssiDbm} dBm`,
    types,
    available ? '' : 'in use',
  ]
  return parts.filter((part) => part !== '').join('  ')
}

/**
 * Said after the scan, with the command to go on with.
 *
 * @param which what `--treadmill` takes for the one to run on; null where no treadmill was heard
 */
export function scanAdvice(which: string | null): string {
  if (which !== null) return `To run on one: npm start -- --treadmill "${which}"`
  return 'No treadmill was heard. Switch it on, wake its console, and close other apps that are connected to it.'
}
