import { GattError, type AdapterProblem } from '../gatt.ts'

/** What keeps the adapter from being used, and in words what mends it. */
export interface NoAdapter {
  readonly problem: AdapterProblem
  readonly says: string
}

export const noBluetooth = ({ problem, says }: NoAdapter): GattError =>
  new GattError('no-bluetooth', says, null, problem)

/** What keeps an adapter in this state (noble's words for it, and `silent`) from being used, and what mends it. */
export function adapterStateProblem(state: string): NoAdapter {
  switch (state) {
    case 'unauthorized':
      return {
        problem: 'not-permitted',
        says: 'This user may not open the Bluetooth adapter: sudo setcap cap_net_raw+eip $(readlink -f $(which node))',
      }
    case 'poweredOff':
      return {
        problem: 'off',
        says: 'There is no Bluetooth adapter, or it is switched off: bluetoothctl power on',
      }
    case 'unsupported':
      return {
        problem: 'too-old',
        says: 'This Bluetooth adapter is older than Bluetooth 4.0 and cannot do Low Energy.',
      }
    case 'silent':
      return {
        problem: 'silent',
        says: 'The Bluetooth adapter does not answer: unplug it and plug it in again.',
      }
    default:
      return { problem: 'unusable', says: `The Bluetooth adapter is not ready (${state}).` }
  }
}

/** Why noble could not be loaded or could not open the adapter, and what mends it. */
export function openingProblem(error: NodeJS.ErrnoException): NoAdapter {
  if (error.code === 'MODULE_NOT_FOUND') {
    return {
      problem: 'no-library',
      says: 'The Bluetooth library is not installed. It is compiled when it is installed: sudo apt-get install python3 make g++, then npm install',
    }
  }
  if (/EAFNOSUPPORT|address family not supported/i.test(`${error.code} ${error.message}`)) {
    return { problem: 'no-kernel', says: "This computer's kernel has no Bluetooth." }
  }
  if (/EPERM|EACCES|operation not permitted/i.test(`${error.code} ${error.message}`))
    return adapterStateProblem('unauthorized')
  if (/ENODEV|no such device/i.test(`${error.code} ${error.message}`)) return adapterStateProblem('poweredOff')
  return { problem: 'unusable', says: `Bluetooth cannot be used: ${error.message}` }
}
