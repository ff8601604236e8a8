import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import type { AskButton } from './ask-button.ts'
import type { TopWords } from './top-words.ts'
import { raises } from '../raises.ts'
import { shortSpeed } from '../run/speed-words.ts'

/** The ask that ends what the bar speaks of, where it would be taken now. */
export function wayOutOf(code: TopWords['code'], snapshot: Snapshot): AskButton | null {
  // What locked it is said first; the way out is the same.
  const ways = waysOut()
  const way = ways[code] ?? (snapshot.asks.includes('unlock') ? ways.locked : undefined)
  if (way === undefined || !snapshot.asks.includes(way.ask)) return null
  const isFaster = way.ask === 'resume-plan' && raises('resume-plan', snapshot)
  if (!isFaster) return way
  const speedKmh = snapshot.leadsTo['resume-plan']?.speedKmh ?? null
  const title =
    code === 'cool-down-begun' ? words.panel.holdToUndo : words.panel.holdToResumePlan(shortSpeed(speedKmh, snapshot))
  return { ...way, title, longPress: true }
}

const waysOut = (): Partial<Record<TopWords['code'], AskButton>> => {
  // Whichever banner a silence brings, only the runner's eyes may end it.
  const still: AskButton = { ask: 'belt-is-still', title: words.standing.still }
  return {
    held: { ask: 'resume-plan', title: words.panel.resumePlan },
    heart: { ask: 'resume-plan', title: words.panel.resumePlan },
    'cool-down-begun': { ask: 'resume-plan', title: words.panel.resumePlan },
    'belt-unseen': still,
    'telemetry-stale': still,
    'computer-slept': still,
    'not-ours': { ask: 'take-over', title: words.panel.holdToTakeOver, longPress: true },
    locked: { ask: 'unlock', title: words.panel.unlock },
  }
}
