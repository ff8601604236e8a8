import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { KioskState } from '../../protocol/panel/kiosk.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { kioskOf } from '../../src/view/kiosk.ts'
import { crescendo } from '../daemon/crescendo.ts'
import { SHORT_PLAN } from '../daemon/short-plan.ts'

const OF = { boot: 'boot', seq: 1 }
const SCHEMA = Compile(KioskState)

/** A short run, each second of it. */
async function seconds(): Promise<Snapshot[]> {
  const run = await crescendo({ choices: SHORT_PLAN })
  const seen = [run.daemon.snapshot()]
  expect(run.ask('begin')).toBeNull()
  seen.push(run.daemon.snapshot())
  expect([run.ask('skip-all'), run.ask('start')]).toEqual([null, null])
  seen.push(run.daemon.snapshot())
  for (let s = 0; s < 1200 && run.daemon.snapshot().phase.kind !== 'done'; s++) {
    await run.clock.advance(1000)
    seen.push(run.daemon.snapshot())
    if (run.daemon.snapshot().phase.kind === 'stretch') run.ask('skip-all')
  }
  seen.push(run.daemon.snapshot())
  return seen
}
const run = seconds()

test('each second of a run is a state of the schema, and its uses follow one another', async () => {
  const states = (await run).map((snapshot) => kioskOf(snapshot, OF))
  for (const state of states) expect([...SCHEMA.Errors(state)]).toEqual([])
  const uses = states.map(({ use }) => use).filter((use, index, all) => use !== all[index - 1])
  expect(uses).toEqual(['free', 'stretching', 'starting', 'running', 'stopping', 'stretching', 'done'])
  expect(states.filter(({ sprinting }) => sprinting).length).toBeGreaterThan(10)
  expect(states.at(-1)?.result).toMatchObject({ eachFaster: true, stagesRun: 3 })
  expect(states.at(-1)?.steps.map(({ gainS }) => gainS !== null)).toEqual([false, false, true, true, true, false])
})

test('nothing of the runner is in it: what only they have may change, and it stays as it was', async () => {
  for (const snapshot of await run) {
    const { plan, measured } = snapshot
    const theirs: Snapshot = {
      ...snapshot,
      measured: { ...measured, heartRateBpm: 181, inclinePct: 3 },
      run: { id: 'theirs', startedAt: 'then' },
      said: { code: 'holding-speed', values: {} },
      cue: null,
      banners: [],
      locked: !snapshot.locked,
      plan: plan === null ? null : { ...plan, choices: null, ceilingKmh: 9, normalRunKmh: 10, walkKmh: 3, advice: [] },
    }
    expect(kioskOf(theirs, OF)).toEqual(kioskOf(snapshot, OF))
  }
})

test('a lost treadmill has no speed, and a number that is old or guessed is none', async () => {
  const running = (await run).find(({ phase, belt }) => phase.mile === 2 && belt === 'moving')!
  const { machine, measured } = running
  expect(kioskOf(running, OF)).toMatchObject({ use: 'running', gait: 'run', speedKmh: measured.speedKmh })
  const lost = [
    { ...running, machine: null },
    { ...running, machine: { ...machine!, link: 'down' as const } },
    { ...running, belt: 'unseen' as const },
  ]
  for (const snapshot of lost) {
    expect(kioskOf(snapshot, OF)).toMatchObject({ use: 'lost', speedKmh: null, gait: null, toFinish: null, left: null })
  }
  for (const unknown of [{ measured: { ...measured, ageMs: 3001 } }, { estimated: true }]) {
    expect(kioskOf({ ...running, ...unknown }, OF)).toMatchObject({ speedKmh: null, gait: null })
  }
  expect(kioskOf({ ...running, measured: { ...measured, speedKmh: 5.9 } }, OF)).toMatchObject({ gait: 'walk' })
})
