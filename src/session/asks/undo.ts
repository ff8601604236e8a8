import { ASKS, wantsOtherSpeed, type AskKind } from '../../../protocol/panel/asks.ts'
import { withPace, paceOf, withPlace, placeOf, withVoice, sessionWith, type Session } from '../session.ts'
import type { Left } from '../run.ts'
import { runWith, paceWith } from '../run-with.ts'

/** A cool-down, or its walk, that was pressed by mistake: for a moment `resume-plan` leads back into the phase it left. */

/** For so long `resume-plan` undoes a cool-down, ms (design: asks). */
const UNDONE_WITHIN_MS = 5000

/** Keeps what a `cool-down` or `walk-now` is about to leave. */
export function leaving(session: Session): Session {
  const { run, atMs } = session
  if (run === null) return session
  const { place, pace, voice } = run
  return sessionWith(session, { run: runWith(run, { left: { atMs, place, pace, nextCue: voice.nextCue } }) })
}

/** Beginning it and undoing it say nothing of that; whatever else has to do with the speed does. */
const saysItWasMeant = (kind: AskKind): boolean =>
  kind !== 'cool-down' &&
  kind !== 'resume-plan' &&
  (wantsOtherSpeed(kind) || kind === 'hold' || ASKS[kind].effect === 'stops')

/** Whoever asks for yet another speed in the cool-down meant it; a second tap of the same key says nothing. */
export function meant(session: Session, kind: AskKind): Session {
  return saysItWasMeant(kind) ? forgotten(session) : session
}

/** What `resume-plan` leads back to now; null where there is nothing to undo. What holds by now is ended first. */
export function undoOf(session: Session, nowMs: number): Left | null {
  const left = session.run?.left ?? null
  if (left === null || nowMs - left.atMs > UNDONE_WITHIN_MS || paceOf(session).hold !== null) return null
  return session.belt.kind === 'moving' && placeOf(session).segment !== null ? left : null
}

/**
 * Back into the phase that was left, as fast as it was meant to be and held as it was. What was run since belongs to it; a
 * go that was pressed for its end is to be pressed again.
 */
export function undone(session: Session, { place, pace, nextCue }: Left): Session {
  const { phaseIndex, segment, splits } = place
  const phase = { ...place.phase, estimated: place.phase.estimated || placeOf(session).phase.estimated }
  const there = withVoice(withPlace(session, { phaseIndex, phase, segment, splits }), { nextCue, cue: null })
  const { hold, heart, gate } = pace
  const back = withPace(
    there,
    paceWith(pace, {
      hold: hold === null ? null : { ...hold, ownRiseKmh: hold.speedKmh },
      heart: heart.hold === null ? heart : { ...heart, hold: { ...heart.hold, ownRiseKmh: heart.hold.mostKmh } },
      gate: gate === 'armed' ? 'open' : gate,
      climbing: false,
      easing: false,
      pressed: null,
      offTarget: null,
    }),
  )
  return forgotten(back)
}

function forgotten(session: Session): Session {
  const { run } = session
  return run === null || run.left === null ? session : sessionWith(session, { run: runWith(run, { left: null }) })
}
