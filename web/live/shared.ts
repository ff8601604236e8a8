import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Something that the daemon tells, the same on every screen. */
export class Shared<T> {
  /** Null until the daemon has said it. */
  now: T | null = null
  readonly #listeners = new Set<() => void>()

  hear(told: T): void {
    this.now = told
    for (const listen of this.#listeners) listen()
  }

  /** Returns its undo. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Draws its host anew with each change. */
export class SharedNow<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #shared: Shared<T>
  #unsubscribe: () => void = () => {}

  constructor(host: ReactiveControllerHost, shared: Shared<T>) {
    this.#host = host
    this.#shared = shared
    host.addController(this)
  }

  get is(): T | null {
    return this.#shared.now
  }

  hostConnected(): void {
    this.#unsubscribe = this.#shared.subscribe(() => this.#host.requestUpdate())
  }

  hostDisconnected(): void {
    this.#unsubscribe()
  }
}
