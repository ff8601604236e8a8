import type { ReactiveControllerHost } from 'lit'
import { Redraws } from '../look/redraws.ts'

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
export class SharedNow<T> extends Redraws {
  readonly #shared: Shared<T>

  constructor(host: ReactiveControllerHost, shared: Shared<T>) {
    super(host, (changed) => shared.subscribe(changed))
    this.#shared = shared
  }

  get is(): T | null {
    return this.#shared.now
  }
}
