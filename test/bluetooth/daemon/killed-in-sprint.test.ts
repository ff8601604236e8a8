import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { monotonicClock } from '../../../src/clock.ts'
import { countIn, requestsIn } from '../../daemon/on-the-air.ts'
import { SHORT_PLAN } from '../../daemon/short-plan.ts'
import { dataFolder, startDaemonProcess, type DaemonProcess } from '../../process/daemon-process.ts'
import { startBtvirt, waitFor, type Btvirt } from '../btvirt.ts'
import { childrenOf } from '../processes.ts'
import { hostMachine, type HostedMachine } from './hosted-machine.ts'

const NAME = 'Treadmill 3'
const TIME_SCALE = 6
const nowMs = (): number => monotonicClock().nowMs()
let btvirt: Btvirt
let treadmill: HostedMachine
let args: string[]

beforeAll(async () => {
  btvirt = await startBtvirt()
})
afterAll(() => btvirt.stop())
beforeEach(async () => {
  treadmill = await hostMachine(btvirt.hciPath, NAME, TIME_SCALE)
  const hci = `unix:${btvirt.hciPath}`
  args = [
    '--hci',
    hci,
    '--treadmill',
    NAME,
    '--time-scale',
    `${TIME_SCALE}`,
    '--data',
    dataFolder(),
    '--virtual-controller',
  ]
})
afterEach(() => treadmill.stop())

const started = (): Promise<DaemonProcess> => startDaemonProcess(args)

/** A daemon whose belt is past the fastest mile. The phases before are passed over, at the speeds they have. */
async function inSprint(): Promise<DaemonProcess> {
  const daemon = await started()
  await daemon.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
  await daemon.choose(SHORT_PLAN)
  await daemon.mustAsk('start')
  await daemon.tellUnit()
  await daemon.until('the belt to move', ({ belt }) => belt === 'moving')
  await daemon.mustAsk('next', 'next', 'next', 'next', 'go')
  await daemon.until('the sprint', ({ measured, phase }) => phase.kind === 'finish' && (measured.speedKmh ?? 0) > 11.2)
  expect(treadmill.machine.state.belt.speedKmh).toBeGreaterThan(11.2)
  return daemon
}

const stopHeardMs = (): number => requestsIn(treadmill.heard).find(({ what }) => what === 'stop')?.atMs ?? Infinity

test('the daemon is killed in its sprint: Stop is on the air within 0.5 s; the next one has the run, stopped', async () => {
  const daemon = await inSprint()
  const killedMs = nowMs()
  const { child } = daemon
  child.kill('SIGKILL')
  await waitFor('the Stop', () => countIn(treadmill.heard, 'stop') > 0)
  expect(stopHeardMs() - killedMs).toBeLessThan(500)
  await daemon.end()
  await waitFor('the belt to stand', () => treadmill.machine.state.belt.speedKmh === 0)
  const before = treadmill.heard.length

  const next = await started()
  const back = await next.until('the run', ({ belt }) => belt === 'stopped')
  expect(back).toMatchObject({ run: daemon.snapshot().run, phase: { kind: 'finish' } })
  expect(requestsIn(treadmill.heard.slice(before))).toEqual([])
  await next.end('SIGTERM')
  expect(countIn(treadmill.heard, 'stop')).toBe(1)
})

test('the daemon hangs in its sprint: Stop is on the air within 3.5 s', async () => {
  const daemon = await inSprint()
  const hungMs = nowMs()
  daemon.child.kill('SIGSTOP')
  await waitFor('the Stop', () => countIn(treadmill.heard, 'stop') > 0)
  expect(stopHeardMs() - hungMs).toBeLessThan(3500)
  await daemon.end('SIGKILL')
})

test('the radio dies: the link is lost and said, the run goes on by estimate, and is held once another radio is there', async () => {
  const daemon = await inSprint()
  const [radio] = childrenOf(daemon.child.pid ?? 0)
  process.kill(radio?.pid ?? 0, 'SIGKILL')
  const lost = await daemon.until('the loss', ({ belt }) => belt === 'unseen')
  expect(lost.banners.map(({ code }) => code)).toContain('link-lost')
  expect(lost.machine?.link).toBe('down')
  const before = treadmill.heard.length
  await treadmill.loseClient()
  await daemon.until('the belt again', ({ belt, held }) => belt === 'moving' && held === 'link')
  expect(requestsIn(treadmill.heard.slice(before))).toEqual([])
  await daemon.end('SIGTERM')
  expect(treadmill.machine.state.motion).toBe('ended')
})
