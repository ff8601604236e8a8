import type { Clock } from '../live/clock.ts'

/** One finger, or what the screen takes for one. */
export interface Contact {
  readonly id: number
  /** The larger side of its box, CSS pixels. */
  readonly widthPx: number
  /** A mouse: no sweat clicks it. */
  readonly mouse?: boolean
}

/** After the screen changed by itself a finger is still aiming at what was there before. */
const AFTER_CHANGE_MS = 600
/** A palm, a towel, an elbow. */
const WIDE_PX = 60
const MANY = 3

/** Everything that touches the screen. Decides when only slowing asks count. */
export class Contacts {
  readonly #clock: Clock
  readonly #down = new Map<number, Contact>()
  #changedAtMs = -Infinity
  #changes = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  down(contact: Contact): void {
    this.#down.set(contact.id, contact)
  }

  /** A contact's box can grow while it lies on the screen. */
  grow(contact: Contact): void {
    const known = this.#down.get(contact.id)
    if (known !== undefined && contact.widthPx > known.widthPx) this.#down.set(contact.id, contact)
  }

  up(id: number): void {
    this.#down.delete(id)
  }

  /** The page lost the window: what lifts now is not told. */
  clear(): void {
    this.#down.clear()
  }

  screenChanged(): void {
    this.#changedAtMs = this.#clock.nowMs()
    this.#changes++
  }

  /** How often it did: a finger that landed before is not meant for what is there now. */
  get changes(): number {
    return this.#changes
  }

  get count(): number {
    return this.#down.size
  }

  /** True while nothing that speeds up may be asked for. */
  get onlySlowing(): boolean {
    return this.crowded || this.#clock.nowMs() - this.#changedAtMs < AFTER_CHANGE_MS
  }

  /** True under a hand, a towel or a palm: whatever is pressed then was not meant, unless it slows. */
  get crowded(): boolean {
    return this.#down.size >= MANY || [...this.#down.values()].some(({ widthPx }) => widthPx > WIDE_PX)
  }
}
