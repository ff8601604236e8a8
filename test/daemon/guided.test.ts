import { expect, test } from 'vitest'
import { SCRIPTS } from '../../src/simulator/scripts/every-script.ts'
import { obligesUntil } from './at-the-console.ts'
import { crescendo } from './crescendo.ts'
import { requestsIn } from './on-the-air.ts'
import { SHORT_PLAN } from './short-plan.ts'

const kindsOf = ({ splits }: { splits: readonly { kind: string }[] }): string[] => splits.map(({ kind }) => kind)

test('asked for: from then on nothing is written, no will is left, and the whole run is told and counted', async () => {
  const run = await crescendo({ choices: SHORT_PLAN })
  await run.underWay()
  expect(run.link.will).not.toBeNull()
  expect(run.ask('guide')).toBeNull()
  const before = run.heard.length
  await run.clock.advance(300)
  expect(run.link.will).toBeNull()
  await obligesUntil(run, 'the sprint', ({ phase, gate }) => phase.kind === 'finish' && gate === 'passed')
  // Who leaves the panel alone is told so by nothing that moves the belt.
  run.watched(false)
  await obligesUntil(run, 'the end of the plan', ({ phase }) => phase.kind === 'stretch')
  expect(run.ask('skip-all')).toBeNull()
  const { splits, ended } = run.daemon.snapshot()
  expect(ended).toBe('ended')
  expect(kindsOf({ splits })).toEqual(['warm-up', 'mile', 'mile', 'mile', 'finish', 'cool-down'])
  expect(run.heard.slice(before).filter(({ kind }) => kind === 'write')).toEqual([])
  expect(run.finished).toEqual(['ended'])
})

test('a press of STOP is one Stop, also where the belt does not heed it; the next press is the next', async () => {
  const run = await crescendo({ choices: SHORT_PLAN, script: SCRIPTS['will-not-stop'] })
  await run.underWay()
  expect(run.ask('guide')).toBeNull()
  const stops = () => requestsIn(run.heard).filter(({ what }) => what === 'stop')
  expect(run.ask('stop')).toBeNull()
  await run.clock.advance(30_000)
  expect(run.daemon.snapshot().banners[0]).toMatchObject({ code: 'pull-the-safety-key' })
  expect(stops()).toHaveLength(1)
  expect(run.ask('stop')).toBeNull()
  await run.clock.advance(30_000)
  expect(stops()).toHaveLength(2)
  run.machine.console.pullSafetyKey()
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 20)
  run.machine.console.replaceSafetyKey()
  run.machine.console.pressStart()
  await run.until('the run to go on', ({ belt }) => belt === 'moving', 10)
  expect(stops()).toHaveLength(2)
})
