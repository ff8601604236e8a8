import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Draws its host anew with each change of something, for as long as the host is on the page. */
export class Redraws implements ReactiveController {
  readonly #changed: () => void
  readonly #subscribe: (changed: () => void) => () => void
  #unsubscribe: () => void = () => {}

  /** @param subscribe returns its undo */
  constructor(host: ReactiveControllerHost, subscribe: (changed: () => void) => () => void) {
    this.#changed = () => host.requestUpdate()
    this.#subscribe = subscribe
    host.addController(this)
  }

  hostConnected(): void {
    this.#unsubscribe = this.#subscribe(this.#changed)
  }

  hostDisconnected(): void {
    this.#unsubscribe()
  }
}
