import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { SHORT_PLAN } from '../daemon/short-plan.ts'
import { dataFolder, startDaemonProcess } from './daemon-process.ts'
import type { DaemonProcess } from './daemon-process.ts'

/** To pass the time, and to measure by. Quick, the shortest phase lasts 1.5 s: on a busy computer half of that may pass unseen. */
const QUICK = 20
const SLOW = 2
/** What a kill may cost, seconds of the session: one, the tick that was on, and what is on its way to the disk for 0.25 s of real time. */
const LOST_S = 1.1 + 0.25 * SLOW

type Moment = readonly [name: string, phase: RegExp, holds: (snapshot: Snapshot) => boolean]

const MOMENTS: readonly Moment[] = [
  ['warm-up', /^warm-up/, ({ movingS }) => movingS > 20],
  ['mile 2', /^mile 2/, ({ inPhase }) => inPhase.distanceM > 20],
  ['finish', /^finish/, ({ inPhase }) => inPhase.distanceM > 20],
  ['cool-down', /^cool-down/, ({ inPhase }) => inPhase.timeS > 10],
]

const phaseOf = ({ phase }: Snapshot): string => `${phase.kind} ${phase.mile ?? ''}`

/** Eleven daemons, one after the other: a busy computer takes many seconds to start each. */
const PATIENCE_MS = 300_000

test(
  'killed in every phase, each start has the run back: stopped, no second short, with every split',
  { timeout: PATIENCE_MS },
  async () => {
    const data = dataFolder()
    const started = (scale: number) => startDaemonProcess(['--time-scale', String(scale), '--data', data])
    let daemon: DaemonProcess = await started(QUICK)
    await daemon.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
    await daemon.choose(SHORT_PLAN)
    await daemon.mustAsk('begin')

    /** Starts it again with `scale`. */
    async function killed(scale = QUICK): Promise<{ before: Snapshot; after: Snapshot }> {
      await daemon.end('SIGKILL')
      const before = daemon.snapshot()
      daemon = await started(scale)
      return { before, after: await daemon.until('the belt', ({ belt }) => belt === 'stopped' || belt === 'still') }
    }

    await daemon.until('the stretches', ({ run, phase }) => run !== null && phase.kind === 'stretch')
    // An ask is answered after 40 ms at most, written or not.
    await sleep(1000)
    const stretching = await killed()
    expect(stretching.after.run).toEqual(stretching.before.run)
    expect(daemon.stdout()).toContain(`The run of ${stretching.before.run?.startedAt} is open. Carry on`)
    expect(stretching.after.phase).toEqual({ kind: 'stretch', index: 0, mile: null })
    await daemon.mustAsk('skip-all', 'start')

    function isBack(name: string, { before, after }: { before: Snapshot; after: Snapshot }): void {
      expect({ name, run: after.run, phase: after.phase }).toEqual({ name, run: before.run, phase: before.phase })
      expect(after).toMatchObject({ belt: 'stopped', targetKmh: null, plan: before.plan, splits: before.splits })
    }
    async function carryOn(): Promise<void> {
      await daemon.until('to be watched', ({ asks }) => asks.includes('resume'))
      await daemon.mustAsk('resume')
      await daemon.until('the belt to move again', ({ belt }) => belt === 'moving')
    }

    for (const [name, phase, holds] of MOMENTS) {
      await daemon.until(name, (snapshot) => {
        return snapshot.belt === 'moving' && phase.test(phaseOf(snapshot)) && holds(snapshot)
      })
      const inPhase = await killed(SLOW)
      isBack(name, inPhase)
      await carryOn()
      const { movingS } = daemon.snapshot()
      await daemon.until('some seconds more', (snapshot) => snapshot.movingS > movingS + 3)
      const { before, after } = await killed()
      isBack(name, { before, after })
      expect(before.movingS - after.movingS).toBeLessThanOrEqual(LOST_S)
      expect(before.distanceM - after.distanceM).toBeLessThanOrEqual((LOST_S * (before.measured.speedKmh ?? 0)) / 3.6)
      await carryOn()
      if (name === 'finish') await daemon.mustAsk('go')
    }

    await daemon.until('the stretch after', ({ phase }) => phase.kind === 'stretch')
    // What is told of 0.25 s is 5 s of this session: the end of the cool-down shall be on the disk.
    await sleep(1000)
    const { before, after } = await killed()
    expect(after).toMatchObject({ run: before.run, phase: before.phase, splits: before.splits, belt: 'still' })
    expect(after.splits.map(({ kind }) => kind)).toEqual(['warm-up', 'mile', 'mile', 'mile', 'finish', 'cool-down'])
    await daemon.mustAsk('skip-all')
    await daemon.until('the end', ({ phase }) => phase.kind === 'done')
    const runs: unknown = await (await fetch(`${daemon.url}/api/runs`)).json()
    expect(runs).toMatchObject({ runs: [{ id: before.run?.id }] })
    await daemon.end()
  },
)
