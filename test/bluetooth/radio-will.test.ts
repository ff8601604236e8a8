import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createRadio } from '../../src/bluetooth/radio/radio.ts'
import { monotonicClock } from '../../src/clock.ts'
import { BOTH_WRITES, COMMAND_ONLY, ECHO, benchPeripheral } from './bench-peripheral.ts'
import type { BenchPeripheral } from './bench-peripheral.ts'
import { hostGatt } from './bleno-host.ts'
import type { Host } from './bleno-host.ts'
import { startBtvirt, waitFor } from './btvirt.ts'
import type { Btvirt } from './btvirt.ts'
import { childrenOf } from './processes.ts'

const STOP = [0x08, 0x01]
const clock = monotonicClock()
const entry = fileURLToPath(new URL('../../dist/radio-process.js', import.meta.url))
const built = mkdtempSync(join(tmpdir(), 'crescendo-doomed-'))
let btvirt: Btvirt
let peripheral: BenchPeripheral
let host: Host
let dataDir: string
let daemons: ChildProcess[]

beforeAll(async () => {
  btvirt = await startBtvirt()
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: fileURLToPath(new URL('doomed-daemon.ts', import.meta.url)),
      outDir: built,
      rolldownOptions: { output: { entryFileNames: 'doomed-daemon.mjs' } },
    },
  })
})
afterAll(() => btvirt.stop())
beforeEach(async () => {
  peripheral = benchPeripheral()
  host = await hostGatt(peripheral, { hciPath: btvirt.hciPath, name: 'Bench', serviceUuids: ['A000'] })
  dataDir = mkdtempSync(join(tmpdir(), 'crescendo-will-'))
  daemons = []
})
afterEach(async () => {
  for (const daemon of daemons) daemon.kill('SIGKILL')
  await host.stop()
})

async function armedDaemon(characteristicUuid: string): Promise<ChildProcess> {
  const daemon = fork(
    join(built, 'doomed-daemon.mjs'),
    [btvirt.hciPath, dataDir, entry, host.address, characteristicUuid],
    { execArgv: [] },
  )
  daemons.push(daemon)
  const armed = await Promise.race([once(daemon, 'message'), once(daemon, 'exit')])
  expect(armed).toContain('armed')
  return daemon
}

test.each([
  // Longer than the radio would wait unfed: being fed keeps it quiet.
  [ECHO, 3_500],
  [COMMAND_ONLY, 0],
])('the will is on the air at once when the daemon is killed, and once: %s', async (uuid, livesMs) => {
  const daemon = await armedDaemon(uuid)
  await sleep(livesMs)
  expect(peripheral.written).toEqual([])
  const killedMs = performance.now()
  daemon.kill('SIGKILL')
  await waitFor('the will', () => peripheral.written.length > 0)
  // Not by the 3 s of an unfed radio.
  expect((peripheral.written[0]?.atMs ?? Infinity) - killedMs).toBeLessThan(2_000)
  await waitFor('the radio to end the connection', () => !host.connected)
  expect(peripheral.written).toMatchObject([{ uuid, octets: STOP }])
})

test('the will goes past a request that is unanswered when the daemon dies', async () => {
  peripheral.answers.push(null)
  const radio = createRadio({ adapter: { kind: 'h4', path: btvirt.hciPath }, dataDir, entry, clock })
  const link = await radio.connect(host.address)
  link.leaveWill({ characteristicUuid: BOTH_WRITES, octets: Uint8Array.from(STOP) })
  const blocked = expect(link.write(ECHO, Uint8Array.of(1))).rejects.toMatchObject({ problem: 'no-answer' })
  await waitFor('the request', () => peripheral.written.length === 1)
  const leftMs = performance.now()
  await radio.close()
  await blocked
  expect(peripheral.written[1]).toMatchObject({ uuid: BOTH_WRITES, octets: STOP })
  // An urgent write of a living daemon would have waited for 1 s.
  expect((peripheral.written[1]?.atMs ?? Infinity) - leftMs).toBeLessThan(950)
})

test('a will that nothing acknowledges is written again twice, and no more', async () => {
  peripheral.answers.push(null, null, null, null, null)
  const daemon = await armedDaemon(ECHO)
  daemon.kill('SIGKILL')
  await waitFor('the radio to end the connection', () => !host.connected, 8_000)
  expect(peripheral.written.map(({ octets }) => octets)).toEqual([STOP, STOP, STOP])
})

