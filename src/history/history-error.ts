/**
 * Why history could not be opened or written.
 * - `newer`: the file was written by a later version; `in-use`: another Crescendo has it; `cannot-open`: the folder or file cannot be used;
 *   `cannot-write`: an event could not be saved
 */
export type HistoryProblem = 'newer' | 'in-use' | 'cannot-open' | 'cannot-write'

/** `message` is for the person at the terminal. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError'
  readonly problem: HistoryProblem

  constructor(problem: HistoryProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}

export function notWritten(error: unknown): HistoryError {
  const reason = error instanceof Error ? error.message : String(error)
  return new HistoryError('cannot-write', `This run cannot be saved at the moment: ${reason}`, { cause: error })
}
