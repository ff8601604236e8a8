import { createRequire } from 'node:module'
import { replaceHciSocket } from '../../src/bluetooth/noble/h4-socket.ts'

/**
 * noble and nothing else, in a process of its own: connects to the treadmill called by the second argument over the
 * controller at the first, takes control, and writes the speed of each message, stamped as it goes. Without a name it
 * is only loaded.
 */

interface Characteristic {
  readonly uuid: string
  write(octets: Buffer, withoutResponse: boolean, done: () => void): void
  subscribe(done: () => void): void
}
interface Peripheral {
  readonly advertisement: { readonly localName?: string }
  connectAsync(): Promise<void>
  discoverAllServicesAndCharacteristicsAsync(): Promise<{ characteristics: Characteristic[] }>
}
interface Noble {
  on(event: 'stateChange', listener: (state: string) => void): void
  on(event: 'discover', listener: (peripheral: Peripheral) => void): void
  startScanning(): void
  stopScanning(): void
}

const [hciPath = '', name] = process.argv.slice(2)
const require = createRequire(import.meta.url)
replaceHciSocket(createRequire(require.resolve('@abandonware/noble/package.json')), hciPath)
const noble = require('@abandonware/noble') as Noble

async function drive(peripheral: Peripheral): Promise<void> {
  await peripheral.connectAsync()
  const { characteristics } = await peripheral.discoverAllServicesAndCharacteristicsAsync()
  const named = (uuid: string): Characteristic => {
    const found = characteristics.find((characteristic) => characteristic.uuid === uuid)
    if (found === undefined) throw new Error(`the treadmill has no ${uuid}`)
    return found
  }
  const control = named('2ad9')
  for (const heard of [control, named('2acd')]) await new Promise<void>((done) => heard.subscribe(done))
  const write = (...octets: number[]): Promise<void> =>
    new Promise((done) => control.write(Buffer.from(octets), false, done))
  await write(0x00)
  await new Promise((done) => setTimeout(done, 200))
  await write(0x07)
  process.on('message', (speed001Kmh: number) => {
    const atMs = Number(process.hrtime.bigint() / 1000n) / 1000
    void write(0x02, speed001Kmh & 0xff, speed001Kmh >> 8).then(() => {
      process.send?.({ atMs, acknowledgedMs: Number(process.hrtime.bigint() / 1000n) / 1000 })
    })
  })
  process.send?.('ready')
}

noble.on('stateChange', (state) => {
  if (state === 'poweredOn' && name !== undefined) noble.startScanning()
})
noble.on('discover', (peripheral) => {
  if (peripheral.advertisement.localName !== name) return
  noble.stopScanning()
  void drive(peripheral)
})
