/**
 * Why history could not be opened or written.
 * - `newer`: the file was written by a later version; `in-use`: another Crescendo has it; `cannot-open`: the folder or file cannot be used;
 *   `cannot-write`: something could not be saved; `unreadable`: what was saved of a run makes no sense
 */
export type HistoryProblem = 'newer' | 'in-use' | 'cannot-open' | 'cannot-write' | 'unreadable'

/** `message` is for the person at the terminal. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError'
  readonly problem: HistoryProblem

  constructor(problem: HistoryProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