test('a will that is refused was heard: it is not written again', async () => {
  peripheral.answers.push(0x80)
  const daemon = await armedDaemon(ECHO)
  daemon.kill('SIGKILL')
  await waitFor('the radio to end the connection', () => !host.connected, 8_000)
  expect(peripheral.written).toHaveLength(1)
})

test('a daemon that goes silent without dying is taken for dead after 3 s, and its radio leaves', async () => {
  const radio = createRadio({ adapter: { kind: 'h4', path: btvirt.hciPath }, dataDir, entry, clock })
  const link = await radio.connect(host.address)
  const closed = new Promise<string>((resolve) => link.onClosed(resolve))
  link.leaveWill({ characteristicUuid: ECHO, octets: Uint8Array.from(STOP) })
  link.feed()
  const fedMs = performance.now()
  await closed
  expect(peripheral.written).toMatchObject([{ octets: STOP }])
  const afterMs = (peripheral.written[0]?.atMs ?? Infinity) - fedMs
  expect(afterMs).toBeGreaterThan(2_950)
  expect(afterMs).toBeLessThan(6_000)
  await radio.close()
})

test('a will that is refused because the peripheral is busy is written again', async () => {
  peripheral.answers.push(0xfe)
  const daemon = await armedDaemon(ECHO)
  daemon.kill('SIGKILL')
  await waitFor('the radio to end the connection', () => !host.connected, 8_000)
  expect(peripheral.written.map(({ octets }) => octets)).toEqual([STOP, STOP])
})

test.each([
  ['granted', 0],
  ['refused', 0x80],
  ['not answered', null],
])('what a will begins with is written once; %s, the will follows at once', async (_, answer) => {
  peripheral.answers.push(answer)
  const radio = createRadio({ adapter: { kind: 'h4', path: btvirt.hciPath }, dataDir, entry, clock })
  const link = await radio.connect(host.address)
  link.leaveWill({ characteristicUuid: ECHO, octets: Uint8Array.from(STOP), first: Uint8Array.of(0) })
  const leftMs = performance.now()
  await radio.close()
  expect(peripheral.written).toMatchObject([{ octets: [0] }, { octets: STOP }])
  // An urgent write of a living daemon would have waited for 1 s.
  expect((peripheral.written[1]?.atMs ?? Infinity) - leftMs).toBeLessThan(950)
})

test('a will that is withdrawn is never written', async () => {
  const radio = createRadio({ adapter: { kind: 'h4', path: btvirt.hciPath }, dataDir, entry, clock })
  const link = await radio.connect(host.address)
  link.leaveWill({ characteristicUuid: ECHO, octets: Uint8Array.from(STOP) })
  link.leaveWill(null)
  await sleep(3_500)
  await radio.close()
  await waitFor('the disconnection', () => !host.connected)
  expect(peripheral.written).toEqual([])
})

test('a will that is still left when the link is closed goes out first, once', async () => {
  const radio = createRadio({ adapter: { kind: 'h4', path: btvirt.hciPath }, dataDir, entry, clock })
  const link = await radio.connect(host.address)
  link.leaveWill({ characteristicUuid: ECHO, octets: Uint8Array.from(STOP) })
  await link.close()
  expect(peripheral.written).toMatchObject([{ octets: STOP }])
  await radio.close()
  await waitFor('the disconnection', () => !host.connected)
  expect(peripheral.written).toHaveLength(1)
})

test('the radio does not hear Ctrl-C, and has a process group of its own', async () => {
  const daemon = await armedDaemon(ECHO)
  const [radio] = childrenOf(daemon.pid ?? 0)
  expect(radio?.groupPid).toBe(radio?.pid)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(radio?.pid ?? 0, signal)
  await sleep(300)
  expect(host.connected).toBe(true)
  expect(peripheral.written).toEqual([])
  daemon.kill('SIGKILL')
  await waitFor('the will', () => peripheral.written.length === 1)
  await waitFor('the disconnection', () => !host.connected)
})

test('a new daemon waits until the radio of the last one has carried out its will', async () => {
  peripheral.answers.push(null, null)
  const daemon = await armedDaemon(ECHO)
  daemon.kill('SIGKILL')
  const said: string[] = []
  const next = createRadio({
    adapter: { kind: 'h4', path: btvirt.hciPath },
    dataDir,
    entry,
    clock,
    log: (message) => said.push(message),
  })
  const link = await next.connect(host.address)
  expect(said).toContain('waiting for the radio of the last daemon to leave')
  expect(peripheral.written.map(({ octets }) => octets)).toEqual([STOP, STOP, STOP])
  expect(peripheral.subscribers.size).toBe(0)
  await link.close()
  await next.close()
})
