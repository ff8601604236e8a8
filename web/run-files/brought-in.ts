import type { RunBroughtIn, RunFileRefusal } from '../../protocol/panel/run-files.ts'
import { runFileSaid } from '../../protocol/words/run-files.ts'
import { clock, lengthWords } from '../format.ts'
import { dayOf } from '../history/dates.ts'
import { historyWords } from '../history/words.ts'
import { language, reasonIn, words } from '../language.ts'
import { answerIn } from '../live/requests.ts'
import { runnerNow } from '../live/runner.ts'

/** A day of points is read in so many seconds at most, ms. */
const READ_MS = 120_000

interface Came {
  readonly says: string
  readonly losses: readonly string[]
  readonly refused: boolean
  /** There is a run that was not there before. */
  readonly kept: boolean
}

const refused = (says: string): Came => ({ says, losses: [], refused: true, kept: false })

/** What became of a file, in words. */
export async function broughtIn(file: File): Promise<Came> {
  try {
    const response = await fetch('/api/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
      signal: AbortSignal.timeout(READ_MS),
    })
    const answer = await answerIn(response)
    if (response.ok && answer !== null) return cameOf(answer as RunBroughtIn)
    if (response.status === 413)
      return refused(runFileSaid(language, { code: 'run-file-too-large', values: { mostMb: 10 } }))
    if (isFileRefusal(answer)) return refused(runFileSaid(language, answer))
    return refused(reasonIn(answer) ?? words.panel.noAnswer)
  } catch {
    return refused(words.panel.noAnswer)
  }
}

function cameOf({ became, run, losses }: RunBroughtIn): Came {
  const unit = runnerNow()?.unit ?? 'mi'
  const ran = [dayOf(run.startedAt), lengthWords(run.distanceM, unit), clock(run.movingS)].join(' · ')
  const { there } = historyWords().comesIn
  return {
    says: became === 'there' ? there(ran) : ran,
    losses: became === 'there' ? [] : losses.map((loss) => runFileSaid(language, loss)),
    refused: false,
    kept: became === 'kept',
  }
}

const isFileRefusal = (answer: unknown): answer is RunFileRefusal =>
  typeof answer === 'object' && answer !== null && 'error' in answer && answer.error === 'run-file-refused'
