import type { Utterance } from '../../protocol/words/spoken.ts'
import type { Moment } from './moment.ts'

/** Said at the moment at which a tone says it already. */
const TONES_SAY: ReadonlySet<string> = new Set(['three-two-one', 'go'])

/**
 * What is to be said aloud once a moment has come after another, in parts that belong together: what was announced since, or
 * what became of a press, or the stretch that is next. Whoever looks for the first time has missed what was said before.
 *
 * @param tones they are heard too
 */
export function utterancesAt(before: Moment | null, now: Moment, tones: boolean): readonly Utterance[] {
  if (before === null) return []
  const announced = announcedSince(before, now)
  const said = announced.length > 0 ? announced : answeredSince(before, now)
  const all = said.length > 0 ? said : stretchSince(before, now)
  return all.filter((one) => !(tones && one.kind === 'saying' && TONES_SAY.has(one.says.code)))
}

const announcedSince = ({ announced: was }: Moment, { announced: is }: Moment): readonly Utterance[] =>
  is !== null && is.serial > (was?.serial ?? 0) ? is.parts : []

/** What a press brought, but not once more for each press of the same key. */
const answeredSince = ({ answered: was }: Moment, { answered: is }: Moment): readonly Utterance[] =>
  is === null || is.code === was?.code ? [] : [{ kind: 'saying', says: is }]

function stretchSince(before: Moment, { stretch, index: phase }: Moment): readonly Utterance[] {
  if (stretch === null) return []
  const { card, index, side } = stretch
  const isSame = before.stretch?.index === index && before.index === phase
  if (isSame && before.stretch?.side === side) return []
  const named: readonly Utterance[] = isSame ? [] : [{ kind: 'stretch', card: card.id }]
  return side === null ? named : [...named, { kind: 'side', side }]
}
