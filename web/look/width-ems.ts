import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How wide an element is in its own type: in a picture whose steps are a share of it, what tells which words fit. */
export class WidthEms implements ReactiveController {
  /** Unbounded until it is measured, ahead of the first paint. */
  ems = Infinity

  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #observer = new ResizeObserver(() => this.#measure())

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer.observe(this.#host)
  }

  hostDisconnected(): void {
    this.#observer.disconnect()
  }

  #measure(): void {
    const ems = this.#host.clientWidth / parseFloat(getComputedStyle(this.#host).fontSize)
    if (ems === this.ems || ems === 0) return
    this.ems = ems
    this.#host.requestUpdate()
  }
}
