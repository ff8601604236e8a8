import { hostMachine } from '../bluetooth/daemon/hosted-machine.ts'

/** A treadmill in a process of its own, which tells when a write arrives. Arguments: HCI socket, name, time scale. */
const [hciPath = '', name = '', timeScale = '1'] = process.argv.slice(2)
const { heard } = await hostMachine(hciPath, name, Number(timeScale))
let told = heard.length
setInterval(() => {
  for (; told < heard.length; told++) if (heard[told]?.kind === 'write') process.send?.(heard[told]?.atMs)
}, 5)
process.once('disconnect', () => process.exit())
process.send?.('ready')
