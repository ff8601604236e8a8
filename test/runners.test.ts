import { expect, test } from 'vitest'
import type { PlanRefusal } from '../protocol/panel/plan.ts'
import { NOTHING_TOLD } from '../protocol/panel/runner.ts'
import { MOST_RUNNERS } from '../protocol/panel/runners.ts'
import { manualClock } from '../src/clock.ts'
import { memoryIn } from '../src/history/memory.ts'
import { runnersIn } from '../src/history/runners-memory.ts'
import { FIRST_RUNNER } from '../src/history/stored-runners.ts'
import { writeAll } from '../src/history/writing.ts'
import { runnersOn } from '../src/runners.ts'
import { lockedMemory } from '../src/runners-of.ts'
import { freshDatabase } from './history/data-folder.ts'

const REFUSAL: PlanRefusal = {
  ...{ error: 'plan-refused', reason: 'above-ceiling', code: 'ceiling-above-house', nearest: null },
  values: { ceilingKmh: 14, houseKmh: 12, unit: 'km' },
}

/** Those of a database, as a daemon has them that was just started. */
function begun(db = freshDatabase(), isOpen = false) {
  const clock = manualClock(0, 0)
  const put = (writing: Parameters<typeof writeAll>[1][number]) => writeAll(db, [writing])
  const kept = runnersIn(db, put)
  const whole = memoryIn(db, put, kept)
  const state = {
    isRunOn: false,
    refusal: null as PlanRefusal | null,
    shown: [] as string[],
    forgotten: [] as string[],
  }
  const runners = runnersOn(
    {
      kept,
      told: { now: () => memory.runner(), become: (runner) => memory.rememberRunner(runner) },
      keeps: () => ({ runs: 12, plans: whole.ownPlans().length }),
      isRunOn: () => state.isRunOn,
      show() {
        state.shown.push(memory.runner().name ?? '')
        return state.refusal
      },
      forgotten: (id) => Promise.resolve(void state.forgotten.push(id)),
      written: () => Promise.resolve(),
      clock,
    },
    isOpen,
  )
  const memory = lockedMemory(whole, runners.isLocked)
  const idOf = (name: string): string => runners.now().runners.find((one) => one.name === name)?.id ?? ''
  return { db, clock, runners, memory, state, idOf }
}

/** Ana, who was here first, and Ben, who has a PIN; it is Ben’s. */
async function two() {
  const here = begun()
  await here.runners.change(FIRST_RUNNER, { name: '  Ana ' })
  here.memory.keepOwnPlan({ id: 'plan-ana', name: 'Hill', choices: { miles: 4 } })
  await here.runners.add({ name: 'Ben', pin: '4711' })
  here.memory.keepOwnPlan({ id: 'plan-ben', name: 'Flat', choices: { miles: 4 } })
  return here
}

test('somebody new is the one it is, with nothing of anybody; one press gives it back', async () => {
  const { runners, memory, state, idOf } = await two()
  expect(runners.now()).toEqual({
    ...{ current: idOf('Ben'), locked: false, keeps: { runs: 12, plans: 1 } },
    runners: [
      { id: FIRST_RUNNER, name: 'Ana', hasPin: false },
      { id: idOf('Ben'), name: 'Ben', hasPin: true },
    ],
  })
  expect([memory.runner(), memory.ownPlans().length]).toEqual([{ ...NOTHING_TOLD, name: 'Ben' }, 1])
  expect(await runners.become(FIRST_RUNNER, undefined)).toEqual({ is: 'done' })
  expect([memory.runner().name, memory.ownPlans()[0]?.id, state.shown]).toEqual(['Ana', 'plan-ana', ['Ben', 'Ana']])
})

test('a PIN is asked for each time, and anew after a restart: until then nothing of theirs is there, and no run begins', async () => {
  const { db, runners, idOf } = await two()
  await runners.become(FIRST_RUNNER, undefined)
  expect(await runners.become(idOf('Ben'), undefined)).toEqual({ is: 'pin-needed' })
  expect(runners.now().current).toBe(FIRST_RUNNER)
  expect(await runners.become(idOf('Ben'), '4711')).toEqual({ is: 'done' })
  const again = begun(db)
  expect(again.runners.now()).toMatchObject({ current: idOf('Ben'), locked: true, keeps: null })
  expect([again.memory.runner(), again.memory.choices(), again.memory.ownPlans()]).toEqual([NOTHING_TOLD, null, []])
  again.memory.rememberRunner({ ...NOTHING_TOLD, ageYears: 40 })
  again.memory.rememberChoices({ miles: 6 })
  again.memory.forgetOwnPlan('plan-ben')
  for (const ask of ['begin', 'start'] as const)
    expect(again.runners.refusalOf({ id: '1', ask })).toMatchObject({ error: 'locked', code: 'runner-locked' })
  expect(again.runners.refusalOf({ id: '1', ask: 'stop' })).toBeNull()
  expect(await again.runners.change(idOf('Ben'), { pin: null })).toEqual({ is: 'not-current' })
  expect(await again.runners.forget(idOf('Ben'))).toEqual({ is: 'not-current' })
  expect(await again.runners.become(idOf('Ben'), '4711')).toEqual({ is: 'done' })
  expect([again.runners.isLocked(), again.memory.runner().ageYears, again.memory.choices()]).toEqual([
    false,
    null,
    null,
  ])
  expect(again.memory.ownPlans()).toHaveLength(1)
  expect(again.runners.refusalOf({ id: '1', ask: 'begin' })).toBeNull()
  // Whoever has the command line has the file.
  expect(begun(db, true).runners.isLocked()).toBe(false)
})

