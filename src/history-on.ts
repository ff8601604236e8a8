import type { Logger } from 'pino'
import { monotonicClock } from './clock.ts'
import type { Config } from './config.ts'
import { openHistory, type History } from './history/history.ts'
import type { Writer } from './history/outbox.ts'
import type { RunRules } from './history/run-log.ts'
import { TICK_MS } from './session/event.ts'
import { RULES_VERSION } from './session/rules-version.ts'
import { lineOf, soFarOf } from './session/so-far.ts'
import { resultOf } from './view/run-result.ts'
import { isOfChoices } from './workout/told.ts'

/** What a history needs of the rooms that know a session. */
export const RULES_OF_TODAY: RunRules = {
  tickMs: TICK_MS,
  version: RULES_VERSION,
  soFarOf,
  resultOf,
  isOfChoices,
  lineOf: (session) => [...lineOf(session)],
}

/** What is kept of runs, by the rules of today. @throws HistoryError where the data folder cannot be used */
export function historyOn({ dataDir, isGym }: Config, writer: Writer, log: Logger): History {
  return openHistory(
    dataDir,
    () => writer,
    monotonicClock(),
    RULES_OF_TODAY,
    (problem) =>
      problem === null
        ? log.warn('What happens is saved again.')
        : log.error(`What happens cannot be saved at the moment: ${problem.message}`),
    (problem) => log.error(problem.message),
    isGym,
  )
}
