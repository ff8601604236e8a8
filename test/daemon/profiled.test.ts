import { expect, test } from 'vitest'
import { isCrescendo } from '../../protocol/stages.ts'
import type { MisbehaviourName } from '../../src/simulator/misbehaviours.ts'
import { crescendo } from './crescendo.ts'
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
