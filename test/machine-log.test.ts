import { setImmediate as soon } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Memory } from '../src/history/memory.ts'
import { machineLog } from '../src/machine-log.ts'
import { machineOfRun } from '../src/treadmill/machine-of-run.ts'
import { crescendo, logInto } from './daemon/crescendo.ts'
import { meetingPlan } from '../src/workout/meeting.ts'
import { SHORT_PLAN } from './daemon/short-plan.ts'

/** A short run, whose sprint is asked for `ask` a little way into it; what came of it for its treadmill. */
async function ranUntil(ask: 'cool-down' | null) {
  const remembered: Parameters<Memory['rememberMachine']>[] = []
  const runsOn = machineOfRun('auto')
  const atEnd: unknown[] = []
  const taught: unknown[] = []
  const log = machineLog(
    logInto([], []),
    runsOn,
    { machine: () => null, rememberMachine: (...told) => void remembered.push(told) },
    () => atEnd.push(runsOn.machine),
    (facts) => taught.push(facts),
  )
  const run = await crescendo({ choices: SHORT_PLAN, log })
  expect(runsOn.machine).toBeNull()
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  const { machine } = runsOn
  await run.until('the sprint', ({ phase, inPhase }) => phase.kind === 'finish' && inPhase.distanceM > 20)
  if (ask !== null) expect(run.ask(ask)).toBeNull()
  await run.until('the stretch after the run', ({ phase }) => phase.kind === 'stretch')
  expect(atEnd).toEqual([])
  expect(run.ask('skip-all')).toBeNull()
  await run.until('the end', ({ phase }) => phase.kind === 'done')
  await soon()
  return { remembered, machine, atEnd, taught }
}

test('a treadmill that had its sprint in a run is remembered by its address; the run is nobody’s once it is over', async () => {
  const { remembered, machine, atEnd, taught } = await ranUntil(null)
  expect(taught).toMatchObject([{ periodMs: 250, distance: 'fine', lagMs: 0, tolerance: { factor: 1 } }])
  expect(machine).toMatchObject({ name: 'Virtual' })
  expect(remembered).toEqual([[machine?.address, { name: 'Virtual', sprintedBefore: true }]])
  expect(atEnd).toEqual([null])
})

test('a sprint that was left half way is none', async () => {
  const { remembered, atEnd } = await ranUntil('cool-down')
  expect(remembered).toEqual([])
  expect(atEnd).toEqual([null])
})

test('what the runner says of its motor is remembered beside what is known already', () => {
  const remembered: Parameters<Memory['rememberMachine']>[] = []
  const runsOn = machineOfRun('auto')
  const known = { name: 'Old name', sprintedBefore: true }
  const memory = {
    machine: () => known,
    rememberMachine: (...told: (typeof remembered)[0]) => void remembered.push(told),
  }
  const log = machineLog(
    logInto([], []),
    runsOn,
    memory,
    () => undefined,
    () => undefined,
  )
  const answer = { kind: 'ask', atMs: 0, ask: { id: 'a', ask: 'has-motor', yes: false } } as const
  log.append(answer)
  expect(remembered).toEqual([])
  runsOn.begin({ address: 'b2', name: 'AirRunner' })
  log.append(answer)
  expect(remembered).toEqual([['b2', { name: 'AirRunner', sprintedBefore: true, hasMotor: false }]])
})

test('of a meeting that Crescendo leaves, what it has taught by then is kept; of a run there is nothing to keep twice', async () => {
  const taught: unknown[] = []
  const told = (facts: unknown, by: string): number => taught.push({ facts, by })
  const log = machineLog(
    logInto([], []),
    machineOfRun('auto'),
    { machine: () => null, rememberMachine: () => undefined },
    () => undefined,
    told,
  )
  const plan = meetingPlan({ unit: 'km/h', minKmh: 1, maxKmh: 20, stepKmh: 0.1 }, false) ?? expect.fail('none')
  const meeting = await crescendo({ plan, log, simulated: true })
  expect(meeting.ask('start')).toBeNull()
  await meeting.until('a step', ({ phase }) => phase.mile === 2)
  expect(taught).toEqual([])
  log.interrupted()
  expect(taught).toMatchObject([{ by: 'runs', facts: { obeys: true, unit: 'km/h' } }])
  log.interrupted()
  expect(taught).toHaveLength(1)
})
