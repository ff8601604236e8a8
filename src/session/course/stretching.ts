import type { StretchCard } from '../../../protocol/panel/plan.ts'
import type { StretchView } from '../../../protocol/panel/snapshot.ts'
import { BETWEEN_STRETCHES_S } from '../../workout/stretches.ts'
import { withPlace, placeOf, runEnded, type Session } from '../session.ts'

/** The stretches beside the belt. Cards and sides move on by themselves, with a moment between to get ready. */

const GET_READY_MS = BETWEEN_STRETCHES_S * 1000

/** Whoever has stretched and looks at the plan once more is not asked to stretch anew for so long: muscles stay warm. */
const STRETCHED_MS = 10 * 60_000

function cardsOf(session: Session): readonly StretchCard[] {
  const { phaseIndex } = placeOf(session)
  const phase = phaseIndex === null ? undefined : session.plan?.phases[phaseIndex]
  return phase?.kind === 'stretch' ? phase.cards : []
}

export function stretchingFrom(session: Session, phaseIndex: number): Session {
  return withPlace(session, { phaseIndex, stretch: { card: 0, side: 0, sinceMs: session.atMs } })
}

/** The run waits for its start: its stretches were done, or skipped. */
export function stretchesOver(session: Session): boolean {
  const { phaseIndex, segment } = placeOf(session)
  const phase = phaseIndex === null ? undefined : session.plan?.phases[phaseIndex]
  const isBefore = phase?.kind === 'stretch' && phase.when === 'before'
  return isBefore && segment === null && !stretchesNow(session)
}

/** Whether the runner stretched for a run a moment ago, and left it before its start. */
export function isStretched({ stretchedAtMs }: Session, nowMs: number): boolean {
  return stretchedAtMs !== null && nowMs - stretchedAtMs <= STRETCHED_MS
}

/** Moves on to the next side or card as time goes by. */
export function stretchOn(session: Session): Session {
  let next = session
  for (;;) {
    const { stretch } = placeOf(next)
    if (stretch === null || placeOf(next).phaseIndex === null) return next
    const { card, side, sinceMs } = stretch
    const shown = cardsOf(next)[card]
    if (shown === undefined) return finished(next)
    const endMs = sinceMs + GET_READY_MS + shown.durationS * 1000
    if (next.atMs < endMs) return next
    const more = side + 1 < shown.sides.length
    next = withPlace(next, { stretch: { card: more ? card : card + 1, side: more ? side + 1 : 0, sinceMs: endMs } })
  }
}

/** The cards wait while the belt moves beside them: nobody stretches next to one (quirk 84). */
export function stretchWaits(session: Session, forMs: number): Session {
  const { stretch } = placeOf(session)
  if (stretch === null) return session
  return withPlace(session, { stretch: { ...stretch, sinceMs: stretch.sinceMs + forMs } })
}

/** After the last card the first stretches wait for the start; the last ones end the run. */
function finished(session: Session): Session {
  const { phaseIndex } = placeOf(session)
  const phase = phaseIndex === null ? undefined : session.plan?.phases[phaseIndex]
  return phase?.kind !== 'stretch' || phase.when === 'before' ? session : runEnded(session, 'ended')
}

/** True while a card is on. */
export function stretchesNow(session: Session): boolean {
  const { stretch } = placeOf(session)
  return stretch !== null && stretch.card < cardsOf(session).length
}

/** Goes to the card `by` further on (0: the same again); past the last one the stretches are over. */
export function toCard(session: Session, by: number): Session {
  const { stretch } = placeOf(session)
  if (stretch === null) return session
  const card = Math.min(stretch.card + by, cardsOf(session).length)
  return stretchOn(withPlace(session, { stretch: { card, side: 0, sinceMs: session.atMs } }))
}

export function skipAllCards(session: Session): Session {
  return toCard(session, cardsOf(session).length)
}

/** Seconds until the last card of this stretch is over. */
export function stretchLeftS(session: Session, nowMs: number): number {
  const { stretch } = placeOf(session)
  if (stretch === null) return 0
  const { card, side, sinceMs } = stretch
  const restS = cardsOf(session)
    .slice(card)
    .reduce(
      (sum, { sides, durationS }, i) => sum + (sides.length - (i === 0 ? side : 0)) * (durationS + GET_READY_MS / 1000),
      0,
    )
  return Math.max(0, restS - (nowMs - sinceMs) / 1000)
}

export function stretchViewOf(session: Session, nowMs: number): StretchView | null {
  const cards = cardsOf(session)
  const { stretch } = placeOf(session)
  const card = stretch === null ? undefined : cards[stretch.card]
  if (stretch === null || card === undefined) return null
  const sinceMs = nowMs - stretch.sinceMs
  const getReady = sinceMs < GET_READY_MS
  const leftMs = GET_READY_MS + (getReady ? 0 : card.durationS * 1000) - sinceMs
  return {
    card,
    index: stretch.card,
    count: cards.length,
    side: card.sides[stretch.side] ?? null,
    leftS: Math.max(0, leftMs / 1000),
    getReady,
  }
}
