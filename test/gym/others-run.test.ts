import { expect, onTestFinished, test } from 'vitest'
import type { FoundAtStart } from '../../protocol/panel/found-at-start.ts'
import { carryOnUnfinished } from '../../src/carry-on.ts'
import { dataFolder } from '../history/data-folder.ts'
import { historyOn } from '../history/history-on.ts'
import { MACHINE } from '../history/plan.ts'
import { inMile, played, stage, waitS } from '../session/play.ts'
import { planWith } from '../session/plans.ts'

/** A run is left open in a data folder, and Crescendo is started on it again. */
function leftOpenBy(runner: 'a guest' | 'who lives here', runs: boolean, plan = planWith()) {
  const folder = dataFolder()
  const first = historyOn(folder, { isGuests: runner === 'a guest' })
  const { session } = runs ? played(stage(plan), inMile(2), waitS(60)) : stage(plan)
  const { id, startedAt } = first.log.begin(plan, MACHINE, session)
  first.log.flush(session)
  first.close()
  const startedIn = (place: 'gym' | 'home') => {
    const history = historyOn(folder, { isGuests: place === 'gym' })
    onTestFinished(() => history.close())
    const said: FoundAtStart[] = []
    const carriedOn = carryOnUnfinished(history, place === 'gym', (found) => said.push(found))
    return { carriedOn, said, history, stillOpen: history.unfinished() }
  }
  return { id, startedAt, startedIn }
}

test.each([
  ['who lives here', 'gym', false],
  ['a guest', 'home', true],
] as const)(
  'a run left open by %s is offered to nobody in a %s: it is kept as it stands',
  (runner, place, isGuests) => {
    const { id, startedAt, startedIn } = leftOpenBy(runner, true)
    const { carriedOn, said, history, stillOpen } = startedIn(place)
    expect([carriedOn, stillOpen]).toEqual([null, null])
    expect(said).toEqual([{ code: 'run-closed', values: { startedAt, isGuests } }])
    expect(history.runs.page({}).runs.map((run) => run.id)).toEqual([id])
    expect(history.runs.get(id)?.distanceM).toBeGreaterThan(1000)
  },
)

test('a belt that was being measured is nobody’s run: it is closed, kept nowhere, and nothing is said of it', () => {
  const plan = { ...planWith(), name: { code: 'measuring', values: {} } } as const
  const { carriedOn, said, history, stillOpen } = leftOpenBy('who lives here', true, plan).startedIn('gym')
  expect([carriedOn, stillOpen, said, history.runs.page({}).runs]).toEqual([null, null, [], []])
})

test('one in which nothing was run yet is no run of the history either', () => {
  const { history, carriedOn } = leftOpenBy('who lives here', false).startedIn('gym')
  expect(carriedOn).toBeNull()
  expect([history.unfinished(), history.runs.page({}).runs]).toEqual([null, []])
})

test.each([
  ['who lives here', 'home'],
  ['a guest', 'gym'],
] as const)('%s is asked to carry on their own run in a %s', (runner, place) => {
  const { id, startedIn } = leftOpenBy(runner, true)
  const { carriedOn, said } = startedIn(place)
  expect([carriedOn?.carriedOn.run.id, said]).toEqual([id, []])
})
