/** How long a daemon that gave the page and not all of it is given to come back, ms. */
const AGAIN_MS = 2000

let waits = false

/** A page that is reloaded while nobody serves it is the browser's own, and never comes back. */
export function reloadOnceThere(): void {
  if (waits) return
  waits = true
  const look = async (): Promise<void> => {
    try {
      if ((await fetch(location.href, { cache: 'no-store' })).ok) return location.reload()
    } catch {
      // Nobody is there yet.
    }
    window.setTimeout(() => void look(), AGAIN_MS)
  }
  window.setTimeout(() => void look(), AGAIN_MS)
}
