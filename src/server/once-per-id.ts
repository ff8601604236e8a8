import type { AskTaken, Fault } from '../../protocol/panel/answers.ts'
import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import { slows, stops } from './ask-effect.ts'

/** A repetition comes within seconds: a request sent again, a window's retry. Later the same id is a new ask, ms. */
const REMEMBERED_MS = 60_000
/** No person asks so often: what does not slow is refused then, rather than an id forgotten before its time. */
const MOST_REMEMBERED = 5000

export interface Answer {
  readonly status: 200 | 409 | 422
  readonly body: AskTaken | AskRefusal | Fault
}

const ID_REUSED: Answer = {
  status: 409,
  body: { error: 'id-reused', message: 'Another ask had this id. Give each ask an id of its own.' },
}

const TOO_MANY: Answer = {
  status: 409,
  body: {
    error: 'too-many',
    message: 'Too many asks within a minute. Wait a moment; STOP and what slows are still taken.',
  },
}

interface AnswerGiven {
  readonly content: string
  readonly answer: Answer
  readonly atMs: number
}

/**
 * Carries each ask out once and gives its repetitions the same answer. So a refusal is repeated as well: what was refused
 * takes no effect by being sent again when nobody expects it any more. Who presses again sends another id, and is answered
 * by how things are then. What stops is carried out each time, and what slows is never refused for its id: nor is it
 * from memory.
 */
export function oncePerId(carryOut: (ask: Ask) => Answer, nowMs: () => number): (ask: Ask) => Answer {
  /** By id, the latest given last. */
  const given = new Map<string, AnswerGiven>()
  const forget = (): void => {
    for (const [id, { atMs }] of given) {
      if (nowMs() - atMs <= REMEMBERED_MS) break
      given.delete(id)
    }
  }
  return (ask) => {
    if (stops(ask)) return carryOut(ask)
    forget()
    const content = contentOf(ask)
    const before = given.get(ask.id)
    const wasRefused = before !== undefined && before.answer.status !== 200
    if (before?.content === content && !(wasRefused && slows(ask))) return before.answer
    if (before !== undefined && !slows(ask)) return ID_REUSED
    const full = given.size >= MOST_REMEMBERED && before === undefined
    if (full) return slows(ask) ? carryOut(ask) : TOO_MANY
    const answer = carryOut(ask)
    given.delete(ask.id)
    given.set(ask.id, { content, answer, atMs: nowMs() })
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
