import type { AskRefusal } from './ask-refusals.ts'
import type { Ask } from './asks.ts'

/** Who sets out on a run has read before what the belt will do by itself. */

export const setsOut = ({ ask }: Ask): boolean => ask === 'begin' || ask === 'start'

/** To who has not. */
export const UNREAD: AskRefusal = { error: 'page-unread', code: 'belt-page-unread', values: {} }
