import { setTimeout as sleep } from 'node:timers/promises'
import { monotonicClock } from '../../src/clock.ts'
import { barePartsMs } from './bare-parts.ts'
import { startBenchDaemon } from './bench-daemon.ts'
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
 * POST of `slower` until the write reaches the treadmill, against the sum of its bare parts; each sample of them is
 * summed with those that were taken beside it.
 */
export async function benchAskToAir(): Promise<Figure[]> {
  const parts = await withTreadmill(TIME_SCALE, (hciPath) => barePartsMs(hciPath, SAMPLES, GAP_MS))
  const asked = await withTreadmill(TIME_SCALE, askedMs)
  const sums = parts.post.map((postMs, sample) => postMs + (parts.ipc[sample] ?? NaN) + (parts.write[sample] ?? NaN))
  const shares = [
    { share: 0.5, limit: 1.25 },
    { share: 0.99, limit: 2 },
  ]
  return shares.map(({ share, limit }) => {
    const [post, ipc, write] = [parts.post, parts.ipc, parts.write].map((part) => quantile(part, share).toFixed(2))
    return {
      name: `POST of slower until it is on the air / its bare parts (POST ${post}, IPC ${ipc}, noble write ${write} ms), p${share * 100}`,
      unit: 'ms',
      measured: quantile(asked, share),
      against: quantile(sums, share),
      limit,
    }
  })
}
