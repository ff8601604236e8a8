import { expect, test } from 'vitest'
import { dataFolder, startDaemonProcess, type DaemonProcess } from './daemon-process.ts'

/** How the daemon's process ends, and what becomes of the belt. */

async function walking(data: string, env: NodeJS.ProcessEnv = {}): Promise<DaemonProcess> {
  const daemon = await startDaemonProcess(['--data', data, '--time-scale', '10'], env)
  await daemon.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
  await daemon.mustAsk('begin', 'skip-all', 'start')
  await daemon.until('a walk', ({ measured }) => (measured.speedKmh ?? 0) > 5)
  return daemon
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s stops a moving belt, then ends the process', async (signal) => {
  const daemon = await walking(dataFolder())
  const { code } = await daemon.end(signal)
  expect(code).toBe(0)
  expect(daemon.snapshot()).toMatchObject({ belt: 'stopped', measured: { speedKmh: 0 } })
})

test('a terminal that closes takes no more words, and the belt is stopped all the same', async () => {
  const daemon = await walking(dataFolder())
  daemon.child.stdout?.destroy()
  daemon.child.stderr?.destroy()
  const { code } = await daemon.end('SIGHUP')
  expect(code).toBe(0)
  expect(daemon.snapshot()).toMatchObject({ belt: 'stopped' })
})

test('a second signal leaves at once', async () => {
  const daemon = await walking(dataFolder())
  daemon.child.kill('SIGTERM')
  await daemon.until('the stop', ({ belt }) => belt === 'stopping')
  const { code } = await daemon.end('SIGTERM')
  expect(code).toBe(143)
})

/** Lets the daemon's own process fail when it is told to. */
const failingOnSignal = (how: string): NodeJS.ProcessEnv => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`process.once('SIGUSR2', () => { ${how} })`)}`,
})

test.each([
  ['an exception', 'throw new Error("nobody expected this")'],
  ['a rejection', 'void Promise.reject(new Error("nobody expected this"))'],
])('%s that nobody expected ends it, in words, with 70; the run is kept', async (_, how) => {
  const data = dataFolder()
  const daemon = await walking(data, failingOnSignal(how))
  const { code, stderr } = await daemon.end('SIGUSR2')
  expect(code).toBe(70)
  expect(stderr).toContain('what moves a belt is stopped by its radio')
  expect(stderr).toContain('nobody expected this')
  const next = await startDaemonProcess(['--data', data, '--time-scale', '10'])
  const back = await next.until('the run', ({ belt }) => belt === 'stopped')
  expect(back.run).toEqual(daemon.snapshot().run)
  await next.end()
})