test('each wrong PIN is followed by a longer while in which none is looked at, however many are tried at once', async () => {
  const { runners, clock, idOf } = await two()
  await runners.become(FIRST_RUNNER, undefined)
  const ben = idOf('Ben')
  const [first, ...others] = await Promise.all(['0000', '4711', '0001'].map((pin) => runners.become(ben, pin)))
  expect([first, others]).toEqual([
    { is: 'wrong-pin', againInS: 1 },
    [
      { is: 'too-many-tries', againInS: 1 },
      { is: 'too-many-tries', againInS: 1 },
    ],
  ])
  for (const waitS of [1, 2, 4, 8, 16]) {
    await clock.advance(waitS * 1000 - 1)
    expect(await runners.become(ben, '4711')).toEqual({ is: 'too-many-tries', againInS: 1 })
    await clock.advance(1)
    expect(await runners.become(ben, '0000')).toEqual({ is: 'wrong-pin', againInS: 2 * waitS })
  }
  await clock.advance(32_000)
  expect(await runners.become(ben, '4711')).toEqual({ is: 'done' })
  await runners.become(FIRST_RUNNER, undefined)
  expect(await runners.become(ben, '0000')).toEqual({ is: 'wrong-pin', againInS: 1 })
})

test('a run that is on keeps its runner: nobody else is it, nobody new comes, nobody is deleted', async () => {
  const { runners, state, idOf } = await two()
  state.isRunOn = true
  const runIsOn = { is: 'refused', refusal: { code: 'run-is-on' } }
  expect(await runners.become(FIRST_RUNNER, undefined)).toMatchObject(runIsOn)
  expect(await runners.add({ name: 'Cy' })).toMatchObject(runIsOn)
  expect(await runners.forget(idOf('Ben'))).toMatchObject(runIsOn)
  expect(runners.now()).toMatchObject({ current: idOf('Ben'), runners: { length: 2 } })
  // Whose run it is may say so after a restart.
  expect(await runners.become(idOf('Ben'), undefined)).toEqual({ is: 'done' })
})

test('one of whom nothing can be run on this treadmill is not shown: the plan would stay another’s', async () => {
  const { runners, memory, state, idOf } = await two()
  state.refusal = REFUSAL
  expect(await runners.become(FIRST_RUNNER, undefined)).toEqual({ is: 'refused', refusal: REFUSAL })
  expect(await runners.add({ name: 'Cy' })).toEqual({ is: 'refused', refusal: REFUSAL })
  expect([runners.now().current, runners.now().runners.length, memory.runner().name]).toEqual([idOf('Ben'), 2, 'Ben'])
  expect([runners.isLocked(), state.shown.at(-1)]).toEqual([false, 'Ben'])
})

test('a name is one runner’s, whatever its case; there are as many as there can be', async () => {
  const { runners, idOf } = await two()
  for (const name of ['ana', ' ANA ']) expect(await runners.add({ name })).toEqual({ is: 'name-taken' })
  expect(await runners.change(idOf('Ben'), { name: 'Ana' })).toEqual({ is: 'name-taken' })
  expect(await runners.change(idOf('Ben'), { name: 'BEN' })).toEqual({ is: 'done' })
  expect(await runners.change(FIRST_RUNNER, { name: 'Cy' })).toEqual({ is: 'not-current' })
  expect(await runners.become('f'.repeat(16), '4711')).toEqual({ is: 'unknown' })
  for (let many = 2; many < MOST_RUNNERS; many++) expect(await runners.add({ name: `${many}` })).toEqual({ is: 'done' })
  expect(await runners.add({ name: 'one more' })).toEqual({ is: 'too-many' })
})

test('whoever is deleted leaves nothing, and it is another’s; the last one is followed by somebody of whom nothing is known', async () => {
  const { db, runners, memory, state, idOf } = await two()
  const ben = idOf('Ben')
  expect(await runners.forget(FIRST_RUNNER)).toEqual({ is: 'not-current' })
  expect(await runners.forget(ben)).toEqual({ is: 'done' })
  expect([runners.now().current, state.forgotten, state.shown.at(-1)]).toEqual([FIRST_RUNNER, [ben], 'Ana'])
  expect(db.prepare('SELECT count(*) AS many FROM own_plans').get()).toMatchObject({ many: 1 })
  await runners.change(FIRST_RUNNER, { pin: '1234' })
  expect(await runners.forget(FIRST_RUNNER)).toEqual({ is: 'done' })
  const [left, ...others] = runners.now().runners
  expect([left?.name, left?.hasPin, others, memory.runner()]).toEqual([null, false, [], NOTHING_TOLD])
  expect(left?.id).not.toBe(FIRST_RUNNER)
  expect([left?.id, runners.isLocked()]).toEqual([runners.now().current, false])
})

test('whoever sets a PIN stays let in, and a deleted one lets nobody into the next', async () => {
  const { db, runners, idOf } = await two()
  await runners.become(FIRST_RUNNER, undefined)
  await runners.change(FIRST_RUNNER, { pin: '1234' })
  expect(runners.isLocked()).toBe(false)
  await runners.forget(FIRST_RUNNER)
  expect(runners.now()).toMatchObject({ current: idOf('Ben'), locked: true, keeps: null })
  const dump = JSON.stringify(db.prepare('SELECT * FROM runners').all())
  expect(dump).not.toContain('4711')
  expect(JSON.stringify(runners.now())).not.toContain('hash')
})
