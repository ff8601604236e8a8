/** Whether the screen flashes for the countdown: on, unless somebody has switched it off in this browser. */

const KEY = 'flash'

export function isFlashWanted(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

/** A browser that keeps nothing forgets it at once. */
export function chooseFlash(wanted: boolean): void {
  try {
    localStorage.setItem(KEY, wanted ? 'on' : 'off')
  } catch {
    // Storage is blocked or full: it flashes, as by default.
  }
}
