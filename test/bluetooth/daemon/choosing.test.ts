import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FoundMachine } from '../../../protocol/panel/machines.ts'
import { dataFolder, startDaemonProcess, type DaemonProcess } from '../../process/daemon-process.ts'
import { startBtvirt, type Btvirt } from '../btvirt.ts'
import { hostMachine, type HostedMachine } from './hosted-machine.ts'

let btvirt: Btvirt
let three: HostedMachine
let four: HostedMachine
beforeAll(async () => {
  btvirt = await startBtvirt()
})
beforeEach(async () => {
  three = await hostMachine(btvirt.hciPath, 'Treadmill 3', 1)
  four = await hostMachine(btvirt.hciPath, 'Treadmill 4', 1)
})
afterEach(async () => {
  await three.stop()
  await four.stop()
})
afterAll(() => btvirt.stop())

const listOf = async ({ url }: DaemonProcess): Promise<FoundMachine[]> =>
  (await fetch(`${url}/api/machines`)).json() as Promise<FoundMachine[]>

/** Looks until these are heard, and no other but the simulated one. */
async function heard(daemon: DaemonProcess, ...names: string[]): Promise<readonly FoundMachine[]> {
  for (let turn = 0; turn < 100; turn++) {
    if (turn % 20 === 0) expect((await daemon.send('POST', '/api/machines/look', {})).status).toBe(200)
    const real = (await listOf(daemon)).filter(({ simulated }) => !simulated)
    if (names.every((name) => real.some((machine) => machine.name === name)) && real.length === names.length)
      return real
    await sleep(250)
  }
  return expect.fail(`not heard: ${names.join()}, but ${JSON.stringify(await listOf(daemon))}`)
}

test('two treadmills are heard over the radio, one of them is chosen and run on, then the simulated one; the daemon stays', async () => {
  const hci = `unix:${btvirt.hciPath}`
  const daemon = await startDaemonProcess(['--hci', hci, '--treadmill', 'simulated', '--data', dataFolder()])
  await daemon.until('the simulated treadmill', ({ machine }) => machine?.simulated === true)
  const real = await heard(daemon, 'Treadmill 3', 'Treadmill 4')
  expect(real.map(({ known, connected, available }) => [known, connected, available])).toEqual([
    [false, false, true],
    [false, false, true],
  ])

  const address = real.find(({ name }) => name === 'Treadmill 4')?.address
  expect(await daemon.send('POST', '/api/machine', { address })).toMatchObject({ status: 200 })
  const met = await daemon.until('Treadmill 4', ({ machine }) => machine?.name === 'Treadmill 4')
  expect(met.machine).toMatchObject({ link: 'up', simulated: false })
  expect((await listOf(daemon)).find((machine) => machine.connected)).toMatchObject({ address, known: true })

  // The one that is connected calls out no more; the other is heard beside its link.
  await daemon.until('standstill', ({ belt }) => belt === 'still')
  expect((await heard(daemon, 'Treadmill 3', 'Treadmill 4')).map(({ connected }) => connected).sort()).toEqual([
    false,
    true,
  ])
  expect(daemon.snapshot().machine?.link).toBe('up')
  await daemon.mustAsk('begin')
  expect(await daemon.send('POST', '/api/machine', { address: 'simulated' })).toMatchObject({
    status: 409,
    body: { code: 'run-is-on' },
  })
  await daemon.mustAsk('discard')
  expect(await daemon.send('POST', '/api/machine', { address: 'simulated' })).toMatchObject({ status: 200 })
  await daemon.until('the simulated treadmill again', ({ machine }) => machine?.simulated === true)
  // It calls out again once its link has ended.
  expect((await heard(daemon, 'Treadmill 3', 'Treadmill 4')).map(({ connected }) => connected)).toEqual([false, false])

  await three.stop()
  await four.stop()
  expect((await daemon.send('POST', '/api/machines/look', { afresh: true })).status).toBe(200)
  await sleep(3000)
  expect((await listOf(daemon)).map(({ name }) => name)).toEqual(['Crescendo Simulator'])
  await daemon.end('SIGTERM')
})
