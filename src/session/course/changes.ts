import type { SplitChange } from '../../../protocol/panel/sayings.ts'
import { EXACT_KMH } from '../../belt/limits.ts'
import { placeOf, withPlace, type Session } from '../session.ts'

/** Notes what was changed in the phase that is on. Before the start, and once the run is over, there is none. */
export function noted(session: Session, change: SplitChange): Session {
  const { phase, segment } = placeOf(session)
  return segment === null
    ? session
    : withPlace(session, { phase: { ...phase, changes: withChange(phase.changes, change) } })
}

/** Held for the heart: above its ceiling, or not heard. */
export const keptForHeart = (isLost: boolean): SplitChange =>
  isLost ? { code: 'no-heart-signal', values: {} } : { code: 'was-held', values: { reason: 'heart' } }

/** Another speed by so much, km/h, in the runner's own unit. */
export const changedBy = ({ plan }: Session, byKmh: number): SplitChange => ({
  code: 'changed-speed',
  values: { byKmh, unit: plan?.unit === 'mi' ? 'mph' : 'km/h' },
})

/** In the order in which they first came, each once: presses are added up, and stops counted. */
function withChange(changes: readonly SplitChange[], change: SplitChange): readonly SplitChange[] {
  const at = changes.findIndex((other) => isAlike(other, change))
  const before = changes[at]
  if (before === undefined) return [...changes, change]
  const both = together(before, change)
  return both === null ? changes.toSpliced(at, 1) : changes.with(at, both)
}

function isAlike(one: SplitChange, other: SplitChange): boolean {
  if (one.code === 'was-held' && other.code === 'was-held') return one.values.reason === other.values.reason
  return one.code === other.code
}

/** Null where the one takes the other back. */
function together(before: SplitChange, change: SplitChange): SplitChange | null {
  if (before.code === 'changed-speed' && change.code === 'changed-speed') {
    const byKmh = before.values.byKmh + change.values.byKmh
    return Math.abs(byKmh) < EXACT_KMH ? null : { ...change, values: { ...change.values, byKmh } }
  }
  if (before.code === 'stopped-and-went-on' && change.code === 'stopped-and-went-on')
    return { ...change, values: { times: before.values.times + change.values.times } }
  return before
}
