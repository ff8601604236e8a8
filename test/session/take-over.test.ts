import { expect, test } from 'vitest'
import { boundsOf } from '../../src/safety/bounds.ts'
import { govern } from '../../src/safety/governor.ts'
import { wishOf } from '../../src/session/wish.ts'
import { ask, byHand, event, inMile, look, notice, played, refusalIn, stage, until, waitS, type Stage } from './play.ts'
import { machine, planWith } from './plans.ts'

const codesOf = (on: Stage): string[] => look(on.session).banners.map(({ code }) => code)

/** In mile 2, stopped at the console, and started again there: to 8 km/h. */
function setOffAtConsole(): Stage {
  const on = played(stage(planWith()), inMile(2))
  on.belt.obeys = false
  played(
    on,
    notice({ kind: 'paused', by: 'console' }),
    byHand(0),
    until(({ seen }) => seen.zeroSinceMs !== null),
    waitS(10),
  )
  expect(look(on.session)).toMatchObject({ belt: 'stopped', banners: [{ code: 'stopped-by-console' }] })
  played(on, notice({ kind: 'started', by: 'console' }), byHand(8), waitS(30))
  on.belt.obeys = true
  return on
}

test('paused and started again at the console: the belt is said to move, and is driven again only where that is asked', () => {
  const on = setOffAtConsole()
  expect(look(on.session)).toMatchObject({
    belt: 'moving',
    banners: [{ code: 'not-ours', values: { run: 'stopped' } }, {}],
  })
  expect(look(on.session).asks).toContain('take-over')
  played(on, waitS(60))
  expect(wishOf(on.session)).toBeNull()
  played(on, ask('take-over'))
  expect(look(on.session)).toMatchObject({ belt: 'moving', held: 'console', targetKmh: 8, driving: { by: 'us' } })
  expect(codesOf(on)).toEqual(['held'])
  played(on, waitS(60))
  expect(wishOf(on.session)).toMatchObject({ speedKmh: 8, held: 'console', ownRiseKmh: null })
  played(on, ask('resume-plan'))
  expect(wishOf(on.session)).toMatchObject({ speedKmh: 9.9, held: null })
})

test('a guided run is driven again from the speed there is', () => {
  const on = played(stage(planWith()), inMile(1), ask('guide'), byHand(7.3), waitS(10), ask('take-over'))
  expect(wishOf(on.session)).toMatchObject({ belt: 'moving', speedKmh: 7.3, held: 'console' })
  expect(refusalIn(on.session, 'take-over')).toBe('wrong-phase')
})

test('a belt that was started on the console is taken over before a run, which begins with it, held', () => {
  const on = stage(planWith())
  expect(refusalIn(on.session, 'take-over')).toBe('belt-not-moving')
  on.tellsUnit = false
  played(on, byHand(4), waitS(15), ask('take-over'))
  expect(look(on.session)).toMatchObject({
    belt: 'moving',
    phase: { kind: 'warm-up' },
    held: 'console',
    driving: { by: 'us' },
    targetKmh: 4,
  })
  // No order of ours has told the unit yet: the runner reads the display.
  expect(codesOf(on)).toContain('console-check')
})

test('taken over: not what takes no orders, stands, is too fast, is locked, or goes on with nobody to see it', () => {
  const moving = (facts = machine): Stage => played(stage(planWith(), facts), byHand(4), waitS(15))
  expect(refusalIn(moving({ ...machine, drivable: false }).session, 'take-over')).toBe('not-driven')
  expect(refusalIn(moving({ ...machine, refusesControl: true }).session, 'take-over')).toBeNull()
  expect(refusalIn(played(moving(), byHand(18), waitS(60)).session, 'take-over')).toBe('above-ceiling')
  expect(refusalIn({ ...moving().session, locked: true }, 'take-over')).toBe('locked')
  expect(refusalIn(played(moving(), event({ kind: 'unwatched', forMs: 6000 })).session, 'take-over')).toBe('unwatched')
  expect(refusalIn(played(moving(), byHand(0), waitS(20)).session, 'take-over')).toBe('belt-not-moving')
})

test('a machine that gives no control for the start is started by the runner, and the run begins with it', () => {
  const on = played(stage(planWith()), ask('start'))
  played(on, notice({ kind: 'control-refused' }))
  const askId = on.session.startedBy ?? ''
  played(on, event({ kind: 'answer', order: { kind: 'start', askId }, answer: 'refused' }), waitS(1))
  on.belt.startsAtMs = null
  played(on, waitS(60))
  expect(look(on.session)).toMatchObject({ belt: 'starting', driving: { by: 'runner', because: 'refuses' } })
  played(on, byHand(5), waitS(3))
  expect(look(on.session)).toMatchObject({ belt: 'moving', phase: { kind: 'warm-up' } })
  expect(codesOf(on)).toEqual(['guided'])
})

test('a belt that is taken over is no start of ours: that it runs faster than one is no reason to stop it', () => {
  const on = played(stage(planWith()), ask('start'), waitS(1))
  on.belt.obeys = false
  played(
    on,
    until(({ belt }) => belt.kind === 'moving'),
    notice({ kind: 'paused', by: 'console' }),
    byHand(0),
    waitS(10),
  )
  played(on, notice({ kind: 'started', by: 'console' }), byHand(8), waitS(30), ask('take-over'))
  const { seen, plan } = on.session
  const bounds = plan === null ? null : boundsOf(plan, machine.grid, seen.limits)
  expect(seen.unit.check).not.toBe('passed')
  expect(govern(wishOf(on.session), seen, bounds, on.nowMs)).toEqual({ wait: 'at-speed' })
})
