import { expect, test } from 'vitest'
import { placeOf } from '../../src/session/session.ts'
import { wishedKmhOf } from '../../src/session/speeds.ts'
import { ask, byHand, inMile, look, played, stage, until, untilPhase, waitS, type Stage } from './play.ts'
import { machine, mphGrid, shortPlan } from './plans.ts'

const textsOf = ({ said }: Stage): string[] => said.map(({ text }) => text)
const instructionIn = (on: Stage) => {
  const { driving } = look(on.session)
  return driving.by === 'runner' ? driving.instruction : 'driven'
}

/** Guided in mile 1, at its pace. */
const guided = (): Stage => {
  const on = played(stage(shortPlan()), inMile(1), ask('guide'), waitS(1))
  on.said.length = 0
  return on
}
const rises = until((session) => placeOf(session).segment?.rising === true)

test('a change is announced as ever, told once as it is due, seen to be done, and no more is said of it', () => {
  const on = guided()
  expect(instructionIn(on)).toBeNull()
  played(on, rises)
  const [announced, told] = on.said.slice(-2)
  expect([announced?.text, told?.text]).toEqual(['Stage 2. A little faster.', 'Press + until 9.9 km/h on the console.'])
  expect((told?.atMs ?? 0) - (announced?.atMs ?? 0)).toBeGreaterThanOrEqual(4900)
  expect(instructionIn(on)).toEqual({
    code: 'press-faster',
    values: { speedKmh: 9.9, unit: 'km/h', ofConsole: true },
  })
  const line = played({ ...on, said: [], belt: { ...on.belt } }, untilPhase('mile', 2)).nowMs
  expect(line - (told?.atMs ?? 0)).toBeLessThan(6000)
  // Part of the way is not there.
  played(on, byHand(9.5), waitS(8))
  expect(instructionIn(on)).toMatchObject({ code: 'press-faster' })
  played(on, byHand(9.9), waitS(4))
  expect(look(on.session).cue).toEqual({ code: 'at-it', values: {} })
  expect(instructionIn(on)).toBeNull()
  const before = on.said.length
  played(on, byHand(9), waitS(60))
  expect(
    textsOf(on)
      .slice(before)
      .filter((text) => text.startsWith('Press +')),
  ).toEqual([])
  expect(look(on.session)).toMatchObject({ targetKmh: 9.9, offTarget: -1 })
})

test('what is not done is told once more, and left then', () => {
  const on = played(guided(), rises, waitS(90))
  const told = on.said.filter(({ text }) => text === 'Press + until 9.9 km/h on the console.')
  expect(told).toHaveLength(2)
  const [first, second] = told
  expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeCloseTo(20_000, -3)
  expect(instructionIn(on)).toBeNull()
  // What is left is praised by nobody, and the next change is told again.
  played(on, byHand(9.9), waitS(10))
  expect(textsOf(on)).not.toContain('That is it.')
  played(on, untilPhase('mile', 3))
  expect(textsOf(on)).toContain('Press + until 11.1 km/h on the console.')
})

test('slower is told too, in the unit of the console; what the runner’s own key asked for is shown, and not spoken', () => {
  const on = played(stage(shortPlan({}), { ...machine, grid: mphGrid }), inMile(1), ask('guide'), waitS(1))
  on.said.length = 0
  played(on, ask('faster'), ask('faster'), waitS(5))
  expect(instructionIn(on)).toMatchObject({ code: 'press-faster', values: { unit: 'mph', ofConsole: false } })
  expect(on.said).toEqual([])
  const speedKmh = wishedKmhOf(on.session)
  played(on, byHand(speedKmh), waitS(5), ask('cool-down'), waitS(1))
  expect(textsOf(on).at(-1)).toMatch(/^Press − until \d\.\d mph\.$/)
})

test('the belt is set going and stopped by hand, and both are said', () => {
  const on = played(stage(shortPlan(), { ...machine, drivable: false }), ask('start'), waitS(5))
  expect(textsOf(on)).toEqual(['Start the belt at the treadmill.'])
  expect(instructionIn(on)).toMatchObject({ code: 'start-belt' })
  played(on, byHand(5), waitS(5))
  expect(textsOf(on).at(-1)).toMatch(/^Press \+ until/)
  // In the midst of a phase, where nothing else is to come for long.
  played(on, waitS(5), byHand(5.5), waitS(12))
  expect(instructionIn(on)).toBeNull()
  played(on, ask('stop'), waitS(1))
  expect(textsOf(on).at(-1)).toBe('Stop the belt at the treadmill.')
  expect(instructionIn(on)).toMatchObject({ code: 'stop-belt' })
})
