import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Back is pressed again before the page hears of it. */
const AHEAD = 3

/**
 * While the belt moves, the page is not left by a slip: closing it is asked about, and the browser's back leads back here.
 * A browser lets a page do both only once somebody has touched it.
 */
export class LeaveGuard implements ReactiveController {
  readonly #held: () => void
  #guarded = false
  /** How many entries of the history that back may use up are ours. */
  #ahead = 0

  /** @param held told when somebody wanted back, and stays */
  constructor(host: ReactiveControllerHost, held: () => void) {
    this.#held = held
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('beforeunload', this.#closing)
    window.addEventListener('popstate', this.#back)
    window.addEventListener('pointerup', this.#touched, { capture: true })
    window.addEventListener('keyup', this.#touched, { capture: true })
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeunload', this.#closing)
    window.removeEventListener('popstate', this.#back)
    window.removeEventListener('pointerup', this.#touched, { capture: true })
    window.removeEventListener('keyup', this.#touched, { capture: true })
  }

  want(guarded: boolean): void {
    if (guarded === this.#guarded) return
    this.#guarded = guarded
    if (guarded) return this.#push()
    // At rest back leads where it led before.
    if (this.#ahead > 0) history.go(-this.#ahead)
    this.#ahead = 0
  }

  readonly #touched = (): void => {
    if (this.#guarded) this.#push()
  }

  readonly #closing = (event: BeforeUnloadEvent): void => {
    if (this.#guarded) event.preventDefault()
  }

  readonly #back = (): void => {
    this.#ahead = Math.max(0, this.#ahead - 1)
    if (!this.#guarded) return
    this.#push()
    this.#held()
  }

  /** Entries that were made before anybody touched the page are passed over by the browser: they are made again then. */
  #push(): void {
    const touched = navigator.userActivation.hasBeenActive
    for (let ahead = this.#ahead; ahead < AHEAD; ahead++) history.pushState(null, '')
    this.#ahead = touched ? AHEAD : 0
  }
}
