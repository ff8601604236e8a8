import { expect, test } from 'vitest'
import { paceOf, placeOf, type Session } from '../../src/session/session.ts'
import { toFinishSOf } from '../../src/session/speeds.ts'
import { ask, inMile, look, played, refusalIn, stage, started, until, untilPhase, waitS, type Step } from './play.ts'
import { planWith } from './plans.ts'

const toGo = (s: number): Step => until((session: Session) => (toFinishSOf(session) ?? Infinity) <= s)
const lastMile = [...started, untilPhase('mile', 3)]
const auto = planWith()
const asks = planWith({ gate: 'ask' })
const calls = ['Sprint in one minute.', 'Thirty seconds. Stay relaxed.', 'Ten.', 'Three, two, one, go.']

test('the gate opens 60 s before the line and calls at 60, 30, 10 and 3, each once', () => {
  const on = played(stage(auto), ...lastMile, toGo(61))
  expect(look(on.session).gate).toBe('shut')
  played(on, untilPhase('finish'), waitS(10))
  const told = on.said.filter(({ text }) => calls.includes(text))
  expect(told.map(({ text }) => text)).toEqual(calls)
  const lineMs = on.wishes.find(({ wish }) => wish?.belt === 'moving' && wish.speedKmh === 13.4)?.atMs ?? NaN
  expect(told.map(({ atMs }) => (lineMs - atMs) / 1000)).toEqual(
    [60, 30, 10, 3].map((s) => expect.closeTo(s, 0) as number),
  )
  expect(look(on.session).gate).toBe('passed')
})

test('what is asked and said at the gate and in the sprint is read too, but for the seconds, which the screen counts', () => {
  const readIn = (plan: typeof auto): string[] => {
    const on = stage(plan)
    const read: string[] = []
    played(on, ...lastMile, toGo(61))
    on.folded = (before, _, { run }) => {
      const cue = run?.voice.cue
      if (cue !== undefined && cue !== null && cue !== before.run?.voice.cue) read.push(cue.says.code)
    }
    played(on, untilPhase('cool-down'))
    return read
  }
  expect(readIn(auto)).toEqual(['thirty-seconds', 'in-the-finish', 'halfway'])
  expect(readIn(asks)).toEqual(['press-go', 'thirty-seconds', 'go-was-not-pressed'])
})

test('auto: the sprint comes by itself', () => {
  const on = played(stage(auto), ...lastMile, untilPhase('finish'), waitS(15))
  expect(on.belt.speedKmh).toBeCloseTo(13.4, 2)
})

test('auto: eased off before the line, no sprint, unless go', () => {
  const on = played(stage(auto), ...lastMile, toGo(40), ask('ease-off'), untilPhase('finish'), waitS(10))
  expect(on.belt.speedKmh).toBeCloseTo(8.7, 2)
  expect(look(on.session)).toMatchObject({ gate: 'open', held: 'eased' })
  played(on, ask('go'), waitS(25))
  expect(look(on.session)).toMatchObject({ gate: 'passed', held: 'eased' })
  expect(on.belt.speedKmh).toBeCloseTo(13.4, 2)
})

test('a sprint that is run as planned is not said to be kept, though it was before its Go; eased off it is', () => {
  const codes = (): string[] => look(on.session).banners.map(({ code }) => code)
  const on = played(stage(auto), ...lastMile, toGo(40), ask('ease-off'), untilPhase('finish'), waitS(10))
  expect(codes()).toContain('held')
  played(on, ask('go'), waitS(2))
  expect(codes()).not.toContain('held')
  played(on, waitS(10), ask('ease-off'), waitS(1))
  expect(codes()).toContain('held')
})

