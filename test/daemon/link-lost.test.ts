import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { crescendo, type Crescendo } from './crescendo.ts'
import { requestsIn } from './on-the-air.ts'
import { reconnect } from './reconnect.ts'
import { SHORT_PLAN } from './short-plan.ts'

/** A link that is lost in every phase, and comes back: what is measured is adopted, and nothing is written. */

interface Loss {
  readonly in: string
  readonly reach: (run: Crescendo) => Promise<unknown>
}

const inPhase =
  (kind: Snapshot['phase']['kind'], mile: number | null = null) =>
  (run: Crescendo) =>
    run.until(
      `${kind} ${mile ?? ''}`,
      ({ phase, belt }) => phase.kind === kind && phase.mile === mile && belt === 'moving',
    )

const started =
  (then: (run: Crescendo) => Promise<unknown>) =>
  async (run: Crescendo): Promise<void> => {
    await run.underWay()
    await then(run)
  }

const MOVING: readonly Loss[] = [
  { in: 'warm-up', reach: started(() => Promise.resolve()) },
  { in: 'mile 1', reach: started(inPhase('mile', 1)) },
  { in: 'mile 2', reach: started(inPhase('mile', 2)) },
  { in: 'finish', reach: started(inPhase('finish')) },
  { in: 'cool-down', reach: started(inPhase('cool-down')) },
]

test.each(MOVING)('lost in $in: adopted as it is measured and held, and nothing is written', async ({ reach }) => {
  const run = await crescendo({ choices: SHORT_PLAN })
  await reach(run)
  await run.clock.advance(1500)
  run.machine.dropClients('out of range')
  await run.until('the loss', ({ machine }) => machine?.link === 'down', 5)
  await run.clock.advance(4000)
  const before = run.heard.length
  const { speedKmh } = run.machine.state.belt
  await reconnect(run, () => ({}))
  await run.until('the belt', ({ belt }) => belt === 'moving', 10)
  await run.clock.advance(10_000)
  expect(run.daemon.snapshot()).toMatchObject({ held: 'link' })
  expect(run.daemon.snapshot().targetKmh).toBeCloseTo(speedKmh, 1)
  expect(run.machine.state.belt.speedKmh).toBeCloseTo(speedKmh, 5)
  expect(run.heard.slice(before).map(({ kind }) => kind)).toEqual(Array(4).fill('subscribe'))
})

test('a STOP without a link asks for the next try at once; nothing else does, nor a STOP with one', async () => {
  let asked = 0
  const run = await crescendo({ choices: SHORT_PLAN, reconnectNow: () => void asked++ })
  await run.underWay()
  run.machine.dropClients('out of range')
  await run.until('the loss', ({ machine }) => machine?.link === 'down', 5)
  expect(run.ask('slower')).toBeNull()
  expect(asked).toBe(0)
  expect(run.ask('stop')).toBeNull()
  expect(asked).toBe(1)
  await reconnect(run, () => ({}))
  await run.clock.advance(500)
  expect(run.ask('stop')).toBeNull()
  expect(asked).toBe(1)
})

const AT_REST: readonly Loss[] = [
  { in: 'the stretch before', reach: (run) => Promise.resolve(run.ask('begin')) },
  {
    in: 'the stretch after',
    reach: started(async (run) => {
      run.ask('cool-down')
      await run.until('the stretch', ({ phase, belt }) => phase.kind === 'stretch' && belt === 'still')
    }),
  },
]

test.each(AT_REST)('lost in $in: it goes on as it was, and nothing is written', async ({ reach }) => {
  const run = await crescendo({ choices: SHORT_PLAN })
  await reach(run)
  await run.clock.advance(1500)
  const phase = run.daemon.snapshot().phase.kind
  run.machine.dropClients('out of range')
  await run.until('the loss', ({ machine }) => machine?.link === 'down', 5)
  const before = run.heard.length
  await reconnect(run, () => ({}))
  await run.until('the belt', ({ belt }) => belt === 'still', 10)
  expect(run.daemon.snapshot()).toMatchObject({ phase: { kind: phase }, held: null })
  expect(run.heard.slice(before).filter(({ kind }) => kind === 'write')).toEqual([])
})

test('lost on its way to rest: the Stop that is still wished for is written, once, and nothing else', async () => {
  const run = await crescendo({ choices: SHORT_PLAN })
  await run.underWay()
  run.machine.dropClients('out of range')
  expect(run.ask('stop')).toBeNull()
  await run.until('the loss', ({ machine }) => machine?.link === 'down', 5)
  await run.clock.advance(4000)
  const before = run.heard.length
  await reconnect(run, () => ({}))
  await run.until('rest', ({ belt }) => belt === 'stopped', 40)
  await run.clock.advance(10_000)
  expect(requestsIn(run.heard.slice(before)).map(({ what }) => what)).toEqual(['control', 'stop'])
})
