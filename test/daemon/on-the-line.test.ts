import { expect, test } from 'vitest'
import type { Limits } from '../../src/belt/limits.ts'
import { USUAL_DYNAMICS } from '../../src/simulator/belt.ts'
import { reactsLate } from '../../src/simulator/scripts/reacts-late.ts'
import { someOf } from '../draws.ts'
import { crescendo } from './crescendo.ts'
import { requestsIn } from './on-the-air.ts'
import { SHORT_PLAN } from './short-plan.ts'

/** Into each stage the belt is at pace on its line, whatever its ramp and its lag, once both are known. */

interface OnLine {
  readonly stage: number
  /** Told by the report, and as the belt itself was: seconds behind the line. */
  readonly toldS: number | null
  readonly trulyS: number
}

async function linesOf(upKmhPerS: number, lagMs: number, limits: Partial<Limits>) {
  // What is 7 s late takes two minutes to climb to a jog.
  const warmUpS = lagMs > 3000 ? 240 : 90

  const run = await crescendo({
    choices: { ...SHORT_PLAN, stageM: 200, warmUpS },
    machine: { dynamics: { ...USUAL_DYNAMICS, upKmhPerS } },
    limits,
    ...(lagMs > 0 ? { script: reactsLate(lagMs) } : {}),
  })
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  const lines = new Map<number, { lineMs: number; targetKmh: number }>()
  const speeds: { atMs: number; kmh: number }[] = []
  const saidMs: number[] = []
  let serial = 0
  await run.until('the finish', ({ phase, targetKmh, announcement }) => {
    const atMs = run.clock.nowMs()
    speeds.push({ atMs, kmh: run.machine.state.belt.speedKmh })
    if (phase.kind === 'mile' && phase.mile !== null && !lines.has(phase.mile))
      lines.set(phase.mile, { lineMs: atMs, targetKmh: targetKmh ?? 0 })
    if (announcement !== null && announcement.serial > serial) {
      serial = announcement.serial
      if (announcement.code === 'next-stage') saidMs.push(atMs)
    }
    return phase.kind === 'finish'
  })
  const { splits } = run.daemon.snapshot()
  const off: OnLine[] = [...lines].map(([stage, { lineMs, targetKmh }]) => {
    const truly = speeds.find(({ atMs, kmh }) => atMs > lineMs - 60_000 && Math.abs(kmh - targetKmh) < 0.06)
    const toldS = splits.find(({ mile }) => mile === stage)?.atPaceS ?? null
    return { stage, toldS, trulyS: ((truly?.atMs ?? Infinity) - lineMs) / 1000 }
  })
  return { off, saidMs, orders: requestsIn(run.heard) }
}

const WITHIN_S = 2
const SAID_MS = 5000
/** Both are seen at the end of so long. */
const LOOKED_MS = 100

/** Ramps and lags that are told apart most. */
const CASES = [
  [0.2, 0],
  [0.2, 7000],
  [0.5, 3000],
  [1.5, 0],
  [1.5, 7000],
] as const

test.each(someOf(CASES, 2, 'ramps and lags'))(
  '%f km/h per second, %i ms late, as was measured before: at pace on each line',
  async (kmhPerS, lagMs) => {
    const { off, saidMs, orders } = await linesOf(kmhPerS, lagMs, { rampKmhPerS: kmhPerS, lagMs })
    for (const { toldS, trulyS } of off) {
      expect(Math.abs(trulyS)).toBeLessThanOrEqual(WITHIN_S)
      // A reading is at most a quarter of a second old, and may be so again on the line.
      expect(Math.abs((toldS ?? NaN) - trulyS)).toBeLessThanOrEqual(0.6)
    }
    expect(off).toHaveLength(3)
    // However early it begins: never sooner than 5 s after it was said.
    expect(saidMs.length).toBeGreaterThanOrEqual(2)
    for (const said of saidMs) {
      const next = orders.find(({ atMs, what }) => typeof what === 'number' && atMs > said)
      expect((next?.atMs ?? NaN) - said).toBeGreaterThanOrEqual(SAID_MS - 2 * LOOKED_MS)
    }
  },
)

test('a run that begins with nothing known has learned it by the second line', async () => {
  const { off } = await linesOf(0.2, 0, {})
  expect(Math.abs(off[1]?.trulyS ?? NaN)).toBeLessThanOrEqual(WITHIN_S)
  expect(Math.abs(off[2]?.trulyS ?? NaN)).toBeLessThanOrEqual(WITHIN_S)
})
