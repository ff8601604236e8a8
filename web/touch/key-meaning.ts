import type { PlainAskKind } from '../../protocol/panel/asks.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { goIsHeld } from '../last-minute.ts'
import { isRunning, mayMove, screenOf } from '../screen-of.ts'

/** What a key on a keyboard or a Bluetooth clicker asks for. `long press` is that of what sets the belt going, or lets a held one rise; `mute` is of this screen alone. */
export type KeyMeaning = PlainAskKind | 'slower' | 'faster' | 'long press' | 'mute'

const SLOWER = new Set(['ArrowDown', 'ArrowLeft', 'PageDown'])
const FASTER = new Set(['ArrowUp', 'ArrowRight', 'PageUp'])

export interface KeyPressed {
  readonly key: string
  /** Where the key was pressed: a text field keeps its keys, a focused button its Enter. */
  readonly on: 'text' | 'button' | 'page'
}

/** Null where the key is the browser's own. */
export function meaningOf({ key, on }: KeyPressed, snapshot: Snapshot): KeyMeaning | null {
  const letter = key.toLowerCase()
  const moving = mayMove(snapshot)
  if (key === ' ') return moving ? 'stop' : null
  if (on === 'text') return null
  if (letter === 'b' && moving) return 'stop'
  if (letter === 'm') return 'mute'
  const screen = screenOf(snapshot)
  const running = isRunning(screen)
  if (running && SLOWER.has(key)) return 'slower'
  if (running && FASTER.has(key)) return 'faster'
  if (running && letter === 'e') return 'ease-off'
  const gate = snapshot.gate === 'open' && snapshot.asks.includes('go')
  const go = goIsHeld(snapshot) ? 'long press' : 'go'
  if (gate && letter === 'g') return go
  if (letter === 'g' && snapshot.gate === 'armed' && snapshot.asks.includes('not-yet')) return 'not-yet'
  if (key !== 'Enter' || on !== 'page') return null
  if (gate) return go
  if (screen !== 'standing' && screen !== 'start') return null
  return snapshot.asks.includes('start') || snapshot.asks.includes('resume') ? 'long press' : null
}

/** What makes the belt faster is not asked for while only slowing counts. */
export const speedsUpByKey = (meaning: KeyMeaning): boolean => meaning === 'faster' || meaning === 'go'
