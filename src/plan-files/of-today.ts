import type { SyncToday, SyncTodayProblem } from '../../protocol/panel/sync-today.ts'
import { oneLine } from './file-step.ts'
import { readWorkoutText, type ReadWith } from './read.ts'

/** What a calendar plans for a day, in workout text of intervals.icu. */
export interface PlannedText {
  readonly set: boolean
  readonly workouts: readonly { readonly name: string | null; readonly text: string }[]
  readonly problem: SyncTodayProblem | null
}

/** As the plans of files that it would be. Keeps nothing, and chooses nothing. */
export const readToday =
  (reading: () => ReadWith) =>
  ({ set, workouts, problem }: PlannedText): SyncToday => ({
    set,
    workouts: workouts.map((workout) => {
      const name = oneLine(workout.name ?? '') || null
      const outcome = readWorkoutText(workout.text, reading())
      return outcome.ok
        ? { name, preview: { ...outcome.preview, name }, refusal: null }
        : { name, preview: null, refusal: outcome.refusal }
    }),
    problem,
  })
