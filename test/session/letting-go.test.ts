import { describe, expect, test } from 'vitest'
import { heldOnTo } from '../../src/session/letting-go.ts'
import { newSession } from '../../src/session/session.ts'
import { look, notice, played, stage, started, waitS, type Step } from './play.ts'
import { machine, planWith } from './plans.ts'

const lost: Step = (on) => {
  on.belt.speaks = false
  notice({ kind: 'link-lost', reason: 'out of range' })(on)
}
/** Somebody sets the belt going at the console. */
const byHand: Step = (on) => {
  on.belt.targetKmh = 6
  on.belt.startsAtMs = on.nowMs
}
const codeOn = (on: ReturnType<typeof stage>, isRunOn = false): string | null =>
  heldOnTo(on.session, isRunOn, on.nowMs)?.code ?? null

describe('another treadmill', () => {
  test('before any was met, and from one that stands', () => {
    expect(heldOnTo(newSession(), false, 0)).toBeNull()
    const on = stage(planWith())
    expect([look(on.session).belt, codeOn(on)]).toEqual(['still', null])
    // Where it stood is known out of reach too.
    played(on, lost, waitS(1))
    expect(codeOn(on)).toBeNull()
  })

  test('none while a run is on, whatever its belt does', () => {
    expect(codeOn(stage(planWith()), true)).toBe('run-is-on')
  })

  test('none while the belt moves, by whomever; out of reach not before it is lost for good', () => {
    expect(codeOn(played(stage(planWith()), ...started, waitS(5)))).toBe('belt-may-move')
    const on = played(stage(planWith()), byHand, waitS(10))
    expect([look(on.session).belt, codeOn(on)]).toEqual(['moving', 'belt-may-move'])
    played(on, lost, waitS(100))
    expect(codeOn(on)).toBe('belt-may-move')
    played(on, waitS(30))
    expect(codeOn(on)).toBeNull()
  })

  test('one that never said anything was not moved by us', () => {
    const on = stage(planWith(), machine, true)
    expect([look(on.session).belt, codeOn(on)]).toEqual(['unseen', null])
  })

  test('what was seen of the one that is left counts no more; what keeps a belt from moving does', () => {
    const on = played(stage(planWith()), notice({ kind: 'left' }))
    expect(look(on.session)).toMatchObject({ machine: null, belt: 'unseen', banners: [], measured: { speedKmh: null } })
    expect(on.session.plan).not.toBeNull()
    on.session = { ...on.session, locked: true, seen: { ...on.session.seen, usedStarts: ['a'], unwatchedMs: 9000 } }
    played(on, notice({ kind: 'left' }))
    expect(on.session).toMatchObject({ locked: true, seen: { usedStarts: ['a'], unwatchedMs: 9000 } })
  })
})
