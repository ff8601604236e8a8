import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { createRadio } from '../../src/bluetooth/radio/radio.ts'
import { monotonicClock } from '../../src/clock.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { ECHO, NOTIFYING, benchPeripheral } from './bench-peripheral.ts'
import { hostGatt } from './bleno-host.ts'
import { startBtvirt, waitFor } from './btvirt.ts'
import { startSecondController } from './second-controller.ts'

const entry = new URL('../../dist/radio-process.js', import.meta.url)

test('belt and strap on one adapter, in an air that somebody else wrote', async () => {
  const btvirt = await startBtvirt()
  const second = join(mkdtempSync(join(tmpdir(), 'crescendo-second-')), 'hci')
  const controller = startSecondController(second, btvirt.hciPath)
  const belt = benchPeripheral()
  const strap = benchPeripheral()
  const beltHost = await hostGatt(belt, { hciPath: btvirt.hciPath, name: 'Belt', serviceUuids: ['A000'] })
  const strapHost = await hostGatt(strap, { hciPath: second, name: 'Strap', serviceUuids: ['A000'] })
  const adapter = { kind: 'h4', path: btvirt.hciPath } as const
  const radio = createRadio({ adapter, dataDir: dataFolder(), entry, clock: monotonicClock() })
  onTestFinished(async () => {
    await radio.close()
    await strapHost.stop()
    await beltHost.stop()
    controller.close()
    await btvirt.stop()
  })

  const beltLink = await radio.connect(beltHost.address)
  const strapLink = await radio.connect(strapHost.address, { yields: true })
  const beats: number[] = []
  await strapLink.subscribe(NOTIFYING, ([beat = 0]) => beats.push(beat))
  await waitFor('the subscription', () => strap.subscribers.has(NOTIFYING))
  for (let turn = 0; turn < 20; turn++) {
    strap.subscribers.get(NOTIFYING)?.(Uint8Array.of(100 + turn))
    await beltLink.write(ECHO, Uint8Array.of(turn))
    await sleep(10)
  }
  await waitFor('the beats', () => beats.length === 20)
  expect(beats).toEqual(Array.from({ length: 20 }, (_, turn) => 100 + turn))
  expect(belt.written.map(({ octets }) => octets)).toEqual(Array.from({ length: 20 }, (_, turn) => [turn]))
  expect(strap.written).toEqual([])
  // The strap goes, the belt stays.
  strapHost.disconnect()
  await beltLink.write(ECHO, Uint8Array.of(99))
  expect(belt.written.at(-1)).toMatchObject({ octets: [99] })
})
