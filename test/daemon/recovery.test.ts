import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { carryOn } from '../../src/carry-on.ts'
import type { RunLogInHistory } from '../../src/history/run-log.ts'
import type { Session } from '../../src/session/session.ts'
import { historyOn } from '../history/history-on.ts'
import { SEED, someOf } from '../draws.ts'
import { crescendo, type Crescendo } from './crescendo.ts'
import { requestsIn, speedsIn } from './on-the-air.ts'
import { SHORT_PLAN } from './short-plan.ts'

/** The log of a data folder. Killed, it takes nothing more, and what it had not written is lost. */
function logIn(folder: string) {
  const history = historyOn(folder)
  let alive = true
  const log: RunLogInHistory = {
    ...history.log,
    append: (event) => void (alive && history.log.append(event)),
    flush: (session) => void (alive && history.log.flush(session)),
  }
  return {
    log,
    unfinished: () => history.unfinished(),
    kill() {
      alive = false
      history.close()
    },
  }
}

/** Kills the daemon of a run as it is, and starts another on the same folder and the same belt, which has run on. */
async function restarted(run: Crescendo, killed: ReturnType<typeof logIn>, folder: string): Promise<Crescendo> {
  killed.kill()
  run.daemon.close()
  run.link.dropLink('the daemon is gone')
  const { log, unfinished } = logIn(folder)
  return crescendo({ place: run, log, carriedOn: carryOn(unfinished()!, log) })
}

type Moment = readonly [name: string, holds: (snapshot: Snapshot) => boolean]

/** No order is on its way that the belt would go on to follow. */
const isAtTarget = ({ measured, targetKmh }: Snapshot): boolean =>
  Math.abs((measured.speedKmh ?? 0) - (targetKmh ?? 0)) < 0.06

const MOMENTS: readonly Moment[] = [
  ['warm-up', (seen) => seen.phase.kind === 'warm-up' && seen.movingS > 40.4 && isAtTarget(seen)],
  ['mile 2', ({ phase, inPhase }) => phase.mile === 2 && inPhase.distanceM > 50],
  ['finish', ({ phase, inPhase }) => phase.kind === 'finish' && inPhase.distanceM > 50],
  ['cool-down', ({ phase, inPhase }) => phase.kind === 'cool-down' && inPhase.timeS > 20.7],
]

test.each(someOf(MOMENTS, 2, 'moments of recovery'))(
  `drawn from ${SEED}, in the %s, the belt running on: the run is back, held, and nothing is written`,
  async (_, holds) => {
    const folder = mkdtempSync(join(tmpdir(), 'crescendo-recovery-'))
    const killed = logIn(folder)
    const run = await crescendo({ log: killed.log, choices: SHORT_PLAN })
    await run.underWay()
    const before = await run.until('the moment', holds)
    const beltKmh = run.machine.state.belt.speedKmh

    const next = await restarted(run, killed, folder)
    const after = await next.until('the belt', ({ belt }) => belt === 'moving', 10)
    expect(after).toMatchObject({ run: before.run, phase: before.phase, splits: before.splits, held: 'restart' })
    expect(after.plan).toEqual(before.plan)
    expect(after.targetKmh).toBeCloseTo(beltKmh, 1)
    const lostM = before.distanceM - after.distanceM
    expect(lostM).toBeLessThan((1.1 * beltKmh) / 3.6)
    await next.clock.advance(10_000)
    expect(requestsIn(next.heard)).toEqual([])
    // Nothing is written, but should this daemon die too, the belt is stopped by a radio that first takes control.
    expect(next.link.will).toMatchObject({ octets: Uint8Array.of(0x08, 0x01), first: Uint8Array.of(0x00) })
    expect(next.machine.state.belt.speedKmh).toBeCloseTo(beltKmh, 1)
  },
)

test('killed on a belt that was measured, the run is back as the belt runs, and what is ordered is the console’s', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crescendo-recovery-'))
  const killed = logIn(folder)
  const run = await crescendo({ log: killed.log, choices: SHORT_PLAN, beltFactor: 1.1 })
  await run.underWay()
  const before = await run.until('mile 2', ({ phase, inPhase }) => phase.mile === 2 && inPhase.distanceM > 50)
  expect(before.plan?.beltFactor).toBe(1.1)
  expect(before.measured.speedKmh).toBeCloseTo((before.measured.consoleKmh ?? 0) * 1.1, 6)
  expect(before.splits.find(({ mile }) => mile === 1)?.distanceM).toBeCloseTo(100, 0)

  const next = await restarted(run, killed, folder)
  const after = await next.until('the belt', ({ belt }) => belt === 'moving', 10)
  expect(after).toMatchObject({ plan: before.plan, splits: before.splits, held: 'restart' })
  expect(before.distanceM - after.distanceM).toBeLessThan(4)
  await next.clock.advance(5000)
  expect(requestsIn(next.heard)).toEqual([])
  expect(next.ask('cool-down')).toBeNull()
  const slower = await next.until('the cool-down', (seen) => seen.phase.kind === 'cool-down' && isAtTarget(seen), 60)
  expect(slower.measured.consoleKmh).toBeCloseTo((slower.targetKmh ?? 0) / 1.1, 1)
  expect(speedsIn(next.heard).at(-1)).toBeCloseTo((slower.targetKmh ?? 0) / 1.1, 2)
})

test('between two readings the screen, what is saved and what is carried on go on with the time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crescendo-recovery-'))
  const killed = logIn(folder)
  const saved: Session[] = []
  const log = { ...killed.log, flush: (session: Session) => (saved.push(session), killed.log.flush(session)) }
  const choices = { ...SHORT_PLAN, warmUpS: 180 }
  const run = await crescendo({ log, choices, machine: { periodMs: 2000 } })
  await run.clock.advance(10_000)
  await run.underWay()
  await run.until('the jog', (seen) => seen.movingS > 110 && isAtTarget(seen))
  const beltMps = run.machine.state.belt.speedKmh / 3.6
  let before = run.daemon.snapshot()
  for (let s = 0; s < 5; s++) {
    await run.clock.advance(1000)
    const after = run.daemon.snapshot()
    expect(after.movingS - before.movingS).toBeCloseTo(1, 6)
    expect(Math.abs(after.distanceM - before.distanceM - beltMps)).toBeLessThan(0.6 * beltMps)
    expect(saved.at(-1)?.run?.place.odometer.movingS).toBeCloseTo(after.movingS, 6)
    before = after
  }
  const next = await restarted(run, killed, folder)
  expect(before.movingS - next.daemon.snapshot().movingS).toBeLessThan(1)
})

test('stopped, and restarted while it stands: stopped, and left only by resume or end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crescendo-recovery-'))
  const killed = logIn(folder)
  const run = await crescendo({ log: killed.log, choices: SHORT_PLAN })
  await run.underWay()
  run.ask('stop')
  const before = await run.until('the belt to stand', ({ belt }) => belt === 'stopped')

  const next = await restarted(run, killed, folder)
  const after = next.daemon.snapshot()
  expect(after).toMatchObject({ belt: 'stopped', run: before.run, phase: before.phase, distanceM: before.distanceM })
  const { banners } = await next.until('the word', ({ banners }) => banners.length > 0, 20)
  expect(banners.map(({ code }) => code)).toEqual(['stands-since-restart'])
  expect(next.ask('start')?.error).toBe('wrong-phase')
  expect(after.asks).toEqual(expect.arrayContaining(['resume', 'end']))
  expect(next.ask('end')).toBeNull()
  expect(next.daemon.snapshot()).toMatchObject({ phase: { kind: 'done' }, run: null, reportOf: before.run })
})
