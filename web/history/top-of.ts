import type { Store } from '../live/store.ts'
import type { Over } from '../parts/over.ts'
import { topWordsOf, type TopWords } from '../parts/top-words.ts'
import { mayMove } from '../screen-of.ts'

/** What is said wherever a person is: what came of a press, and that nothing is heard. */
const EVERYWHERE: ReadonlySet<TopWords['code']> = new Set(['refused', 'said', 'closed', 'lost-daemon'])

/** What stands at the top of a page on which nobody sees the belt; of a belt that may move what is wrong with it, too. No key: nothing rises here. */
export function topOf({
  snapshot,
  heard,
  closed,
  refused,
}: Pick<Store, 'snapshot' | 'heard' | 'closed' | 'refused'>): Over | null {
  if (snapshot === null)
    return refused === null
      ? null
      : { words: { code: 'refused', level: 'warning', text: refused, action: '' }, wayOut: null }
  // Nothing of it has a line of its own here.
  const all = topWordsOf(snapshot, { heard, closed, refused, maySleep: false, sheet: true })
  const first = all.find(({ code, level }) => EVERYWHERE.has(code) || (level === 'warning' && mayMove(snapshot)))
  return first === undefined ? null : { words: first, wayOut: null }
}
