import type { PlanFilePreview, PlanFileRefusal } from '../../protocol/panel/plan-files.ts'
import { planFileSaid } from '../../protocol/words/plan-files.ts'
import { language, reasonIn, words } from '../language.ts'
import { ANSWER_MS, answerIn } from '../live/requests.ts'

/** What a file holds, or why it is no plan, in words. Nothing is kept by it. */
export async function readFile(file: File): Promise<{ preview: PlanFilePreview } | { refused: string }> {
  try {
    const response = await fetch('/api/plan-files', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    const answer = await answerIn(response)
    if (response.ok && answer !== null) return { preview: answer as PlanFilePreview }
    if (isFileRefusal(answer)) return { refused: planFileSaid(language, answer) }
    return { refused: reasonIn(answer) ?? words.panel.noAnswer }
  } catch {
    return { refused: words.panel.noAnswer }
  }
}

const isFileRefusal = (answer: unknown): answer is PlanFileRefusal =>
  typeof answer === 'object' && answer !== null && 'error' in answer && answer.error === 'plan-file-refused'
