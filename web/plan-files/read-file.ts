import type { PlanFilePreview, PlanFileRefusal } from '../../protocol/panel/plan-files.ts'
import { planFileSaid } from '../../protocol/words/plan-files.ts'
import { language, reasonIn, words } from '../language.ts'
import { ANSWER_MS, answerIn } from '../live/requests.ts'

/** What a file holds, or why it is no plan, in words. */
export type ReadFile = { readonly preview: PlanFilePreview } | { readonly refused: string }

/** Nothing is kept by it. */
export async function readFile(file: File): Promise<ReadFile> {
  try {
    const response = await fetch('/api/plan-files', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    const answer = await answerIn(response)
    if (response.ok && answer !== null) return { preview: answer as PlanFilePreview }
    return { refused: refusedBy(answer) }
  } catch {
    return { refused: words.panel.noAnswer }
  }
}

/** Why it is no plan, in words. */
export const refusedBy = (answer: unknown): string =>
  isFileRefusal(answer) ? planFileSaid(language, answer) : (reasonIn(answer) ?? words.panel.noAnswer)

const isFileRefusal = (answer: unknown): answer is PlanFileRefusal =>
  typeof answer === 'object' && answer !== null && 'error' in answer && answer.error === 'plan-file-refused'
