import type { Clock } from '../live/clock.ts'
import type { Contact, Contacts } from './contacts.ts'

/** What a button's ask does to the belt. `plain` does neither: again, skip, finish. */
export type Effect = 'slows' | 'speeds' | 'plain'

/** Shorter is a splash of sweat, longer a hand that rests. */
const CLEAN_MS = { least: 80, most: 800 }
const REPEAT_MS = 400
/** A finger that stays on what slows for this long means it, whatever came of its landing. */
const STAYS_MS = 1000

/**
 * One button under wet, moving fingers. What slows fires as the finger lands, and again each 400 ms where it repeats;
 * what speeds up fires only as a single finger leaves it, 80 to 800 ms later, still inside, with nothing else on the
 * screen meanwhile and the screen still the same; a mouse may be as quick or as slow as it likes. The rest fires as the finger leaves it inside, unless a whole hand is on the screen.
 */
export class Press {
  readonly #clock: Clock
  readonly #contacts: Contacts
  readonly #fire: () => void
  readonly #tell: (what: 'stay' | 'short') => void
  #effect: Effect
  #repeats: boolean
  #touch: { id: number; atMs: number; clean: boolean; mouse: boolean; changes: number } | null = null
  #stopRepeating: () => void = () => {}
  #forgetStay: () => void = () => {}

  /**
   * @param tell `stay`: a finger, but no mouse, has stayed for 1 s on what slows; `short`: a touch of what speeds up was as it
   * has to be, but too short
   */
  constructor(
    clock: Clock,
    contacts: Contacts,
    fire: () => void,
    effect: Effect = 'plain',
    repeats = false,
    tell: (what: 'stay' | 'short') => void = () => {},
  ) {
    this.#clock = clock
    this.#contacts = contacts
    this.#fire = fire
    this.#tell = tell
    this.#effect = effect
    this.#repeats = repeats
  }

  /** A button that comes to mean something else forgets the finger on it. */
  mean(effect: Effect, repeats: boolean): void {
    if (effect === this.#effect && repeats === this.#repeats) return
    this.cancel()
    this.#effect = effect
    this.#repeats = repeats
  }

  /** The contact is known to `contacts` already. */
  down({ id, mouse = false }: Contact): void {
    this.cancel()
    this.#touch = { id, atMs: this.#clock.nowMs(), clean: this.#isClean(), mouse, changes: this.#contacts.changes }
    if (this.#effect !== 'slows') return
    this.#fire()
    if (this.#repeats) this.#repeatSoon()
    if (!mouse) this.#forgetStay = this.#clock.after(STAYS_MS, () => this.#tell('stay'))
  }

  /** A finger landed of which no pointer is told: what slows is taken, all else knows nothing of it. */
  touched(): void {
    if (this.#effect === 'slows') this.#fire()
  }

  /** Called while the contact is still known to `contacts`, and whenever another one lands. */
  look(): void {
    if (this.#touch === null) return
    const isOfBefore = this.#touch.changes !== this.#contacts.changes
    if (isOfBefore || !this.#isClean()) this.#touch.clean = false
  }

  up(id: number, inside: boolean): void {
    const touch = this.#touch
    if (touch?.id !== id) return
    this.look()
    this.cancel()
    const lastedMs = this.#clock.nowMs() - touch.atMs
    if (!inside) return
    if (this.#effect === 'plain' && !this.#contacts.crowded) this.#fire()
    if (this.#effect !== 'speeds' || !touch.clean) return
    if (!touch.mouse && lastedMs < CLEAN_MS.least) this.#tell('short')
    else if (touch.mouse || lastedMs <= CLEAN_MS.most) this.#fire()
  }

  /** Pressed by a key or a screen reader, without a finger that could be judged. */
  click(): void {
    if (this.#effect !== 'speeds' || !this.#contacts.onlySlowing) this.#fire()
  }

  cancel(): void {
    this.#touch = null
    this.#stopRepeating()
    this.#forgetStay()
  }

  #isClean(): boolean {
    return this.#contacts.count <= 1 && !this.#contacts.onlySlowing
  }

  #repeatSoon(): void {
    this.#stopRepeating = this.#clock.after(REPEAT_MS, () => {
      this.#fire()
      this.#repeatSoon()
    })
  }
}
