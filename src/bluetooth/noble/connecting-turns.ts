import { GattError } from '../gatt.ts'

/**
 * Turns at making a connection: an adapter makes one at a time, and noble's own queue latches. One that yields gives
 * way, whether it waits or is under way, as soon as one that does not is asked for.
 */
export class ConnectingTurns {
  #last: Promise<unknown> = Promise.resolve()
  readonly #yielding = new Set<AbortController>()

  /** Calls off those that yield. A scan that begins does so too: it rests while a connection is made. */
  giveWay(): void {
    for (const other of this.#yielding) other.abort()
  }

  /**
   * @param work is to end soon once its signal is aborted
   * @throws {GattError} `not-connected` where it gave way before its turn came
   */
  take<T>(yields: boolean, work: (until: AbortSignal) => Promise<T>): Promise<T> {
    if (!yields) this.giveWay()
    const mine = new AbortController()
    if (yields) this.#yielding.add(mine)
    const done = this.#last
      .then(() => (mine.signal.aborted ? Promise.reject(gaveWay()) : work(mine.signal)))
      .finally(() => this.#yielding.delete(mine))
    this.#last = done.catch(() => undefined)
    return done
  }
}

export const gaveWay = (): GattError => new GattError('not-connected', 'It gave way to another connection.')
