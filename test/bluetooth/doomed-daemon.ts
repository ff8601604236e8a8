import { createRadio } from '../../src/bluetooth/radio/radio.ts'
import { monotonicClock } from '../../src/clock.ts'

/**
 * A daemon that connects, leaves a will, feeds it, and is there to be killed. It is built before it is forked, as the
 * radio process is; arguments: HCI socket, data folder, built radio process, address, characteristic of the will.
 */
const [hciPath = '', dataDir = '', entry = '', address = '', characteristicUuid = ''] = process.argv.slice(2)
const clock = monotonicClock()
const radio = createRadio({ adapter: { kind: 'h4', path: hciPath }, dataDir, entry, clock })
const link = await radio.connect(address)
link.leaveWill({ characteristicUuid, octets: Uint8Array.of(0x08, 0x01) })
clock.every(250, () => link.feed())
process.send?.('armed')
