import { skipAllCards, stretchesNow, stretchesOver, stretchingFrom, toCard } from '../course/stretching.ts'
import { placeOf, type Session } from '../session.ts'
import type { Asked } from './asked.ts'
import { refused, type Refusal } from './refused.ts'

/** `again`, `skip` and `skip-all`: through the stretches. */

/** The card that is on, from its beginning; where the start is waited for, all of them. */
export const AGAIN: Asked<'again'> = {
  refusal: (session) => (stretchesOver(session) ? null : stretchRefusal(session)),
  take: (session) =>
    stretchesOver(session) ? stretchingFrom(session, placeOf(session).phaseIndex ?? 0) : toCard(session, 0),
}
export const SKIP: Asked<'skip'> = { refusal: stretchRefusal, take: (session) => toCard(session, 1) }
export const SKIP_ALL: Asked<'skip-all'> = { refusal: stretchRefusal, take: skipAllCards }

function stretchRefusal(session: Session): Refusal {
  return stretchesNow(session) ? null : refused('wrong-phase', 'no-stretch-on')
}
