import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { AskButton } from './ask-button.ts'
import type { TopWords } from '../words/banners.ts'
import { raises } from '../run/run-view.ts'

/** The ask that ends what the bar speaks of, where it would be taken now. */
export function wayOutOf(code: TopWords['code'], snapshot: Snapshot): AskButton | null {
  // What locked it is said first; the way out is the same.
  const way = WAYS[code] ?? (snapshot.asks.includes('unlock') ? WAYS.locked : undefined)
  if (way === undefined || !snapshot.asks.includes(way.ask)) return null
  const isFaster = way.ask === 'resume-plan' && raises('resume-plan', snapshot)
  return isFaster ? { ...way, title: PRESS_LONG_TO_RESUME, longPress: true } : way
}

const PRESS_LONG_TO_RESUME = 'Hold to resume the plan'

const WAYS: Partial<Record<TopWords['code'], AskButton>> = {
  held: { ask: 'resume-plan', title: 'Resume the plan' },
  'belt-unseen': { ask: 'belt-is-still', title: 'The belt is still' },
  locked: { ask: 'unlock', title: 'Unlock' },
}
