import { afterAll, beforeAll, expect, test } from 'vitest'
import { dataFolder, startDaemonProcess } from '../../process/daemon-process.ts'
import { hostStrap, type HostedStrap } from '../hosted-strap.ts'
import { startSharedAir, type SharedAir } from '../shared-air.ts'
import { hostMachine, type HostedMachine } from './hosted-machine.ts'

let air: SharedAir
let machine: HostedMachine
let strap: HostedStrap
let telling: NodeJS.Timeout
let bpm = 148
beforeAll(async () => {
  air = startSharedAir()
  machine = await hostMachine(air.hciPath, 'Treadmill 3', 1)
  strap = await hostStrap(air.hciPath, 'HRM')
  telling = setInterval(() => strap.tell(bpm), 500)
})
afterAll(async () => {
  clearInterval(telling)
  await strap.stop()
  await machine.stop()
  air.close()
})

test('treadmill and strap on one adapter: the rate is on the screen while it runs, unknown once the strap has gone, and back with it', async () => {
  const hci = ['--hci', `unix:${air.hciPath}`, '--treadmill', 'Treadmill 3', '--strap', 'hrm']
  const daemon = await startDaemonProcess([...hci, '--data', dataFolder()])
  await daemon.until('standstill', ({ belt }) => belt === 'still')
  for (const ask of ['begin', 'skip-all', 'start'] as const) await daemon.mustAsk(ask)
  await daemon.until(
    'the belt and the heart',
    ({ belt, measured }) => belt === 'moving' && measured.heartRateBpm === 148,
  )
  bpm = 0
  await daemon.until('no contact', ({ measured }) => measured.heartRateBpm === null)
  bpm = 152
  await daemon.until('contact', ({ measured }) => measured.heartRateBpm === 152)
  air.mute.add(strap.address)
  await daemon.until('a rate that is old', ({ measured }) => measured.heartRateBpm === null)
  expect(daemon.snapshot()).toMatchObject({ belt: 'moving', machine: { link: 'up' } })
  air.mute.clear()
  bpm = 155
  await daemon.until('the strap again', ({ measured }) => measured.heartRateBpm === 155)
  await daemon.mustAsk('stop')
  await daemon.until('standstill', ({ belt }) => belt === 'stopped')
})
