import { messageOf } from '../../protocol/words/sentence-of.ts'

/**
 * What leaves the server, as JSON. Beside every code stands its English sentence, for those who read it without a table
 * of words (curl, a log). It is put there here and nowhere else: all answers and the stream pass this way, and nothing
 * before it, neither session nor history, holds a sentence that another language or a better wording would make untrue.
 */
export const jsonWithMessages = (payload: unknown): string => JSON.stringify(payload, withMessage)

function withMessage(_key: string, value: unknown): unknown {
  const message = messageOf(value)
  return message === null ? value : { ...(value as object), message }
}
