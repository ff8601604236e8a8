import type { PlainAskKind } from '../../protocol/panel/asks.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { goIsHeld } from '../last-minute.ts'
import { hasRoomForNote } from '../parts/over.ts'
import { isRunning, mayMove, screenOf } from '../screen-of.ts'

/**
 * Every key there is, as the browser names it, letters small: the sheet of keys shows this table, and what a key means is
 * looked up in it. `hold` is a long press of what sets the belt going, lets a held one rise, or leads back to the plan.
 */
export const KEYS = {
  /** Presenters darken their show by `b` or by a full stop. */
  stop: [' ', 'b', '.'],
  slower: ['ArrowDown', 'ArrowLeft', 'PageDown'],
  'ease-off': ['e'],
  faster: ['ArrowUp', 'ArrowRight', 'PageUp'],
  hold: ['Enter'],
  go: ['g', 'Enter'],
  mute: ['m'],
  'full-screen': ['f'],
  light: ['l'],
  sheet: ['?'],
  close: ['Escape'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type KeyUse = keyof typeof KEYS

/** As it stands in the table. */
export const keyNamed = (key: string): string => (key.length === 1 ? key.toLowerCase() : key)
export const isKeyFor = (use: KeyUse, key: string): boolean => (KEYS[use] as readonly string[]).includes(keyNamed(key))

/** What is of this screen alone, and no ask. */
export type ScreenKey = 'mute' | 'full-screen' | 'light' | 'sheet'
const SCREEN_KEYS: readonly ScreenKey[] = ['mute', 'full-screen', 'light', 'sheet']
export const isScreenKey = (meaning: KeyMeaning): meaning is ScreenKey =>
  (SCREEN_KEYS as readonly KeyMeaning[]).includes(meaning)

/** What is asked for where a key is held. */
export interface LongPressed {
  readonly long: 'start' | 'resume' | 'go' | 'resume-plan'
}

/** What a key on a keyboard or a Bluetooth clicker asks for. */
export type KeyMeaning = PlainAskKind | 'slower' | 'faster' | LongPressed | ScreenKey

export interface KeyPressed {
  readonly key: string
  /**
   * Where the key was pressed: a text field keeps its keys, a focused button its Enter, and what a screen is there for, which has
   * the focus by itself, too.
   */
  readonly on: 'text' | 'button' | 'main' | 'page'
}

/**
 * Null where the key is the browser's own.
 *
 * @param snapshot null: nothing is known of the belt yet, and it may move
 */
export function meaningOf({ key, on }: KeyPressed, snapshot: Snapshot | null): KeyMeaning | null {
  const is = (use: KeyUse): boolean => isKeyFor(use, key)
  // At rest it presses a button that somebody went to, and types; it begins nothing, and is answered in words, as every STOP is.
  if (key === ' ') return on === 'page' || on === 'main' || snapshot === null || mayMove(snapshot) ? 'stop' : null
  if (on === 'text') return null
  if (is('stop')) return 'stop'
  if (snapshot === null) return null
  const ofTheScreen = SCREEN_KEYS.find(is)
  if (ofTheScreen !== undefined) return ofTheScreen
  const screen = screenOf(snapshot)
  const running = isRunning(screen)
  if (running && is('slower')) return 'slower'
  if (running && is('faster')) return 'faster'
  if (running && is('ease-off')) return 'ease-off'
  const gate = snapshot.gate === 'open' && snapshot.asks.includes('go')
  const go = goIsHeld(snapshot) ? ({ long: 'go' } as const) : 'go'
  const isLetter = key !== 'Enter'
  if (is('go') && isLetter && gate) return go
  if (is('go') && isLetter && snapshot.gate === 'armed' && snapshot.asks.includes('not-yet')) return 'not-yet'
  if (!is('hold') || on !== 'page') return null
  if (gate) return go
  const long =
    screen === 'start'
      ? 'start'
      : screen === 'standing'
        ? 'resume'
        : running && hasRoomForNote(snapshot) && 'resume-plan'
  return long && snapshot.asks.includes(long) ? { long } : null
}

/** What makes the belt faster is not asked for while only slowing counts. */
export const speedsUpByKey = (meaning: KeyMeaning): boolean => meaning === 'faster' || meaning === 'go'
