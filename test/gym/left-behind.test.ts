import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { isLeftBehind, LEFT_BEHIND_MS, standingAfter, type Standing } from '../../src/gym/left-behind.ts'
import { REPORT_SHOWN_MS, visitsOf } from '../../src/gym/visits.ts'
import { crescendo, type Crescendo } from '../daemon/crescendo.ts'

const at = (snapshot: Snapshot, atMs: number, change: Partial<Snapshot> = {}) => ({ ...snapshot, ...change, atMs })
const RUN = { id: 'one', startedAt: '2026-01-01T07:00:00.000Z' }

/** A gym's visits on a virtual treadmill, and how many guests were forgotten. */
async function inGym() {
  const gym = await crescendo()
  let forgotten = 0
  const visits = visitsOf(gym.daemon, gym.clock, () => forgotten++)
  return { ...gym, visits, forgotten: () => forgotten }
}
const kindOf = ({ daemon }: Pick<Crescendo, 'daemon'>): string => daemon.snapshot().phase.kind

describe('a guest who walks off', () => {
  test('from a run that stands stopped: after five minutes it is a report, two minutes later all is forgotten', async () => {
    const gym = await inGym()
    await gym.underWay()
    gym.ask('stop')
    await gym.until('the belt to stand', ({ belt }) => belt === 'stopped')
    await gym.clock.advance(LEFT_BEHIND_MS - 5000)
    expect(gym.daemon.snapshot()).toMatchObject({ belt: 'stopped', ended: null })
    await gym.clock.advance(6000)
    expect(gym.daemon.snapshot()).toMatchObject({ phase: { kind: 'done' }, ended: 'ended', run: null })
    expect([gym.finished, gym.forgotten()]).toEqual([['ended'], 0])
    await gym.clock.advance(REPORT_SHOWN_MS)
    expect(gym.forgotten()).toBe(1)
  })

  test('before the belt ever moved: there is nothing to tell, and the guest is forgotten all the same', async () => {
    const gym = await inGym()
    expect([gym.ask('begin'), gym.ask('skip-all')]).toEqual([null, null])
    await gym.clock.advance(LEFT_BEHIND_MS + 1000)
    expect([gym.finished, kindOf(gym)]).toEqual([['discarded'], 'done'])
    await gym.clock.advance(REPORT_SHOWN_MS)
    expect(gym.forgotten()).toBe(1)
  })

  test('a run that goes on, or is carried on in time, is nobody’s to end', async () => {
    const gym = await inGym()
    await gym.underWay()
    await gym.clock.advance(LEFT_BEHIND_MS / 2)
    gym.ask('stop')
    await gym.until('the belt to stand', ({ belt }) => belt === 'stopped')
    await gym.clock.advance(LEFT_BEHIND_MS - 10_000)
    expect(gym.ask('resume')).toBeNull()
    await gym.until('the belt to move', ({ belt }) => belt === 'moving')
    await gym.clock.advance(60_000)
    expect([gym.finished, gym.forgotten()]).toEqual([[], 0])
  })
})

test('only a belt that is read at zero rests, and whatever happens begins the time anew', async () => {
  const { daemon } = await crescendo()
  const stopped = { ...daemon.snapshot(), run: RUN, belt: 'stopped' as const }
  expect(stopped.measured.speedKmh).toBe(0)
  const standing = standingAfter(null, at(stopped, 1000))
  expect(standing?.sinceMs).toBe(1000)
  const later = (change: Partial<Snapshot>): Standing | null => standingAfter(standing, at(stopped, 200_000, change))
  expect(later({})).toBe(standing)
  expect(later({ belt: 'unseen' })).toBeNull()
  expect(later({ belt: 'moving' })).toBeNull()
  expect(later({ measured: { ...stopped.measured, speedKmh: null } })).toBeNull()
  expect(later({ run: null })).toBeNull()
  expect(later({ phase: { kind: 'stretch', index: 5, mile: null } })?.sinceMs).toBe(200_000)
  expect([isLeftBehind(standing, { atMs: 300_999 }), isLeftBehind(standing, { atMs: 301_000 })]).toEqual([false, true])
})
