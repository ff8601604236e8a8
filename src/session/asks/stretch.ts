import { skipAllCards, stretchesNow, toCard } from '../course/stretching.ts'
import type { Session } from '../session.ts'
import type { Asked } from './asked.ts'
import { refused, type Refusal } from './refused.ts'

/** `again`, `skip` and `skip-all`: through the stretches. */

export const AGAIN: Asked<'again'> = { refusal: stretchRefusal, take: (session) => toCard(session, 0) }
export const SKIP: Asked<'skip'> = { refusal: stretchRefusal, take: (session) => toCard(session, 1) }
export const SKIP_ALL: Asked<'skip-all'> = { refusal: stretchRefusal, take: skipAllCards }

function stretchRefusal(session: Session): Refusal {
  return stretchesNow(session) ? null : refused('wrong-phase', 'no-stretch-on')
}
