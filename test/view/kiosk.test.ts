import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { KioskState } from '../../protocol/panel/kiosk.ts'
import { BeltState, type Snapshot } from '../../protocol/panel/snapshot.ts'
import { kioskOf } from '../../src/view/kiosk.ts'
import { kioskMomentOf } from '../../web/kiosk/kiosk-moment.ts'
import { countdownOn, NO_COUNTDOWN } from '../../web/sound/countdown.ts'
import { momentOf, type Moment } from '../../web/sound/moment.ts'
import { tonesAt } from '../../web/sound/tones-at.ts'
import { utterancesAt } from '../../web/sound/utterances.ts'
import { crescendo } from '../daemon/crescendo.ts'
import { SHORT_PLAN } from '../daemon/short-plan.ts'

const OF = { boot: 'boot', seq: 1 }
const SCHEMA = Compile(KioskState)
const BELTS = BeltState.enum

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
  expect(states.at(-1)?.result).toMatchObject({ eachFaster: true, stagesRun: 3, endedIn: null })
  expect(states.at(-1)?.steps.map(({ gainS }) => gainS !== null)).toEqual([false, false, true, true, true, false])
})

test('a wall shows no result of what was no run: of a plan for the treadmill', async () => {
  const last = (await run).at(-1) ?? expect.fail()
  for (const code of ['first-meeting', 'measuring'] as const) {
    const plan = last.plan && { ...last.plan, name: { code, values: {} } }
    expect(kioskOf({ ...last, plan }, OF).result).toBeNull()
  }
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

test('a belt that runs with no run on is somebody’s: neither free nor done, whatever else is seen of it', async () => {
  const [idle, done] = [(await run)[0]!, (await run).at(-1)!]
  expect([idle.phase.kind, done.phase.kind]).toEqual(['idle', 'done'])
  for (const snapshot of [idle, done]) {
    const uses = Object.fromEntries(BELTS.map((belt) => [belt, kioskOf({ ...snapshot, belt }, OF).use]))
    const atRest = snapshot === idle ? 'free' : 'done'
    expect(uses).toEqual({
      ...Object.fromEntries(BELTS.map((belt) => [belt, atRest])),
      moving: 'running',
      stopping: snapshot === idle ? 'stopping' : 'done',
    })
  }
})

test('who starts the treadmill at its console, before any run and after one, is seen on the wall at their speed', async () => {
  const at = await crescendo({ choices: SHORT_PLAN })
  at.machine.console.pressStart()
  at.machine.console.setSpeed(8)
  await at.clock.advance(20_000)
  const told = kioskOf(at.daemon.snapshot(), OF)
  expect(told).toMatchObject({ use: 'running', phase: { kind: 'idle' }, toFinish: null, gait: 'run' })
  expect(told.speedKmh).toBeCloseTo(8, 1)
  at.machine.console.pressStop()
  await at.clock.advance(20_000)
  expect(kioskOf(at.daemon.snapshot(), OF)).toMatchObject({ use: 'free', speedKmh: 0 })
})

/** What is heard of pictures: each tone, mark and sentence once, beside the second in which it came. */
function heardOf(moments: readonly Moment[]): string[] {
  let countdown = NO_COUNTDOWN
  const spoken = new Set<string>()
  return moments.flatMap((now, second) => {
    const before = moments[second - 1] ?? null
    countdown = countdownOn(countdown, now, second)
    const marks = countdown.due.flatMap(({ mark, atS }) => {
      const key = `${mark} at ${atS.toFixed(1)}`
      return spoken.has(key) || !spoken.add(key) ? [] : [key]
    })
    const said = utterancesAt(before, { ...now, answered: null, stretch: null }, true)
    return [...tonesAt(before, now), ...said, ...marks].map((one) => `${second}: ${JSON.stringify(one)}`)
  })
}

test('a wall is heard as the panel is: each line, announcement and mark of a run, at the same moment', async () => {
  const snapshots = await run
  const wall = snapshots.map((snapshot) => kioskMomentOf(kioskOf(snapshot, OF)))
  const heard = heardOf(wall)
  expect(heard).toEqual(heardOf(snapshots.map(momentOf)))
  expect(heard.filter((one) => one.includes('"kind":"line"'))).toHaveLength(3)
  expect(heard.filter((one) => one.includes('"kind":"speed"')).length).toBeGreaterThanOrEqual(3)
  expect(heard.filter((one) => /"0 at/.test(one)).length).toBeGreaterThanOrEqual(1)
})

test('what a runner presses is not heard on the wall', async () => {
  const running = (await run).find(({ phase, belt }) => phase.mile === 2 && belt === 'moving')!
  const eased: Snapshot = { ...running, held: 'eased', said: { code: 'easing-off', values: {} } }
  const [before, now] = [running, eased].map((snapshot) => kioskMomentOf(kioskOf(snapshot, OF)))
  // Held, the finish waits for a go; nothing else is another.
  expect(now).toEqual({ ...before, finishComes: false })
})
