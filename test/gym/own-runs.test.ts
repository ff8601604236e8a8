import { expect, test } from 'vitest'
import type { RunQuery } from '../../protocol/panel/run-list.ts'
import type { RunTold } from '../../protocol/panel/runs.ts'
import { ownRuns } from '../../src/gym/own-runs.ts'
import { PAGE, RUN, SUMMARY } from '../server/snapshots.ts'

test('of the history a guest is shown their own run, and says what they think of it; nobody else’s', async () => {
  const others = { ...SUMMARY, id: 'others' }
  const asked: RunQuery[] = []
  const runs = {
    page(query: RunQuery) {
      asked.push(query)
      return Promise.resolve({ ...PAGE, runs: [others, SUMMARY] })
    },
    opened: (id: string) => Promise.resolve({ ...RUN, id }),
    tell: (id: string, { effort }: RunTold) => Promise.resolve({ ...RUN, id, effort: effort ?? 0 }),
  }
  const own = ownRuns(runs, (id) => id === SUMMARY.id)
  const counts = { all: 1, crescendo: 1, guided: 0 }
  expect(await own.page({ limit: '1', before: '1-1' })).toEqual({ runs: [SUMMARY], next: null, counts })
  expect(await own.page({ kind: 'guided', like: 'others' })).toEqual({ runs: [], next: null, counts })
  expect(asked).toEqual([{ limit: '100' }, { limit: '100', like: 'others' }])
  expect([own.over, own.file, own.series]).toEqual([null, null, null])
  expect([(await own.tell(SUMMARY.id, { effort: 7 }))?.effort, await own.tell('others', { effort: 7 })]).toEqual([
    7,
    null,
  ])
  expect([(await own.opened(SUMMARY.id))?.id, await own.opened('others')]).toEqual([SUMMARY.id, null])
})
