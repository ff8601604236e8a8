import { expect, test } from 'vitest'
import { ownRuns } from '../../src/gym/own-runs.ts'
import { RUN, SUMMARY } from '../server/snapshots.ts'

test('of the history a guest is shown their own run, and nobody else’s', async () => {
  const others = { ...SUMMARY, id: 'others' }
  const runs = {
    list: () => Promise.resolve([others, SUMMARY]),
    get: (id: string) => Promise.resolve({ ...RUN, id }),
  }
  const own = ownRuns(runs, (id) => id === SUMMARY.id)
  expect(await own.list()).toEqual([SUMMARY])
  expect([(await own.get(SUMMARY.id))?.id, await own.get('others')]).toEqual([SUMMARY.id, null])
})
