import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Whether the screen is taller than wide: the tall layout. The same question as the styles ask. */
export class Portrait implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #query = window.matchMedia('(orientation: portrait)')
  readonly #changed = (): void => this.#host.requestUpdate()

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  get tall(): boolean {
    return this.#query.matches
  }

  hostConnected(): void {
    this.#query.addEventListener('change', this.#changed)
  }

  hostDisconnected(): void {
    this.#query.removeEventListener('change', this.#changed)
  }
}
