import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { countIn, speedsIn } from '../../daemon/on-the-air.ts'
import { dataFolder, running } from '../../process/daemon-process.ts'
import { startBtvirt, type Btvirt } from '../btvirt.ts'
import { hostMachine, type HostedMachine } from './hosted-machine.ts'

const NAME = 'Treadmill 3'
/** Belt and session run faster than time, which the radio between them does not notice. */
const TIME_SCALE = 8
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

test('a first meeting over noble: what its display shows is asked, nothing is faster than 4 km/h, and all of it is found', async () => {
  const { heard, machine } = treadmill
  const { child, stdout, end } = running(
    [
      ...['check', '--hci', `unix:${btvirt.hciPath}`, '--virtual-controller', '--treadmill', NAME],
      ...['--time-scale', `${TIME_SCALE}`, '--data', dataFolder(), '--watched'],
    ],
    {},
  )
  const says = (words: RegExp): Promise<void> => expect.poll(stdout, { timeout: 60_000, interval: 50 }).toMatch(words)
  await says(/Before anything moves:[^]*belt still/)
  expect(countIn(heard, 'start')).toBe(0)
  child.stdin.write('start\n')
  await says(/Type what it shows:/)
  child.stdin.write(`console-says ${machine.state.belt.speedKmh.toFixed(1)} km/h\n`)
  const { code, stdout: report } = await end()
  expect(code).toBe(0)
  expect(report).toMatch(/\nMet on \d+ \w+ \d{4}\.\n/)
  expect(report).toMatch(/Its unit: km\/h \(measured in a meeting on/)
  expect(report).toMatch(/Follows the speeds it is told: yes \(measured in a meeting on/)
  // The belt gets faster by 0.8; readings that a busy computer sends late, eight times as late here, show a little else.
  const risen = /Gets faster by: ([\d.]+) km\/h per second \(measured in a meeting on/.exec(report)?.[1]
  expect(Math.abs(Number(risen) - 0.8)).toBeLessThan(0.3)
  expect(Math.max(...speedsIn(heard))).toBeLessThanOrEqual(4)
  expect(countIn(heard, 'stop')).toBe(1)
  expect(machine.state).toMatchObject({ belt: { speedKmh: 0 } })
})
