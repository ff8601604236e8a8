import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { crescendo, type Crescendo } from './crescendo.ts'

/** A warm-up of a minute, and miles long enough for a wrong speed to show in the time that is left. */
const LONG_MILES = { unit: 'km', stageM: 1609, warmUpS: 60 } as const

interface Watched {
  /** The largest change of the time to the finish within a second of the session, s; 0 is a clock that stands. */
  jumpS: number
  /** Whether a marker stood beside the target. */
  marked: boolean
}

/** Plays on until it holds, looking ten times a second. */
async function watchedUntil(run: Crescendo, what: string, holds: (snapshot: Snapshot) => boolean): Promise<Watched> {
  const times: number[] = []
  const watched: Watched = { jumpS: 0, marked: false }
  await run.until(what, (snapshot) => {
    const timeS = snapshot.toFinish?.timeS ?? NaN
    times.push(timeS)
    const beforeS = times.at(-11) ?? times[0] ?? NaN
    watched.jumpS = Math.max(watched.jumpS, Math.abs(timeS - beforeS))
    watched.marked ||= snapshot.offTarget !== null
    return holds(snapshot)
  })
  return watched
}

const atTarget = ({ measured, targetKmh }: Snapshot): boolean =>
  targetKmh !== null && Math.abs((measured.speedKmh ?? 0) - targetKmh) < 0.06

test('the time to the sprint runs on smoothly, and no target is marked, while the belt climbs, stops and changes', async () => {
  const run = await crescendo({ choices: LONG_MILES })
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  const inMile = ({ phase }: Snapshot): boolean => phase.kind === 'mile'
  const parts: [
    what: string,
    holds: (snapshot: Snapshot) => boolean,
    ask?: 'stop' | 'resume' | 'ease-off' | 'resume-plan',
  ][] = [
    ['mile 1', inMile],
    ['its pace', atTarget],
    ['the belt to stop', ({ belt }) => belt === 'stopped', 'stop'],
    ['the belt to climb again', (snapshot) => snapshot.belt === 'moving' && atTarget(snapshot), 'resume'],
    ['the belt to ease off', atTarget, 'ease-off'],
    ['the plan’s pace', atTarget, 'resume-plan'],
    ['mile 2', ({ phase }) => phase.mile === 2],
  ]
  for (const [what, holds, ask] of parts) {
    if (ask !== undefined) expect(run.ask(ask)).toBeNull()
    const { jumpS, marked } = await watchedUntil(run, what, holds)
    expect(jumpS, what).toBeLessThan(3)
    expect(marked, what).toBe(false)
  }
})
