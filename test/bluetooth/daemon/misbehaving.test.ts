import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { isCrescendo } from '../../../protocol/stages.ts'
import { mphFromKmh } from '../../../protocol/units.ts'
import type { MisbehaviourName } from '../../../src/simulator/misbehaviours.ts'
import { countIn, speedsIn } from '../../daemon/on-the-air.ts'
import { SHORT_PLAN } from '../../daemon/short-plan.ts'
import { SEED, someOf } from '../../draws.ts'
import { dataFolder, startDaemonProcess } from '../../process/daemon-process.ts'
import { startBtvirt, type Btvirt } from '../btvirt.ts'
import { hostMachine } from './hosted-machine.ts'

const NAME = 'Treadmill 3'
/** Belt and session run faster than time, which the radio between them does not notice. */
const TIME_SCALE = 5
let btvirt: Btvirt

beforeAll(async () => {
  btvirt = await startBtvirt()
})
afterAll(() => btvirt.stop())

/** Ten that differ most: in what is written, what answers, when it moves, how it counts, in which unit, and what is seen of it. */
const PLAYED: readonly MisbehaviourName[] = [
  ...(['write-without-response', 'notifies-its-answers', 'never-answers', 'zeros-at-first', 'starts-late'] as const),
  ...(['slow-ramp', 'two-tenths-of-mph', 'coarse-distance', 'split-records', 'single-zero-frames'] as const),
]

/** One of them; with enough draws all. */
test.each(someOf(PLAYED, 1, 'misbehaviours over the radio'))(
  `%s: a whole run over noble, a crescendo, with one Stop at its end, drawn from ${SEED}`,
  { timeout: 180_000 },
  async (name) => {
    const treadmill = await hostMachine(btvirt.hciPath, NAME, TIME_SCALE, [name])
    onTestFinished(() => treadmill.stop())
    const { heard, machine } = treadmill
    const daemon = await startDaemonProcess([
      ...['--hci', `unix:${btvirt.hciPath}`, '--virtual-controller', '--treadmill', NAME],
      ...['--time-scale', `${TIME_SCALE}`, '--data', dataFolder()],
    ])
    await daemon.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
    await daemon.choose({ ...SHORT_PLAN, gate: 'auto' })
    await daemon.mustAsk('begin', 'skip-all', 'start')
    const { machine: shown, measured } = await daemon.until('the question', ({ asks }) => asks.includes('console-says'))
    const unit = shown?.unit ?? 'km/h'
    const speedKmh = measured.speedKmh ?? 0
    const speed = unit === 'mph' ? Math.round(mphFromKmh(speedKmh) * 10) / 10 : speedKmh
    const said = { id: 'display', ask: 'console-says', speed, unit }
    expect(await daemon.send('POST', '/api/asks', said)).toMatchObject({ status: 200 })

    const stretch = await daemon.until('the stretch after', ({ phase }) => phase.kind === 'stretch', 150_000)
    expect(isCrescendo(stretch.splits, 3)).toBe(true)
    expect(stretch.distanceSource).toBe(name === 'coarse-distance' ? 'integral' : 'machine')
    expect(Math.abs(stretch.distanceM - machine.state.belt.distanceM)).toBeLessThan(10)
    // A hundredth more makes a console that cuts to its own steps arrive at the right one.
    expect(Math.abs(Math.max(...speedsIn(heard)) - (stretch.plan?.fastestKmh ?? 0))).toBeLessThan(0.02)
    expect([countIn(heard, 'start'), countIn(heard, 'stop')]).toEqual([1, 1])
    expect(machine.state.belt.speedKmh).toBe(0)
    await daemon.end('SIGTERM')
  },
)
