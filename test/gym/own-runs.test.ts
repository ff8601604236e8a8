import { expect, test } from 'vitest'
import type { RunTold } from '../../protocol/panel/runs.ts'
import { ownRuns } from '../../src/gym/own-runs.ts'
import { RUN, SUMMARY } from '../server/snapshots.ts'

test('of the history a guest is shown their own run, and says what they think of it; nobody else’s', async () => {
  const others = { ...SUMMARY, id: 'others' }
  const runs = {
    list: () => Promise.resolve([others, SUMMARY]),
    get: (id: string) => Promise.resolve({ ...RUN, id }),
    tell: (id: string, { effort }: RunTold) => Promise.resolve({ ...RUN, id, effort: effort ?? 0 }),
  }
  const own = ownRuns(runs, (id) => id === SUMMARY.id)
  expect(await own.list()).toEqual([SUMMARY])
  expect([(await own.tell(SUMMARY.id, { effort: 7 }))?.effort, await own.tell('others', { effort: 7 })]).toEqual([
    7,
    null,
  ])
  expect([(await own.get(SUMMARY.id))?.id, await own.get('others')]).toEqual([SUMMARY.id, null])
})
