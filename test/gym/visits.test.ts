import { expect, test } from 'vitest'
import type { PhaseKind, Snapshot } from '../../protocol/panel/snapshot.ts'
import { manualClock } from '../../src/clock.ts'
import { REPORT_SHOWN_MS, visitsOf } from '../../src/gym/visits.ts'

type Shown = Pick<Snapshot, 'phase' | 'run' | 'belt' | 'measured' | 'stretch' | 'atMs'>
const inPhase = (kind: PhaseKind, run: string | null = null): Shown => ({
  phase: { kind, index: null, mile: null },
  run: run === null ? null : { id: run, startedAt: '2026-01-01T07:00:00.000Z' },
  belt: 'moving',
  measured: { speedKmh: 8, ageMs: 100, inclinePct: null, heartRateBpm: null },
  stretch: null,
  atMs: 0,
})

function visiting() {
  const clock = manualClock()
  const listeners = new Set<() => void>()
  let shown = inPhase('idle')
  let forgotten = 0
  const session = {
    snapshot: () => shown,
    ask: () => null,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const show = (next: Shown): void => {
    shown = next
    for (const listener of listeners) listener()
  }
  const visits = visitsOf(session, clock, () => {
    forgotten++
    // A blank plan leaves the report.
    if (shown.phase.kind === 'done') show(inPhase('idle'))
  })
  return { clock, visits, show, forgotten: () => forgotten }
}

test('two minutes after the report the guest is forgotten, once', async () => {
  const { clock, show, forgotten } = visiting()
  show(inPhase('mile', 'one'))
  await clock.advance(REPORT_SHOWN_MS * 10)
  show(inPhase('done'))
  await clock.advance(REPORT_SHOWN_MS / 2)
  // What changes meanwhile does not begin the two minutes anew.
  show(inPhase('done'))
  await clock.advance(REPORT_SHOWN_MS / 2 - 1)
  expect(forgotten()).toBe(0)
  await clock.advance(1)
  expect(forgotten()).toBe(1)
  await clock.advance(REPORT_SHOWN_MS * 10)
  expect(forgotten()).toBe(1)
})

test('whoever leaves a report, or says that they are next, ends the visit at once; a run that is on ends none', async () => {
  const { clock, visits, show, forgotten } = visiting()
  show(inPhase('mile', 'one'))
  expect([visits.next(), forgotten()]).toEqual([false, 0])
  show(inPhase('done'))
  expect([visits.next(), forgotten()]).toEqual([true, 1])
  show(inPhase('mile', 'two'))
  show(inPhase('done'))
  show(inPhase('idle'))
  expect(forgotten()).toBe(2)
  await clock.advance(REPORT_SHOWN_MS * 2)
  expect(forgotten()).toBe(2)
})

test('a run right after a report is not begun with the plan of the one before: who asks has read nothing yet', () => {
  const { visits, show, forgotten } = visiting()
  const begin = { id: 'a', ask: 'begin' } as const
  expect(visits.refusalOf(begin)).toBeNull()
  show(inPhase('done'))
  expect(visits.refusalOf({ id: 'b', ask: 'stop' })).toBeNull()
  expect(forgotten()).toBe(0)
  expect(visits.refusalOf(begin)).toMatchObject({ code: 'belt-page-unread' })
  expect(forgotten()).toBe(1)
  expect(visits.refusalOf(begin)).toBeNull()
})

test('a guest’s own are the runs of their visit', () => {
  const { visits, show } = visiting()
  show(inPhase('mile', 'one'))
  show(inPhase('done'))
  expect([visits.isOwnRun('one'), visits.isOwnRun('two')]).toEqual([true, false])
  visits.next()
  expect(visits.isOwnRun('one')).toBe(false)
})

test('what closes forgets nothing later', async () => {
  const { clock, visits, show, forgotten } = visiting()
  show(inPhase('done'))
  visits.close()
  await clock.advance(REPORT_SHOWN_MS * 2)
  expect(forgotten()).toBe(0)
})
