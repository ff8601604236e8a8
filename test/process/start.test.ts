import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { Snapshot } from '../../protocol/panel/snapshot.ts'
import { complaintsIn, dataFolder, ran, startDaemonProcess } from './daemon-process.ts'

test('without a word more: the simulated treadmill, one address, a valid state, and the panel', async () => {
  const daemon = await startDaemonProcess(['--data', dataFolder()])
  expect(daemon.stdout()).toMatch(/^Crescendo: http:\/\/localhost:\d+\/\n/)
  expect(daemon.stdout()).toContain('simulated treadmill')
  await daemon.until('the treadmill to be seen', ({ belt, plan }) => belt === 'still' && plan !== null)
  const state: unknown = await (await fetch(`${daemon.url}/api/state`)).json()
  expect([...Value.Errors(Snapshot, state)]).toEqual([])
  expect(state).toMatchObject({ machine: { simulated: true, link: 'up' }, phase: { kind: 'idle' } })
  expect(await (await fetch(daemon.url)).text()).toContain('<title>Crescendo')

  const { code, stderr } = await daemon.end('SIGINT')
  expect({ code, complaints: complaintsIn(stderr) }).toEqual({ code: 0, complaints: [] })
})

test('Ctrl-C on a moving belt stops it first; the next start has the run back, stopped', async () => {
  const data = dataFolder()
  const args = ['--data', data, '--time-scale', '20']
  const first = await startDaemonProcess(args)
  await first.until('standstill', ({ belt }) => belt === 'still')
  await first.mustAsk('begin', 'skip-all', 'start')
  await first.until('a walk', ({ measured }) => (measured.speedKmh ?? 0) > 5)
  const { code } = await first.end('SIGINT')
  expect(code).toBe(0)
  expect(first.snapshot()).toMatchObject({ belt: 'stopped', measured: { speedKmh: 0 } })

  const second = await startDaemonProcess(args)
  const back = await second.until('the run', ({ belt }) => belt === 'stopped')
  expect(back.run).toEqual(first.snapshot().run)
  expect(back.phase.kind).toBe('warm-up')
  await second.end()
})

test('a port in use is said in words, with 69 and no stack', async () => {
  const other = createServer().listen(0, 'localhost')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { code, stderr } = await ran(['--port', String(port), '--data', dataFolder()])
  other.close()
  expect(code).toBe(69)
  expect(stderr).toContain('--port')
  expect(stderr).not.toMatch(/^\s+at /m)
})

test.each([
  ['an unknown option', ['--fast']],
  ['a port that is none', ['--port', 'eighty']],
  ['another time on a real treadmill', ['--treadmill', 'auto', '--time-scale', '2']],
  ['a virtual controller without its socket', ['--treadmill', 'auto', '--virtual-controller']],
  ['an unknown command', ['sprint']],
  ['a command without its argument', ['run']],
])('%s is a usage error: 64, in words', async (_, args) => {
  const { code, stdout, stderr } = await ran(args)
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' })
  expect(stderr).not.toBe('')
  expect(stderr).not.toMatch(/^\s+at /m)
})

test('the help names the flag that lets a virtual controller run faster than time', async () => {
  const { code, stdout } = await ran(['--help'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/--virtual-controller\s+for tests: no real belt can hear/)
})

test('an unknown command is named, with those that are known', async () => {
  const { stderr } = await ran(['sprint'])
  expect(stderr).toContain('no command "sprint"')
  expect(stderr).toMatch(/Known: .*scan, .*run, .*decode/)
})

test.each([[[]], [['scan']]])('a data folder that cannot be made is said in words: 69 (%s)', async (command) => {
  const { code, stdout, stderr } = await ran([...command, '--data', '/proc/nope/crescendo', '--port', '0'])
  expect({ code, stdout }).toEqual({ code: 69, stdout: '' })
  expect(stderr).toContain('/proc/nope')
  expect(stderr).not.toMatch(/^\s+at /m)
})

test('a damaged database is kept aside and said, and a new one is started', async () => {
  const data = dataFolder()
  writeFileSync(join(data, 'crescendo.db'), 'this was a database once '.repeat(100))
  const daemon = await startDaemonProcess(['--data', data])
  expect(daemon.stderr()).toContain('is damaged')
  expect(readdirSync(data).filter((name) => name.includes('corrupt'))).toHaveLength(1)
  await daemon.until('the treadmill', ({ machine }) => machine !== null)
  await daemon.end()
})

test('a treadmill is named and there is no Bluetooth: 69, in words', async () => {
  const args = [
    '--treadmill',
    'Treadmill 3',
    '--hci',
    `unix:${dataFolder()}/nobody`,
    '--data',
    dataFolder(),
    '--port',
    '0',
  ]
  const { code, stderr } = await ran(args)
  expect(code).toBe(69)
  // Why, and what to do: for a treadmill, and without one.
  expect(stderr).toMatch(/\S\n.*rfkill unblock bluetooth.* npm start/)
  expect(stderr).not.toMatch(/^\s+at /m)
})