test('auto: skip-sprint goes to the cool-down at the line, and the countdown says so', () => {
  const on = played(stage(auto), ...lastMile, toGo(40), ask('skip-sprint'))
  const { toFinish, toCoolDown, gate, next } = look(on.session)
  expect({ toFinish, gate, next: next?.kind }).toEqual({ toFinish: null, gate: 'skipped', next: 'cool-down' })
  expect(toCoolDown?.timeS).toBeCloseTo(40, 0)
  played(on, untilPhase('cool-down'))
  expect(look(on.session).splits.map(({ kind }) => kind)).not.toContain('finish')
  expect(look(on.session).phases.find(({ kind }) => kind === 'finish')?.state).toBe('skipped')
  expect(on.said.map(({ text }) => text)).not.toContain('Three, two, one, go.')
})

test('a skipped sprint can still be had before the line', () => {
  const on = played(stage(auto), ...lastMile, toGo(40), ask('skip-sprint'), ask('go'), untilPhase('finish'), waitS(15))
  expect(on.belt.speedKmh).toBeCloseTo(13.4, 2)
})

test('ask: pressed early, go arms it', () => {
  const on = played(stage(asks), ...lastMile, toGo(50), ask('go'))
  expect(look(on.session).gate).toBe('armed')
  expect(refusalIn(on.session, 'go')).toBe('gate-shut')
  played(on, untilPhase('finish'), waitS(15))
  expect(look(on.session).gate).toBe('passed')
  expect(on.belt.speedKmh).toBeCloseTo(13.4, 2)
})

test('ask: not-yet disarms an early go, and without an answer the tempo goes on with Go live until half', () => {
  const on = played(stage(asks), ...lastMile, toGo(50), ask('go'), ask('not-yet'), untilPhase('finish'))
  expect(look(on.session)).toMatchObject({ gate: 'open', targetKmh: 11.1 })
  expect(look(on.session).asks).toContain('go')
  played(
    on,
    until((session) => paceOf(session).gate !== 'open'),
  )
  expect(look(on.session).inPhase.distanceM).toBeCloseTo(200, -1)
  expect(on.said.at(-1)?.text).toBe('No sprint today. Strong running.')
  expect(refusalIn(on.session, 'go')).toBe('gate-shut')
  played(on, untilPhase('cool-down'))
  const finish = look(on.session).splits.at(-1)
  expect(finish?.distanceM).toBeCloseTo(400, 6)
  expect(finish?.averageKmh).toBeCloseTo(11.1, 1)
})

test('ask: pressed late, what is left is sprinted', () => {
  const on = played(stage(asks), ...lastMile, untilPhase('finish'), waitS(30), ask('go'), waitS(15))
  expect(on.belt.speedKmh).toBeCloseTo(13.4, 2)
  played(on, untilPhase('cool-down'))
  expect(look(on.session).splits.at(-1)?.distanceM).toBeCloseTo(400, 6)
  expect(on.said.map(({ text }) => text)).not.toContain('No sprint today. Strong running.')
})

test('ask: nothing rises before the answer, in a finish that rises like a mile either', () => {
  const plan = planWith({ finish: 'strong', gate: 'ask' })
  const on = played(stage(plan), ...lastMile, untilPhase('finish'), waitS(5))
  expect(on.belt.speedKmh).toBeCloseTo(11.1, 2)
  played(on, ask('go'), waitS(10))
  expect(on.belt.speedKmh).toBeCloseTo(11.7, 2)
})

test('a faster of the tempo counts, and does not make the sprint faster', () => {
  const on = played(stage(asks), ...lastMile, untilPhase('finish'), ask('faster'), waitS(5))
  expect(on.belt.speedKmh).toBeCloseTo(11.2, 2)
  played(on, ask('go'), waitS(15))
  expect(look(on.session).targetKmh).toBe(13.4)
})

test('a slower of the tempo counts, and the sprint is lowered with it', () => {
  const on = played(stage(asks), ...lastMile, untilPhase('finish'), ask('slower'), waitS(5))
  expect(on.belt.speedKmh).toBeCloseTo(11, 2)
  played(on, ask('go'), waitS(15))
  expect(look(on.session).targetKmh).toBe(13.3)
})

