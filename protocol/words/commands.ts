import type { NoBluetooth } from '../panel/machines.ts'

/** What is typed in a terminal to mend what keeps a computer from using Bluetooth, where something does: the same in every language. */
export const MENDING: Readonly<Partial<Record<NoBluetooth, string>>> = {
  'not-permitted': 'sudo setcap cap_net_raw+eip $(readlink -f $(which node))',
  off: 'bluetoothctl power on',
  'no-library': 'sudo apt-get install python3 make g++ && npm install',
}
