import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataFolder, startDaemonProcess } from '../../process/daemon-process.ts'
import { hostFootPod, hostStrap, type HostedSensor } from '../hosted-sensor.ts'
import { startSharedAir, type SharedAir } from '../shared-air.ts'
import { hostMachine, type HostedMachine } from './hosted-machine.ts'

let air: SharedAir
let machine: HostedMachine
let strap: HostedSensor
let footPod: HostedSensor
let telling: NodeJS.Timeout
let bpm: number
/** 3.6 km/h. */
let podMps: number
beforeEach(async () => {
  bpm = 148
  podMps = 1
  air = startSharedAir()
  machine = await hostMachine(air.hciPath, 'Treadmill 3', 1)
  strap = await hostStrap(air.hciPath, 'HRM')
  footPod = await hostFootPod(air.hciPath, 'Stryd')
  telling = setInterval(() => {
    strap.tell(bpm)
    footPod.tell(podMps)
  }, 500)
})
afterEach(async () => {
  clearInterval(telling)
  await footPod.stop()
  await strap.stop()
  await machine.stop()
  air.close()
})

test('treadmill, strap and foot pod on one adapter: rate and second opinion are on the screen while it runs, unknown once a sensor has gone, and back with it', async () => {
  const sensors = ['--strap', 'hrm', '--foot-pod', 'stryd']
  const hci = ['--hci', `unix:${air.hciPath}`, '--treadmill', 'Treadmill 3', ...sensors]
  const daemon = await startDaemonProcess([...hci, '--data', dataFolder()])
  await daemon.until('standstill', ({ belt }) => belt === 'still')
  for (const ask of ['begin', 'skip-all', 'start'] as const) await daemon.mustAsk(ask)
  await daemon.until(
    'the belt and the heart',
    ({ belt, measured }) => belt === 'moving' && measured.heartRateBpm === 148,
  )
  await daemon.until('the foot pod', ({ measured }) => measured.footPodKmh === 3.6)
  bpm = 0
  await daemon.until('no contact', ({ measured }) => measured.heartRateBpm === null)
  bpm = 152
  podMps = 1.25
  await daemon.until('contact', ({ measured }) => measured.heartRateBpm === 152 && measured.footPodKmh === 4.5)
  air.mute.add(strap.address)
  await daemon.until('a rate that is old', ({ measured }) => measured.heartRateBpm === null)
  air.mute.add(footPod.address)
  await daemon.until('an opinion that is old', ({ measured }) => measured.footPodKmh === null)
  expect(daemon.snapshot()).toMatchObject({
    belt: 'moving',
    machine: { link: 'up' },
    measured: { ageMs: expect.any(Number) as number },
  })
  air.mute.clear()
  bpm = 155
  podMps = 1.5
  await daemon.until('both again', ({ measured }) => measured.heartRateBpm === 155 && measured.footPodKmh === 5.4)
  await daemon.mustAsk('stop')
  await daemon.until('standstill', ({ belt }) => belt === 'stopped')
})
