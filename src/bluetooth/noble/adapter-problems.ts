/** What keeps an adapter in this state (noble's words for it, and `silent`) from being used, and what mends it. */
export function adapterStateProblem(state: string): string {
  switch (state) {
    case 'unauthorized':
      return 'This user may not open the Bluetooth adapter: sudo setcap cap_net_raw+eip $(readlink -f $(which node))'
    case 'poweredOff':
      return 'There is no Bluetooth adapter, or it is switched off: bluetoothctl power on'
    case 'unsupported':
      return 'This Bluetooth adapter is older than Bluetooth 4.0 and cannot do Low Energy.'
    case 'silent':
      return 'The Bluetooth adapter does not answer: unplug it and plug it in again.'
    default:
      return `The Bluetooth adapter is not ready (${state}).`
  }
}

/** Why noble could not be loaded or could not open the adapter, and what mends it. */
export function openingProblem(error: NodeJS.ErrnoException): string {
  if (error.code === 'MODULE_NOT_FOUND') {
    return 'The Bluetooth library is not installed. It is compiled when it is installed: sudo apt-get install python3 make g++, then npm install'
  }
  if (/EAFNOSUPPORT|address family not supported/i.test(`${error.code} ${error.message}`)) {
    return "This computer's kernel has no Bluetooth."
  }
  if (/EPERM|EACCES|operation not permitted/i.test(`${error.code} ${error.message}`))
    return adapterStateProblem('unauthorized')
  if (/ENODEV|no such device/i.test(`${error.code} ${error.message}`)) return adapterStateProblem('poweredOff')
  return `Bluetooth cannot be used: ${error.message}`
}
