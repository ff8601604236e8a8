import { expect, test } from 'vitest'
import { replayed } from '../../src/carry-on.ts'
import type { Limits } from '../../src/belt/limits.ts'
import { ownLimitsOf } from '../../src/profile/own-limits.ts'
import { factsFrom, profileOf } from '../../src/profile/profile.ts'
import { learnedIn } from '../../src/session/learned.ts'
import { isCrescendo } from '../../protocol/stages.ts'
import type { MisbehaviourName } from '../../src/simulator/misbehaviours.ts'
import { crescendo } from './crescendo.ts'
import { speedsIn } from './on-the-air.ts'
import { SHORT_PLAN } from './short-plan.ts'

/** Treadmills that want to be spoken to otherwise, and are called as a model that this is declared of: each gives the whole run. */
test.each<{ name: string; by: readonly MisbehaviourName[] }>([
  { name: 'MYRUN 12', by: ['wants-preamble'] },
  { name: 'TRX3500', by: ['wants-keep-alive'] },
  { name: 'YPOO-MINI-PRO', by: ['wants-unlock', 'control-at-second-request'] },
  { name: 'KS-HD-Z1D', by: ['drops-quick-writes'] },
])('$name: $by: the whole run', async ({ name, by }) => {
  const run = await crescendo({ choices: SHORT_PLAN, machine: { name }, misbehaves: by, limits: { orderGapMs: 400 } })
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  await run.until('the stretch after the run', ({ phase, belt }) => {
    expect(belt).not.toBe('stopped')
    return phase.kind === 'stretch' && belt === 'still' && run.daemon.snapshot().splits.length > 2
  })
  expect(isCrescendo(run.daemon.snapshot().splits, 3)).toBe(true)
  expect(run.machine.state.belt.speedKmh).toBe(0)
})

/** A whole run on a treadmill that does everything 7 s late, with what is known of it; what was ordered, and what it taught. */
async function late(limits: Partial<Limits>) {
  const run = await crescendo({ choices: SHORT_PLAN, misbehaves: ['reacts-late'], limits })
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  await run.until('the stretch after the run', ({ phase, splits }) => phase.kind === 'stretch' && splits.length > 2)
  const [told] = run.runs
  const taught = learnedIn(replayed({ session: told!.begun, events: told!.events }))
  return { speeds: speedsIn(run.heard), taught }
}

const repeatsIn = (speeds: readonly number[]): number => speeds.filter((kmh, i) => kmh === speeds[i - 1]).length

test('the next run begins with what the last one taught: no order is given twice to a treadmill that is known to be late', async () => {
  const first = await late({})
  expect(repeatsIn(first.speeds)).toBeGreaterThan(0)
  expect(first.taught.lagMs).toBeGreaterThan(6500)
  expect(first.taught.lagMs).toBeLessThan(7800)
  const known = ownLimitsOf(profileOf(factsFrom(first.taught, { by: 'runs', on: '2026-11-27' })))
  const second = await late(known)
  expect(repeatsIn(second.speeds)).toBe(0)
})
