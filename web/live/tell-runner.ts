import type { NumberedRunner, RunnerChange, RunnerTold } from '../../protocol/panel/runner.ts'
import { BELT_PAGE } from '../../protocol/runner.ts'
import { inWords } from '../language.ts'
import { answerTo } from './requests.ts'
import { hearRunner } from './runner.ts'

/** What came of telling: why it was not taken; or why the plan that was chosen gave way to the nearest. */
export interface CameOfTelling {
  readonly refused: string | null
  readonly planInstead: string | null
}

export async function tellRunner(change: RunnerChange): Promise<CameOfTelling> {
  const came = await answerTo<RunnerTold>('PATCH', '/api/runner', change)
  if ('refused' in came) return { refused: came.refused, planInstead: null }
  const { planInstead } = came.answer
  hearRunner(came.answer)
  return { refused: null, planInstead: planInstead === null ? null : inWords(planInstead) }
}

/** Says that the page of what the belt does by itself was read. Null where it was written down, else why not. */
export async function tellPageRead(): Promise<string | null> {
  const came = await answerTo<NumberedRunner>('POST', '/api/runner/acknowledgement', { page: BELT_PAGE })
  if ('refused' in came) return came.refused
  hearRunner(came.answer)
  return null
}
