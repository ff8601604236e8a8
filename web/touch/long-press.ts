import type { Clock } from '../live/clock.ts'
import type { Contacts } from './contacts.ts'

/** How long a belt is asked to start or to speed up for. */
const LONG_PRESS_MS = 1500

/** A long press: fires once after 1.5 s of one unbroken touch; whatever interrupts it takes it back. */
export class LongPress {
  readonly #clock: Clock
  readonly #contacts: Contacts
  readonly #fire: () => void
  readonly #changed: (pressing: boolean) => void
  #undo: (() => void) | null = null

  constructor(clock: Clock, contacts: Contacts, fire: () => void, changed: (pressing: boolean) => void = () => {}) {
    this.#clock = clock
    this.#contacts = contacts
    this.#fire = fire
    this.#changed = changed
  }

  get pressing(): boolean {
    return this.#undo !== null
  }

  begin(): void {
    if (this.pressing || this.#contacts.count > 1) return
    const { changes } = this.#contacts
    this.#undo = this.#clock.after(LONG_PRESS_MS, () => {
      this.#undo = null
      this.#changed(false)
      const isSame = this.#contacts.changes === changes
      if (isSame && this.#contacts.count <= 1 && !this.#contacts.onlySlowing) this.#fire()
    })
    this.#changed(true)
  }

  cancel(): void {
    if (this.#undo === null) return
    this.#undo()
    this.#undo = null
    this.#changed(false)
  }
}
