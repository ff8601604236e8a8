import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { speedSaid, type Utterance } from '../../protocol/words/spoken.ts'

/** Said at the moment at which a tone says it already. */
const TONES_SAY: ReadonlySet<string> = new Set(['three-two-one', 'go'])

/**
 * What is to be said aloud once a snapshot has come after another, in parts that belong together: what was announced since, or
 * what became of a press, or the stretch that is next. Whoever looks for the first time has missed what was said before.
 *
 * @param tones they are heard too
 */
export function utterancesAt(before: Snapshot | null, now: Snapshot, tones: boolean): readonly Utterance[] {
  if (before === null) return []
  const announced = isNew(before, now) ? announcedIn(now) : []
  const said = announced.length > 0 ? announced : saidSince(before, now)
  const all = said.length > 0 ? said : stretchSince(before, now)
  return all.filter((one) => !(tones && one.kind === 'saying' && TONES_SAY.has(one.says.code)))
}

const isNew = ({ announcement: was }: Snapshot, { announcement: is }: Snapshot): boolean =>
  is !== null && is.serial > (was?.serial ?? 0)

/** A line and what is faster behind it: how fast. */
function announcedIn({ announcement, next, plan, machine, targetKmh }: Snapshot): readonly Utterance[] {
  if (announcement === null) return []
  const { serial: _, ...says } = announcement
  const saying: Utterance = { kind: 'saying', says }
  if ((says.code !== 'next-stage' && says.code !== 'next-finish') || plan === null) return [saying]
  // A rise that was kept back is announced again behind its line.
  const isAhead = says.code === 'next-finish' || says.values.number === next?.mile
  const kmh = isAhead ? (next?.targetKmh ?? null) : targetKmh
  return kmh === null ? [saying] : [saying, speedSaid(kmh, plan, machine?.unit ?? 'km/h')]
}

/** What a press brought, but not once more for each press of the same key. */
function saidSince({ said: was }: Snapshot, { said: is }: Snapshot): readonly Utterance[] {
  return is === null || is.code === was?.code ? [] : [{ kind: 'saying', says: is }]
}

function stretchSince(before: Snapshot, { stretch, phase }: Snapshot): readonly Utterance[] {
  if (stretch === null || phase.kind !== 'stretch') return []
  const { card, index, side } = stretch
  const isSame = before.stretch?.index === index && before.phase.index === phase.index
  if (isSame && before.stretch?.side === side) return []
  const named: readonly Utterance[] = isSame ? [] : [{ kind: 'stretch', card: card.id }]
  return side === null ? named : [...named, { kind: 'side', side }]
}
