import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { monotonicClock } from '../../src/clock.ts'
import { NAME, startBenchDaemon } from './bench-daemon.ts'
import { quantile, type Figure } from './figure.ts'
import { withTreadmill, type Arrivals } from './with-treadmill.ts'

const SAMPLES = 120
const GAP_MS = 150
/** Asks that change nothing, so that it is not the compiler that is measured. */
const WARM_UP = 500
/** So that a belt follows a step before the next one is asked for; the radio runs at its own pace. */
const TIME_SCALE = 5
const clock = monotonicClock()

/** When the next write arrives at the treadmill, ms of the clock that all processes share. */
async function nextArrival(arrivals: Arrivals, after: number): Promise<number> {
  const limitMs = clock.nowMs() + 5000
  while (arrivals.length <= after) {
    if (clock.nowMs() > limitMs) throw new Error('nothing was written within 5 s')
    await sleep(2)
  }
  return arrivals[after] ?? NaN
}

interface Written {
  readonly atMs: number
  readonly acknowledgedMs: number
}

/** How long noble's own write takes: until it arrives, and until it is acknowledged. */
async function bareMs(hciPath: string, arrivals: Arrivals) {
  const bare = fork(fileURLToPath(new URL('bare-noble.mjs', import.meta.url)), [hciPath, NAME], { execArgv: [] })
  await once(bare, 'message')
  const arrived: number[] = []
  const acknowledged: number[] = []
  for (let sample = 0; sample < SAMPLES; sample++) {
    await sleep(GAP_MS)
    const before = arrivals.length
    const written = once(bare, 'message')
    bare.send(sample % 2 === 0 ? 700 : 710)
    const arrivedMs = await nextArrival(arrivals, before)
    const [{ atMs, acknowledgedMs }] = (await written) as [Written]
    arrived.push(arrivedMs - atMs)
    acknowledged.push(acknowledgedMs - atMs)
  }
  bare.kill('SIGKILL')
  return { arrived, acknowledged }
}

async function askedMs(hciPath: string, arrivals: Arrivals): Promise<number[]> {
  const daemon = await startBenchDaemon(hciPath, TIME_SCALE)
  await daemon.startRun({ stageM: 10_000 })
  await daemon.until('the belt to move', ({ belt }) => belt === 'moving')
  await daemon.ask('next')
  await daemon.until('mile 1 at pace', ({ measured, targetKmh }) => measured.speedKmh === targetKmh)
  const settled = async (): Promise<void> => {
    await daemon.until(
      'the belt to follow',
      ({ askedKmh, measured, targetKmh }) => askedKmh === null && measured.speedKmh === targetKmh,
    )
    await sleep(GAP_MS)
  }
  for (let warm = 0; warm < WARM_UP; warm++) await daemon.refused('unlock')
  const latencies: number[] = []
  for (let sample = 0; sample < SAMPLES; sample++) {
    await settled()
    const before = arrivals.length
    const askedAtMs = clock.nowMs()
    const answered = daemon.ask('slower')
    latencies.push((await nextArrival(arrivals, before)) - askedAtMs)
    await answered
    await settled()
    await daemon.ask('faster')
  }
  daemon.end()
  return latencies
}

/**
 * POST of `slower` until the write reaches the treadmill, against a write of noble by itself, which is over once it is
 * acknowledged. How long that one takes to arrive is said too: HTTP alone takes longer than that.
 */
export async function benchAskToAir(): Promise<Figure[]> {
  const { arrived, acknowledged } = await withTreadmill(TIME_SCALE, bareMs)
  const asked = await withTreadmill(TIME_SCALE, askedMs)
  const shares = [
    { share: 0.5, limit: 2 },
    { share: 0.99, limit: 3 },
  ]
  return shares.map(({ share, limit }) => ({
    name: `POST of slower until it is on the air / a bare noble write (arrived after ${quantile(arrived, share).toFixed(2)} ms), p${share * 100}`,
    unit: 'ms',
    measured: quantile(asked, share),
    against: quantile(acknowledged, share),
    limit,
  }))
}
