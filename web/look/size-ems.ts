import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How wide and high an element is in its own type: in a picture whose steps are a share of it, what tells which words fit. */
export class SizeEms implements ReactiveController {
  /** Unbounded until it is measured, ahead of the first paint. */
  wide = Infinity
  high = Infinity

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
    const em = parseFloat(getComputedStyle(this.#host).fontSize)
    const [wide, high] = [this.#host.clientWidth / em, this.#host.clientHeight / em]
    if ((wide === this.wide && high === this.high) || wide === 0 || high === 0) return
    this.wide = wide
    this.high = high
    this.#host.requestUpdate()
  }
}