test('before it opens, the gate takes no go, but the sprint can be done without from then on', () => {
  const on = played(stage(auto), inMile(2))
  expect(refusalIn(on.session, 'go')).toBe('gate-shut')
  played(on, ask('not-yet'))
  expect(look(on.session)).toMatchObject({ gate: 'shut' })
  played(on, ask('skip-sprint'), waitS(1))
  expect(look(on.session)).toMatchObject({ gate: 'skipped', toFinish: null, phase: { mile: 2 } })
  expect(look(on.session).asks).not.toContain('skip-sprint')
  played(on, untilPhase('cool-down'))
  expect(look(on.session).splits.map(({ kind }) => kind)).not.toContain('finish')
})

test('skip-sprint in the sprint ends it, down to the cool-down', () => {
  const on = played(stage(auto), ...lastMile, untilPhase('finish'), waitS(5))
  expect(look(on.session)).toMatchObject({ gate: 'passed', targetKmh: 13.4 })
  played(on, ask('skip-sprint'), waitS(1))
  expect(look(on.session)).toMatchObject({ phase: { kind: 'cool-down' }, targetKmh: 7.4 })
})

test('skip-sprint in a finish that was not answered goes to the cool-down', () => {
  const on = played(stage(asks), ...lastMile, untilPhase('finish'), waitS(5), ask('skip-sprint'))
  expect(look(on.session).phase.kind).toBe('cool-down')
})

test.each([
  ['a finish without go is run without the words of a sprint', asks, false],
  ['a sprint has its words', auto, true],
] as const)('%s', (_, plan, sprints) => {
  const on = played(stage(plan), ...lastMile, untilPhase('finish'), waitS(40))
  const said = on.said.filter(({ text }) => text.startsWith('Tall body'))
  expect(said).toHaveLength(sprints ? 1 : 0)
  expect(look(on.session).gate === 'passed').toBe(sprints)
})

test('a finish that is skipped takes nothing from the rise into a mile', () => {
  const on = played(
    stage(auto),
    ...started,
    untilPhase('mile', 1),
    until((session) => placeOf(session).segment?.rising === true),
    waitS(2),
  )
  const { targetKmh } = look(on.session)
  played(on, ask('skip-sprint'))
  expect(look(on.session)).toMatchObject({ gate: 'skipped', targetKmh })
})

test('go long before its gate only takes back that the finish was skipped: who is to be asked is asked', () => {
  const on = played(stage(asks), ...started, untilPhase('mile', 1), ask('skip-sprint'), ask('go'))
  expect(look(on.session)).toMatchObject({ gate: 'shut' })
  expect(on.session.said?.says).toMatchObject({ code: 'finish-is-on' })
  played(on, untilPhase('finish'), waitS(10))
  expect(look(on.session).gate).toBe('open')
})

test('go over a hold is said as it will come: its phase at its own speed', () => {
  const on = played(stage(asks), ...lastMile, toGo(55), ask('ease-off'), waitS(2), ask('go'))
  const { gate, held, next, phases } = look(on.session)
  expect({ gate, held }).toEqual({ gate: 'armed', held: 'eased' })
  expect(next).toMatchObject({ kind: 'finish', targetKmh: 13.4 })
  expect(phases.find(({ kind }) => kind === 'finish')).toMatchObject({ targetKmh: 13.4 })
  played(on, untilPhase('finish'), waitS(25))
  expect(on.belt.speedKmh).toBeCloseTo(13.4, 1)
})

test('of what is kept nothing is said while the run stands stopped, and again once it is carried on', () => {
  const codes = (): string[] => look(on.session).banners.map(({ code }) => code)
  const on = played(stage(auto), ...lastMile, ask('ease-off'), waitS(5))
  expect(codes()).toContain('held')
  played(on, ask('stop'), waitS(20))
  expect(look(on.session)).toMatchObject({ belt: 'stopped', held: 'eased' })
  expect(codes()).not.toContain('held')
  played(on, ask('resume'), waitS(20))
  expect(codes()).toContain('held')
})
