import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * Keeps the screen on while a run is on it: a screen that sleeps no longer watches, and a run that nobody watches is
 * brought to a stop. Where the browser has no wake lock, the system's own setting decides.
 */
export class WakeLock implements ReactiveController {
  #wanted = false
  #lock: Promise<WakeLockSentinel | null> | null = null
  /** A lock is lost with the window and has to be asked for again. */
  readonly #seen = (): void => {
    if (document.visibilityState === 'visible') this.#take()
  }

  constructor(host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#seen)
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#seen)
    this.want(false)
  }

  want(wanted: boolean): void {
    if (wanted === this.#wanted) return
    this.#wanted = wanted
    if (wanted) this.#take()
    else {
      void this.#lock?.then((lock) => lock?.release())
      this.#lock = null
    }
  }

  #take(): void {
    if (!this.#wanted || !('wakeLock' in navigator)) return
    this.#lock = navigator.wakeLock.request('screen').catch(() => null)
  }
}
