import type { KioskState } from '../../protocol/panel/kiosk.ts'

/** Which picture is on the wall, by what was heard last and for how long. */

export type SceneName = 'lost' | 'attract' | 'after' | 'stretch' | 'run' | 'sprint' | 'stopped'

/** What is kept from one look to the next. */
export interface Scene {
  readonly name: SceneName
  /** Since when, ms. */
  readonly sinceMs: number
  /** The run whose result is shown, or has been. */
  readonly done: KioskState | null
}

/** The result of a run stands for so long, ms. */
const AFTER_MS = 30_000
/** A picture that nobody looks at grows darker after this, ms: a bright one burns into a screen. */
const DIM_AFTER_MS = 30 * 60_000

/**
 * The scene after a look.
 *
 * @param state the newest; null before the first
 * @param heard false where the daemon has not been heard for a while: what it said last is nothing of now
 */
export function sceneAfter(before: Scene | null, state: KioskState | null, heard: boolean, nowMs: number): Scene {
  const isOver = heard && state?.use === 'done' && state.result !== null
  const isSame = before?.done?.boot === state?.boot && before?.done?.result?.movingS === state?.result?.movingS
  // Somebody who runs by the console after it brings it no second time.
  const isBeside = heard && state?.phase.kind === 'done'
  const done = isOver ? (isSame ? before!.done : state) : isBeside ? (before?.done ?? null) : null
  const name = nameOf(before, state, heard, done !== null && isSame, nowMs)
  return { name, sinceMs: before?.name === name ? before.sinceMs : nowMs, done }
}

function nameOf(
  before: Scene | null,
  state: KioskState | null,
  heard: boolean,
  wasShown: boolean,
  nowMs: number,
): SceneName {
  if (!heard || state === null) return 'lost'
  switch (state.use) {
    case 'lost':
      return 'lost'
    case 'free':
      return 'attract'
    case 'done': {
      if (state.result === null) return 'attract'
      const isOver = wasShown && (before?.name !== 'after' || nowMs - before.sinceMs >= AFTER_MS)
      return isOver ? 'attract' : 'after'
    }
    case 'stretching':
      return 'stretch'
    case 'stopped':
      return 'stopped'
    case 'starting':
    case 'stopping':
      return 'run'
    case 'running':
      return state.sprinting ? 'sprint' : 'run'
  }
}

export const isDim = ({ name, sinceMs }: Scene, nowMs: number): boolean =>
  (name === 'attract' || name === 'lost') && nowMs - sinceMs >= DIM_AFTER_MS

/** How far the picture is shifted, in hundredths of the width: another place each minute, so that nothing burns in. */
export function shiftOf(wallMs: number): { readonly x: number; readonly y: number } {
  const minute = Math.floor(wallMs / 60_000)
  return {
    x: PLACES[minute % PLACES.length] ?? 0,
    y: (PLACES[Math.floor(minute / PLACES.length) % PLACES.length] ?? 0) / 2,
  }
}
const PLACES = [0, 0.5, 1, 0.5, 0, -0.5, -1, -0.5] as const
