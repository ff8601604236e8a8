import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Snapshot } from '../../../protocol/panel/snapshot.ts'
import { SCRIPTS, type ScriptName } from '../../../src/simulator/scripts/every-script.ts'
import { countIn } from '../../daemon/on-the-air.ts'
import { SHORT_PLAN } from '../../daemon/short-plan.ts'
import { together } from '../../daemon/stop-and-rest.ts'
import { dataFolder, startDaemonProcess, type DaemonProcess } from '../../process/daemon-process.ts'
import { startBtvirt, waitFor, type Btvirt } from '../btvirt.ts'
import { hostMachine, type HostedMachine } from './hosted-machine.ts'

/** Rows of the table of Stop and rest (test/daemon/stop-table) over noble and a peripheral of another stack. */

const NAME = 'Treadmill 3'
/** Belt and session run so much faster than time; the radio and its waits do not. */
const TIME_SCALE = 4
let btvirt: Btvirt
let treadmill: HostedMachine
let daemon: DaemonProcess

beforeAll(async () => {
  btvirt = await startBtvirt()
})
afterAll(() => btvirt.stop())
afterEach(async () => {
  await daemon.end()
  await treadmill.stop()
})

async function connectedTo(...names: readonly ScriptName[]): Promise<void> {
  const script = together(...names.map((name) => SCRIPTS[name]))
  treadmill = await hostMachine(btvirt.hciPath, NAME, TIME_SCALE, script)
  const hci = `unix:${btvirt.hciPath}`
  const scale = ['--virtual-controller', '--time-scale', `${TIME_SCALE}`]
  daemon = await startDaemonProcess(['--hci', hci, ...scale, '--treadmill', NAME, '--data', dataFolder()])
  await daemon.until('the treadmill', ({ machine, plan }) => machine?.link === 'up' && plan !== null)
  await daemon.choose(SHORT_PLAN)
}

/** @param speaks false for a machine that is never seen to move, and so never asked about */
async function started(speaks = true): Promise<void> {
  const rests = await daemon.until(
    'rest, or eyes',
    ({ belt, asks }) => belt === 'still' || asks.includes('belt-is-still'),
  )
  if (rests.belt !== 'still') await daemon.mustAsk('belt-is-still')
  await daemon.mustAsk('start')
  if (speaks) await daemon.tellUnit()
}

const walks = ({ measured }: Snapshot): boolean => (measured.speedKmh ?? 0) > 2.9
const stops = (): number => countIn(treadmill.heard, 'stop')
const restsInTruth = (): boolean => treadmill.machine.state.belt.speedKmh === 0
const sessionS = (s: number): Promise<void> => sleep((s * 1000) / TIME_SCALE)
const held = { id: 'held-1', ask: 'stop', held: true }

test('falling and still: presses are answered in words and put nothing on the air; held it is written', async () => {
  await connectedTo()
  await started()
  await daemon.until('a walk', walks)
  await daemon.mustAsk('stop')
  await sessionS(1)
  await daemon.mustAsk('stop')
  const { said } = await daemon.until('words', ({ said }) => said !== null)
  expect(said?.code).toBe('stopping-from')
  await daemon.until('rest', ({ belt }) => belt === 'stopped')
  await daemon.mustAsk('stop', 'stop')
  expect(stops()).toBe(1)
  expect(await daemon.send('POST', '/api/asks', held)).toMatchObject({ status: 200 })
  await waitFor('the Stop', () => stops() === 2)
})

test('silent at rest and starts on Stop: presses and Ctrl-C leave it at rest; held it starts, and is stopped', async () => {
  await connectedTo('silent-at-rest', 'starts-on-stop')
  await started()
  await daemon.until('a walk', walks)
  await daemon.mustAsk('stop')
  await waitFor('the belt to stand', restsInTruth)
  await sessionS(8)
  await daemon.mustAsk('stop', 'stop')
  expect(stops()).toBe(1)
  expect(await daemon.send('POST', '/api/asks', held)).toMatchObject({ status: 200 })
  await waitFor('it to start', () => !restsInTruth())
  await waitFor('it to stand', restsInTruth)
  expect(stops()).toBe(3)
  await sessionS(8)
  const { code } = await daemon.end('SIGTERM')
  expect(code).toBe(0)
  expect(stops()).toBe(3)
  expect(restsInTruth()).toBe(true)
})

test('all zero while it runs: a press stops it, and so does a start that is given up', async () => {
  await connectedTo('all-zero')
  await started(false)
  await waitFor('it to move', () => !restsInTruth())
  await daemon.mustAsk('stop')
  await waitFor('it to stand', restsInTruth)
  expect(stops()).toBe(1)
  await daemon.until('eyes', ({ asks }) => asks.includes('belt-is-still'))
  await daemon.mustAsk('belt-is-still', 'start')
  await waitFor('it to move again', () => !restsInTruth())
  await waitFor('the start to be given up', restsInTruth)
  expect(stops()).toBe(2)
})

test('deaf: five Stops, then one each 5 s, and the will of a killed daemon', async () => {
  await connectedTo('will-not-stop')
  await started()
  await daemon.until('a walk', walks)
  await daemon.mustAsk('stop')
  await sessionS(14)
  expect(stops()).toBeGreaterThanOrEqual(6)
  expect(stops()).toBeLessThanOrEqual(7)
  const before = stops()
  await daemon.end('SIGKILL')
  await waitFor('the will', () => stops() > before)
})
