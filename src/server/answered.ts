import type { AskTaken, Fault } from '../../protocol/panel/answers.ts'
import type { Ask, AskRefusal } from '../../protocol/panel/asks.ts'

/** As many asks are remembered as a long run has; a repetition comes within seconds. */
const REMEMBERED = 1000

export interface Answer {
  readonly status: 200 | 409 | 422
  readonly body: AskTaken | AskRefusal | Fault
}

const ID_REUSED: Answer = {
  status: 409,
  body: { error: 'id-reused', message: 'Another ask had this id. Give each ask an id of its own.' },
}
/** Never refused for an id: whoever sends it wants the belt to slow. */
const SLOWING: ReadonlySet<Ask['ask']> = new Set([
  'slower',
  'ease-off',
  'skip-sprint',
  'not-yet',
  'cool-down',
  'walk-now',
  'stop',
  'pause',
])

/** Carries each ask out once and gives its repetitions the same answer. */
export function answeringOnce(carryOut: (ask: Ask) => Answer): (ask: Ask) => Answer {
  const answered = new Map<string, { readonly content: string; readonly answer: Answer }>()
  return (ask) => {
    const content = contentOf(ask)
    const before = answered.get(ask.id)
    if (before?.content === content) return before.answer
    if (before !== undefined && !SLOWING.has(ask.ask)) return ID_REUSED
    const answer = carryOut(ask)
    answered.set(ask.id, { content, answer })
    const [oldest] = answered.keys()
    if (answered.size > REMEMBERED && oldest !== undefined) answered.delete(oldest)
    return answer
  }
}

/** What is asked, however its keys are ordered; the snapshot it was made on does not make it another ask. */
function contentOf(ask: Ask): string {
  return JSON.stringify(
    Object.entries(ask)
      .filter(([key]) => key !== 'snapshot')
      .sort(),
  )
}
