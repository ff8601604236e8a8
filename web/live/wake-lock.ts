import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * Keeps the screen on while a run is on it: a screen that sleeps no longer watches, and a run that nobody watches is
 * brought to a stop. Where the browser cannot, only the system's own setting does, and somebody has to be told.
 */
export class WakeLock implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #wanted = false
  #lock: WakeLockSentinel | null = null
  #asking = false
  #refused = false
  /** A lock is lost with the window and has to be asked for again. */
  readonly #seen = (): void => void this.#take()

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** The screen is to stay on, and may not. */
  get maySleep(): boolean {
    return this.#wanted && (this.#refused || !('wakeLock' in navigator))
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
    if (wanted) void this.#take()
    else this.#release()
  }

  /** Without a secure context a browser has none to give. */
  async #take(): Promise<void> {
    const isVisible = document.visibilityState === 'visible'
    if (!this.#wanted || !isVisible || this.#lock !== null || this.#asking || !('wakeLock' in navigator)) return
    this.#asking = true
    const lock = await navigator.wakeLock.request('screen').catch(() => null)
    this.#asking = false
    this.#lock = lock
    lock?.addEventListener('release', () => {
      if (this.#lock === lock) this.#lock = null
      // Taken away from a window that is looked at, as with a battery that runs low.
      void this.#take()
    })
    if (!this.#wanted) this.#release()
    // One that went out of sight meanwhile is not refused: it asks when it is back.
    const isRefused = lock === null && document.visibilityState === 'visible'
    if (isRefused === this.#refused) return
    this.#refused = isRefused
    this.#host.requestUpdate()
  }

  #release(): void {
    void this.#lock?.release()
    this.#lock = null
  }
}
