import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { SCRIPTS } from '../../../src/simulator/scripts/every-script.ts'
import { countIn } from '../../daemon/on-the-air.ts'
import { SHORT_PLAN } from '../../daemon/short-plan.ts'
import { dataFolder, startDaemonProcess, type DaemonProcess } from '../../process/daemon-process.ts'
import { startBtvirt, type Btvirt } from '../btvirt.ts'
import { hostMachine, type HostedMachine } from './hosted-machine.ts'

const NAME = 'Treadmill 3'
/** At ten times, what a busy computer takes for a reading looks like seconds without one. */
const TIME_SCALE = 5
let btvirt: Btvirt
let treadmill: HostedMachine

beforeAll(async () => {
  btvirt = await startBtvirt()
})
afterAll(() => btvirt.stop())
afterEach(() => treadmill.stop())

async function moving(): Promise<DaemonProcess> {
  const daemon = await startDaemonProcess([
    ...['--hci', `unix:${btvirt.hciPath}`, '--virtual-controller', '--treadmill', NAME],
    ...['--time-scale', `${TIME_SCALE}`, '--data', dataFolder(), '--log-level', 'info'],
  ])
  await daemon.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
  await daemon.choose(SHORT_PLAN)
  await daemon.until('to be watched', ({ asks }) => asks.includes('start'))
  await daemon.mustAsk('start')
  await daemon.tellUnit()
  await daemon.until('a walk', ({ measured }) => (measured.speedKmh ?? 0) > 3)
  return daemon
}

test('a belt that is not seen to stop: the will is carried out last, as the radio leaves', async () => {
  treadmill = await hostMachine(btvirt.hciPath, NAME, TIME_SCALE, SCRIPTS['will-not-stop'])
  const daemon = await moving()
  const { code, stderr } = await daemon.end('SIGTERM')
  expect(code).toBe(0)
  expect(stderr).toContain('The belt was not seen to stop')
  const after = stderr.slice(stderr.indexOf('The belt was not seen to stop'))
  expect(after).toContain('the will is carried out: the daemon says so')
})

test('a belt that is proven still: no will is left to be carried out', async () => {
  treadmill = await hostMachine(btvirt.hciPath, NAME, TIME_SCALE)
  const daemon = await moving()
  const { code, stderr } = await daemon.end('SIGTERM')
  expect(code).toBe(0)
  expect(stderr).not.toContain('the will is carried out')
  expect(countIn(treadmill.heard, 'stop')).toBe(1)
})
