import type { PlainAskKind } from '../../protocol/panel/asks.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { isHeldBack } from '../../protocol/stages.ts'
import { displaysOf, type Display } from '../../protocol/units.ts'

/** What a key asks for in a run that is shown in the terminal. */

/** `pause` stops as STOP does, and has no key of its own. */
export type KeyAsk = Exclude<PlainAskKind, 'pause'> | 'slower' | 'faster'

/** `onceMore`: what makes the belt faster or throws something away needs the key to be held, or pressed again. */
export type KeyMeaning = { readonly ask: KeyAsk; readonly onceMore: boolean } | { readonly answers: Answer }

/** What only the runner can say: what the treadmill's own display shows, whether the belt has a motor, what pace a mile feels like. */
export type Answer =
  | ({ readonly ask: 'console-says' } & Display)
  | { readonly ask: 'has-motor'; readonly yes: boolean }
  | { readonly ask: 'felt-pace'; readonly felt: number | null }

interface Row {
  /** As Node's readline names them; a sign that has no name, itself. */
  readonly keys: readonly string[]
  /** In the order in which they are offered: the first that would be taken is what the key asks for. */
  readonly asks: readonly KeyAsk[]
}

/** The same keys as in the panel and on a clicker, and one for whatever else can be asked. */
export const KEY_ROWS: readonly Row[] = [
  { keys: ['space', 'b'], asks: ['stop'] },
  { keys: ['return', 'enter'], asks: ['begin', 'start', 'resume', 'skip', 'go'] },
  { keys: ['up', 'right', 'pageup', '+'], asks: ['faster'] },
  { keys: ['down', 'left', 'pagedown', '-'], asks: ['slower'] },
  { keys: ['e'], asks: ['ease-off', 'walk-now'] },
  { keys: ['g'], asks: ['go', 'not-yet'] },
  { keys: ['x'], asks: ['skip-sprint'] },
  { keys: ['p'], asks: ['resume-plan'] },
  { keys: ['h'], asks: ['hold'] },
  { keys: ['n'], asks: ['next'] },
  { keys: ['m'], asks: ['take-over', 'guide'] },
  { keys: ['c'], asks: ['cool-down'] },
  { keys: ['a'], asks: ['again'] },
  { keys: ['s'], asks: ['skip-all'] },
  { keys: ['l'], asks: ['belt-is-still'] },
  { keys: ['u'], asks: ['unlock'] },
  { keys: ['q'], asks: ['end'] },
  { keys: ['d'], asks: ['discard'] },
]

/** What a row offers now. STOP is always answered, also where there is nothing to stop. */
export function offeredBy({ asks }: Row, snapshot: Snapshot): KeyAsk | null {
  return asks.find((ask) => ask === 'stop' || snapshot.asks.includes(ask)) ?? null
}

/** A go that comes by itself at its line raises nothing now; every other rise does. */
function needsMore(ask: KeyAsk, { leadsTo, held }: Snapshot): boolean {
  if (ask === 'start' || ask === 'resume' || ask === 'take-over' || ask === 'discard') return true
  if (ask === 'go') return isHeldBack(held) && leadsTo.go?.raises === true
  return (ask === 'next' || ask === 'resume-plan') && leadsTo[ask]?.raises === true
}

/** Null where the key means nothing now. @param key as Node's readline names it */
export function meaningOf(key: string, snapshot: Snapshot): KeyMeaning | null {
  const answers = answersOf(snapshot)[Number(key) - 1]
  if (answers !== undefined) return { answers }
  const row = KEY_ROWS.find(({ keys }) => keys.includes(key))
  const ask = row === undefined ? null : offeredBy(row, snapshot)
  return ask === null ? null : { ask, onceMore: needsMore(ask, snapshot) }
}

/** What may be answered to the question that is open, the first by the key 1; none where nothing is asked. */
export function answersOf({ asks, measured, hidden }: Snapshot): readonly Answer[] {
  const speedKmh = measured.consoleKmh ?? measured.speedKmh
  if (asks.includes('has-motor')) return [true, false].map((yes) => ({ ask: 'has-motor', yes }))
  if (asks.includes('felt-pace'))
    return [...(hidden?.keysKmh ?? []).keys(), null].map((felt) => ({ ask: 'felt-pace', felt }))
  if (!asks.includes('console-says') || speedKmh === null) return []
  return displaysOf(speedKmh).map((display) => ({ ask: 'console-says', ...display }))
}

/** A key that comes again so soon is held, ms: longer than a keyboard waits before it repeats one. */
const HELD_MS = 700
/** From the first press on, ms. */
const ONCE_MORE_MS = { least: 1000, most: 5000 } as const

/** What was pressed, as far as a second press depends on it. Times on one clock, ms. */
export interface Pressed {
  readonly key: string
  readonly atMs: number
  /** The key that waits to be pressed once more, and for what. */
  readonly armed: Armed | null
}
interface Armed {
  readonly key: string
  readonly ask: KeyAsk
  readonly atMs: number
}
export const NOTHING_PRESSED: Pressed = { key: '', atMs: -Infinity, armed: null }

/** Whether an armed key still waits: soon enough, and for what it would still do. */
export const isArmed = ({ ask, atMs }: Armed, meaning: KeyMeaning | null, nowMs: number): boolean =>
  meaning !== null && 'ask' in meaning && meaning.ask === ask && meaning.onceMore && nowMs - atMs <= ONCE_MORE_MS.most

/**
 * A key that is pressed. One that was held since another moment sets nothing going: only a fresh press arms, and what it
 * armed is done by the same key a second later, held or pressed again.
 *
 * @returns what is asked for now, if anything
 */
export function press(
  before: Pressed,
  key: string,
  meaning: KeyMeaning | null,
  atMs: number,
): { readonly pressed: Pressed; readonly does: KeyMeaning | null } {
  const isFresh = key !== before.key || atMs - before.atMs >= HELD_MS
  const pressed = { key, atMs, armed: null }
  if (meaning === null) return { pressed, does: null }
  if ('answers' in meaning || !meaning.onceMore) {
    // A held key repeats what it does only where that is a step of speed, or a STOP.
    const repeats = 'ask' in meaning && ['slower', 'stop'].includes(meaning.ask)
    return { pressed, does: isFresh || repeats ? meaning : null }
  }
  const { armed } = before
  const sinceMs = armed !== null && armed.key === key && armed.ask === meaning.ask ? atMs - armed.atMs : null
  if (sinceMs === null || sinceMs > ONCE_MORE_MS.most)
    return { pressed: isFresh ? { ...pressed, armed: { key, ask: meaning.ask, atMs } } : pressed, does: null }
  if (sinceMs < ONCE_MORE_MS.least) return { pressed: { ...pressed, armed }, does: null }
  return { pressed, does: meaning }
}
