import { changeScreen, screenSettings } from './screen-settings.ts'

/** The whole screen for the panel, without the browser's own bars. A browser gives it only in answer to a touch or a key. */

export const canFillScreen = (): boolean => document.fullscreenEnabled

const isFull = (): boolean => document.fullscreenElement !== null

/** Wanted from now on, or not any more. What the browser refuses is asked for again with the next touch. */
export async function fillScreen(wanted: boolean): Promise<void> {
  changeScreen({ fullScreen: wanted })
  await show(wanted)
}

export const toggleFullScreen = (): Promise<void> => fillScreen(!isFull())

async function show(wanted: boolean): Promise<void> {
  if (!canFillScreen() || wanted === isFull()) return
  try {
    await (wanted ? document.documentElement.requestFullscreen() : document.exitFullscreen())
  } catch {
    // Not now: it was no touch of a person, or another window has it. The next touch asks again.
  }
}

/** A page that is loaded is never full yet: where that is wanted, its first touch or key asks. Esc, which leaves it, means it. */
export function keepScreenFull(): void {
  const ask = (event: Event): void => {
    const isEscape = event instanceof KeyboardEvent && event.key === 'Escape'
    if (screenSettings().fullScreen && !isFull() && !isEscape) void show(true)
  }
  window.addEventListener('pointerup', ask, { capture: true })
  window.addEventListener('keyup', ask, { capture: true })
  document.addEventListener('fullscreenchange', () => {
    if (!isFull() && document.visibilityState === 'visible') changeScreen({ fullScreen: false })
  })
}
