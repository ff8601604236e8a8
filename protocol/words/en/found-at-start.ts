import type { FOUND_AT_START } from '../../panel/found-at-start.ts'
import type { Sentences } from '../sentence.ts'

/** What is found when Crescendo starts, and what to do about it. */
export const foundAtStart: Sentences<typeof FOUND_AT_START> = {
  'history-damaged': ({ file, keptAs }) =>
    `The history in ${file} is damaged and could not be read. It is kept as ${keptAs}; a new one was started.`,
  'not-all-saved': () =>
    'When Crescendo last ended nothing could be saved any more: what was run or chosen just before is lost. A run that was on is back as it was saved last.',
  'run-rebuilt': ({ startedAt }) =>
    `The run of ${startedAt} was made by another version of Crescendo. It is back, stopped, with its distance and splits; its speeds are the plan’s again.`,
  'run-closed': ({ startedAt, isGuests }) =>
    `The run of ${startedAt} was left open by ${isGuests ? 'a guest' : 'somebody who is no guest here'}. Nobody else is asked to carry it on: it is closed as it stands, and kept in the history.`,
  'run-set-aside': ({ startedAt, because, error }) => {
    const reason = because === 'damaged' ? error : `its journal makes no run (${error})`
    return `The run of ${startedAt} cannot be carried on: ${reason}. It is kept in the history, out of the way.`
  },
  'run-is-elsewhere': ({ startedAt, treadmill, isSimulated }) => {
    const there = isSimulated ? 'npm start' : `npm start -- --treadmill "${treadmill}"`
    return `The run of ${startedAt} was begun on ${treadmill} and goes on nowhere else. To carry it on: ${there}. Here it can be ended or discarded.`
  },
}
