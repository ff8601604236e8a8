import { expect, test } from 'vitest'
import { asSent } from '../as-sent.ts'
import { INTERVALS } from '../workout/intervals.ts'
import { crescendo } from './crescendo.ts'
import { countIn, speedsIn } from './on-the-air.ts'

test('a plan of another kind runs whole: each stage its minute, at its speed, up and down', async () => {
  const run = await crescendo({ plan: INTERVALS })
  expect(asSent(run.daemon.snapshot()).plan).toMatchObject({ name: { message: '12 × 1:00 min' } })
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  await run.until('a slow stage', ({ phase }) => phase.kind === 'stage' && phase.mile === 2)
  await run.until('the cool-down', ({ phase, gate, toFinish }) => {
    // Without a finish there is no gate, and nothing is counted down to.
    expect({ gate, toFinish }).toEqual({ gate: 'shut', toFinish: null })
    return phase.kind === 'cool-down'
  })
  await run.until('the stretch after the run', ({ phase }) => phase.kind === 'stretch')
  expect(run.ask('skip-all')).toBeNull()
  const { splits } = await run.until('the end', ({ phase }) => phase.kind === 'done')
  expect(run.finished).toEqual(['ended'])

  expect(splits.map(({ kind, mile }) => mile ?? kind)).toEqual([
    'warm-up',
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    'cool-down',
  ])
  const stages = splits.filter(({ kind }) => kind === 'stage')
  for (const { timeS, note } of stages) expect({ s: Math.round(timeS), note }).toEqual({ s: 60, note: null })
  // A rise ends on its line, so it takes 40 s of the slow minute before; a fall begins on its line and takes 8 s.
  for (const [index, { averageKmh, plannedKmh }] of stages.entries())
    expect(Math.abs((averageKmh ?? 0) - (plannedKmh ?? 0)), `stage ${index + 1}`).toBeLessThan(2)
  expect(countIn(run.heard, 'start')).toBe(1)
  expect(countIn(run.heard, 'stop')).toBe(1)
  expect(Math.max(...speedsIn(run.heard))).toBe(12)
})

test('what the runner does to a stage ends with it, and no other is raised: only a climb keeps climbing', async () => {
  const run = await crescendo({ plan: INTERVALS })
  await run.underWay()
  await run.until('a fast stage at speed', ({ phase, measured }) => phase.mile === 1 && measured.speedKmh === 12)
  expect(run.ask('faster')).toBeNull()
  const { phases } = run.daemon.snapshot()
  expect(phases.filter(({ kind }) => kind === 'stage').map(({ targetKmh }) => targetKmh)).toEqual([
    12.1, 8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8,
  ])
  const next = await run.until('the slow stage', ({ phase }) => phase.mile === 2)
  expect(next.targetKmh).toBe(8)
  expect(next.banners.map(({ code }) => code)).not.toContain('promise-lapsed')
})
