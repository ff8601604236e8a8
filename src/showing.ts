/** What is shown of something that changes: drawn once where somebody looks, and told to those who look. */
export interface Showing<Picture> {
  /** It has changed. Who looks is told after what is on its way to the belt: drawing takes longer than an order. */
  changed(): void
  /** As it was after the last change. */
  picture(): Picture
  /** Called after every change. Returns its undo. */
  subscribe(listener: () => void): () => void
  /** Tells nobody any more. */
  close(): void
}

/** @param draw given how often it has changed so far */
export function showing<Picture>(draw: (number: number) => Picture): Showing<Picture> {
  const listeners = new Set<() => void>()
  let number = 0
  let newest: Picture | null = null
  let willTell = false

  function tell(): void {
    willTell = false
    for (const listener of listeners) listener()
  }

  return {
    changed() {
      number++
      newest = null
      if (!willTell) setImmediate(tell)
      willTell = true
    },
    picture: () => (newest ??= draw(number)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => listeners.clear(),
  }
}
