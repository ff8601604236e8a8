import { describe, expect, test } from 'vitest'
import type { Session } from '../../src/session/session.ts'
import { toFinishSOf } from '../../src/session/speeds.ts'
import { ask, look, played, stage, started, until, untilPhase, waitS, type Step } from './play.ts'
import { planWith } from './plans.ts'

const toGo = (s: number): Step => until((session: Session) => (toFinishSOf(session) ?? Infinity) <= s)
const lastMile = [...started, untilPhase('mile', 3)]
const saidOn = (on: { session: Session }) => look(on.session).said?.code ?? null

test('STOP is answered with no run on, and beside the belt', () => {
  const on = played(stage(planWith()), ask('stop'))
  expect(on.session.run).toBeNull()
  expect(saidOn(on)).toBe('stands-still')
  played(on, ask('begin'), ask('stop'))
  expect(saidOn(on)).toBe('stands-still')
})

test('what was said of a STOP follows the belt, and ends with its rest', () => {
  const on = played(stage(planWith()), ...lastMile, ask('stop'))
  const { said, measured } = look(on.session)
  expect(said).toMatchObject({ code: 'stopping-from', values: { speedKmh: measured.speedKmh } })
  played(on, waitS(2))
  const later = look(on.session)
  expect(later.measured.speedKmh).toBeLessThan(measured.speedKmh ?? 0)
  expect(later.said).toMatchObject({ code: 'stopping-from', values: { speedKmh: later.measured.speedKmh } })
  const slow = played(stage(planWith()), ...started, waitS(10), ask('stop'))
  expect(saidOn(slow)).toBe('stopping-from')
  played(
    slow,
    until(({ belt }) => belt.kind === 'stopped'),
  )
  expect(look(slow.session)).toMatchObject({ belt: 'stopped', said: { code: 'stands-still' } })
})

test('what was said of a phase is over with it: a Go before the line, a hold, a rise until the end of this mile', () => {
  const armed = played(stage(planWith({ gate: 'ask' })), ...lastMile, toGo(50), ask('go'))
  expect(saidOn(armed)).toBe('go-at-the-line')
  played(armed, ask('cool-down'))
  expect(saidOn(armed)).toBeNull()

  const held = played(stage(planWith()), ...lastMile, ask('hold'), ask('cool-down'))
  expect(look(held.session)).toMatchObject({ said: null, held: null })

  const raised = played(stage(planWith()), ...lastMile, ask('faster'))
  expect(saidOn(raised)).toBe('faster-until-stage-ends')
  played(raised, ask('next'))
  expect(saidOn(raised)).toBeNull()
})

describe('the coach speaks of a pace to whoever runs it', () => {
  const cueOn = (on: { session: Session }) => look(on.session).cue?.code ?? null
  const atTheLine: Step = until((session) => look(session).cue?.code === 'comfortably-hard')

  test('the words of a mile are taken back as it is eased off far below its pace', () => {
    const on = played(stage(planWith()), ...lastMile, atTheLine, ask('ease-off'))
    expect(cueOn(on)).toBeNull()
    const little = played(stage(planWith()), ...lastMile, atTheLine, ask('slower'))
    expect(cueOn(little)).toBe('comfortably-hard')
  })

  test('held at a walk, none of a faster mile is said', () => {
    const codes = new Set<string | null>()
    const on = played(stage(planWith()), ...started, untilPhase('mile', 1), ask('ease-off'))
    on.folded = (_, __, { run }) => codes.add(run?.voice.cue?.says.code ?? null)
    played(on, untilPhase('cool-down'))
    const ofThePlan = on.session.course.cues.filter(({ says }) => codes.has(says.code))
    expect(ofThePlan.map(({ says }) => says.code)).toEqual([])
  })
})
