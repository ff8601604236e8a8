import { expect, test } from 'vitest'
import {
  ask,
  event,
  look,
  play,
  played,
  refusalIn,
  stage,
  started,
  until,
  untilPhase,
  waitS,
  type Stage,
} from './play.ts'
import { planWith, shortPlan } from './plans.ts'

test('cards and sides move on by themselves, with 5 s between', () => {
  const on = played(stage(planWith()), ask('begin'))
  const seen: string[] = []
  while (look(on.session).stretch !== null) {
    const { card, side, getReady } = look(on.session).stretch!
    const now = `${card.id} ${side ?? '-'}${getReady ? ' ready' : ''}`
    if (seen.at(-1)?.startsWith(`${now} ×`) !== true) seen.push(`${now} × 0`)
    waitS(1)(on)
    const count = Number(seen.at(-1)?.split(' × ')[1]) + 1
    seen[seen.length - 1] = `${now} × ${count}`
  }
  expect(seen).toEqual([
    'leg-swings-front left ready × 5',
    'leg-swings-front left × 20',
    'leg-swings-front right ready × 5',
    'leg-swings-front right × 20',
    'leg-swings-side left ready × 5',
    'leg-swings-side left × 20',
    'leg-swings-side right ready × 5',
    'leg-swings-side right × 20',
    'arm-circles forward ready × 5',
    'arm-circles forward × 15',
    'arm-circles back ready × 5',
    'arm-circles back × 15',
    'torso-twists - ready × 5',
    'torso-twists - × 30',
  ])
  expect(look(on.session).asks).toContain('start')
})

test('the seconds count down to the begin, then to the end of a side', () => {
  const on = played(stage(planWith()), ask('begin'), waitS(2))
  expect(look(on.session).stretch).toMatchObject({ getReady: true, leftS: 3, index: 0, count: 4 })
  played(on, waitS(5))
  expect(look(on.session).stretch).toMatchObject({ getReady: false, leftS: 18 })
})

test('again, skip and skip-all', () => {
  const on = played(stage(planWith()), ask('begin'), waitS(40), ask('again'))
  expect(look(on.session).stretch).toMatchObject({ index: 0, side: 'left', getReady: true, leftS: 5 })
  played(on, ask('skip'))
  expect(look(on.session).stretch).toMatchObject({ index: 1, side: 'left' })
  played(on, ask('skip-all'))
  expect(look(on.session)).toMatchObject({ stretch: null, phase: { kind: 'stretch' } })
  expect(refusalIn(on.session, 'skip')).toBe('wrong-phase')
})

test('the start may be pressed in the middle of a card', () => {
  const on = played(
    stage(planWith()),
    ask('begin'),
    waitS(30),
    ask('start'),
    until(({ belt }) => belt.kind === 'moving'),
  )
  expect(look(on.session)).toMatchObject({ phase: { kind: 'warm-up' }, stretch: null })
})

test('the stretches after the run end it: by themselves, by skip-all, or by end', () => {
  const after = played(stage(shortPlan()), ...started, untilPhase('cool-down'), ask('next'), untilPhase('stretch'))
  expect(played({ ...after }, ask('skip-all')).session.run?.ended).toBe('ended')
  expect(played({ ...after }, ask('end')).session.run?.ended).toBe('ended')
  expect(played({ ...after }, ask('discard')).session.run?.ended).toBe('discarded')
  const fromMs = after.nowMs
  played(after, untilPhase('done'))
  expect((after.nowMs - fromMs) / 1000).toBeCloseTo(3 * 2 * 35 + 2 * 25, 0)
})

test('what was begun and not started can only be discarded', () => {
  const session = play(shortPlan(), ask('begin'))
  expect(refusalIn(session, 'end')).toBe('wrong-phase')
  expect(play(shortPlan(), ask('begin'), ask('discard')).run?.ended).toBe('discarded')
})

const toThePlan = [ask('begin'), ask('skip-all'), ask('discard')]
const atStart = { stretch: null, phase: { kind: 'stretch' } }

test('whoever comes back from the plan goes on at the start: the stretches were skipped, or done', () => {
  const skipped = played(stage(planWith()), ...toThePlan, ask('begin'))
  expect(look(skipped.session)).toMatchObject(atStart)
  expect(look(skipped.session).asks).toEqual(expect.arrayContaining(['start', 'discard', 'again']))
  const done = played(stage(planWith()), ask('begin'), waitS(240), ask('discard'), waitS(30), ask('begin'))
  expect(look(done.session)).toMatchObject(atStart)
  expect(look(played(done, ask('discard'), ask('begin')).session)).toMatchObject(atStart)
})

test('the plan says whether stretches come before its start, as it will be', () => {
  const stretches = (on: Stage) => look(on.session).phases[0]?.state
  expect(stretches(stage(planWith()))).toBe('ahead')
  const back = played(stage(planWith()), ...toThePlan)
  expect(stretches(back)).toBe('done')
  expect(stretches(played(back, event({ kind: 'plan', plan: shortPlan() })))).toBe('done')
  expect(stretches(played(back, waitS(601)))).toBe('ahead')
  expect(stretches(played(stage(planWith()), ask('begin'), waitS(40), ask('discard')))).toBe('ahead')
})

test('it was another plan that they came back with', () => {
  const on = played(stage(planWith()), ...toThePlan, event({ kind: 'plan', plan: shortPlan() }))
  const { toFinish } = look(on.session)
  expect(toFinish?.timeS).toBeGreaterThan(0)
  expect(look(played(on, ask('begin')).session)).toMatchObject({ ...atStart, toFinish })
})

test('stretches that were broken off, a run that was begun since, and ten minutes bring them back', () => {
  const first = { stretch: { index: 0, side: 'left' } }
  expect(look(play(planWith(), ask('begin'), waitS(40), ask('discard'), ask('begin')))).toMatchObject(first)
  const late = played(stage(planWith()), ...toThePlan, waitS(601), ask('begin'))
  expect(look(late.session)).toMatchObject(first)
  const ran = played(
    stage(planWith()),
    ...toThePlan,
    ask('begin'),
    ask('start'),
    until(({ belt }) => belt.kind === 'moving'),
    ask('stop'),
    until(({ belt }) => belt.kind === 'stopped'),
  )
  expect(look(played(ran, ask('end'), ask('begin')).session)).toMatchObject(first)
})

test('at the start they can be had again, all of them', () => {
  const on = played(stage(planWith()), ask('begin'), ask('skip-all'), ask('again'))
  expect(look(on.session).stretch).toMatchObject({ index: 0, side: 'left', getReady: true })
  expect(refusalIn(played(stage(planWith()), ...started).session, 'again')).toBe('wrong-phase')
})
