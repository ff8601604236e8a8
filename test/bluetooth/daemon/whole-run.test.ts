import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { countIn, requestsIn, speedsIn } from '../../daemon/on-the-air.ts'
import { SHORT_PLAN } from '../../daemon/short-plan.ts'
import { dataFolder, startDaemonProcess } from '../../process/daemon-process.ts'
import { asSent } from '../../as-sent.ts'
import { startBtvirt, type Btvirt } from '../btvirt.ts'
import { hostMachine, type HostedMachine } from './hosted-machine.ts'

const NAME = 'Treadmill 3'
/** Belt and session run faster than time, which the radio between them does not notice. */
const TIME_SCALE = 5
let btvirt: Btvirt
let treadmill: HostedMachine

beforeAll(async () => {
  btvirt = await startBtvirt()
})
beforeEach(async () => {
  treadmill = await hostMachine(btvirt.hciPath, NAME, TIME_SCALE)
})
afterEach(() => treadmill.stop())
afterAll(() => btvirt.stop())

test('a whole run over noble: every phase, every speed, and one Stop at the end', { timeout: 120_000 }, async () => {
  const { heard, machine } = treadmill
  const daemon = await startDaemonProcess([
    ...['--hci', `unix:${btvirt.hciPath}`, '--virtual-controller', '--treadmill', NAME],
    ...['--time-scale', `${TIME_SCALE}`, '--data', dataFolder()],
  ])
  await daemon.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
  expect(asSent(daemon.snapshot().banners).map(({ message }) => message)).toContain(
    'For tests: 5 times as fast as time, on a virtual controller.',
  )
  await daemon.choose(SHORT_PLAN)
  expect(daemon.snapshot()).toMatchObject({ machine: { name: NAME, simulated: false, minKmh: 1, maxKmh: 20 } })
  expect(heard.filter(({ kind }) => kind === 'subscribe').map(({ uuid }) => uuid)).toEqual([
    '2AD9',
    '2ADA',
    '2AD3',
    '2ACD',
  ])
  await daemon.mustAsk('begin', 'skip-all')
  expect(requestsIn(heard)).toEqual([])

  await daemon.mustAsk('start')
  await daemon.tellUnit()
  await daemon.until('mile 3', ({ phase }) => phase.mile === 3, 90_000)
  expect(daemon.snapshot().plan?.gate).toBe('ask')
  await daemon.until('the gate', ({ gate }) => gate === 'open')
  await daemon.mustAsk('go')
  await daemon.until('the cool-down', ({ phase }) => phase.kind === 'cool-down', 30_000)
  await daemon.until('the stretch after', ({ phase, belt }) => phase.kind === 'stretch' && belt === 'still', 30_000)
  await daemon.mustAsk('skip-all')
  const report = await daemon.until('the report', ({ phase }) => phase.kind === 'done')

  expect(report.splits.map(({ kind, mile }) => mile ?? kind)).toEqual(['warm-up', 1, 2, 3, 'finish', 'cool-down'])
  const averages = report.splits.slice(1, 5).map(({ averageKmh }) => averageKmh ?? 0)
  expect(averages).toEqual([...averages].sort((a, b) => a - b))
  expect(report).toMatchObject({ distanceSource: 'machine', banners: [{ code: 'faster-than-time' }] })
  expect(Math.abs(report.distanceM - machine.state.belt.distanceM)).toBeLessThan(3)

  expect([countIn(heard, 'control'), countIn(heard, 'start'), countIn(heard, 'stop')]).toEqual([1, 1, 1])
  expect(requestsIn(heard).map(({ what }) => what)).toEqual(['control', 'start', ...speedsIn(heard), 'stop'])
  const speeds = speedsIn(heard)
  const top = speeds.indexOf(report.plan?.fastestKmh ?? 0)
  expect(top).toBeGreaterThan(0)
  expect(speeds.slice(0, top + 1)).toEqual(speeds.slice(0, top + 1).sort((a, b) => a - b))
  expect(speeds.slice(top)).toEqual(speeds.slice(top).sort((a, b) => b - a))
  expect(machine.state).toMatchObject({ motion: 'ended', belt: { speedKmh: 0 } })

  const { code } = await daemon.end('SIGTERM')
  expect(code).toBe(0)
  expect(countIn(heard, 'stop')).toBe(1)
})
