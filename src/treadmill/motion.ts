import type { Order } from '../belt/order.ts'

/** Readings that lie this near to each other are of one speed, km/h. */
const SAME_KMH = 0.05

/** Whether the belt moves by its newest reading: asked before anything is written that is a start to a belt at rest. */
export class Motion {
  #speedKmh = 0
  /** Down by more than our own order explains: a hand on the console may be stopping it. */
  #falls = false
  #order: Order | null = null

  ordered(order: Order): void {
    this.#order = order
  }

  measured(speedKmh: number | null): void {
    if (speedKmh === null) return
    const byUs = this.#order?.kind === 'speed' && this.#order.speedKmh < speedKmh
    this.#falls = speedKmh < this.#speedKmh - SAME_KMH && !byUs
    this.#speedKmh = speedKmh
  }

  /** The machine said that it was stopped, or is in other hands. */
  saidOver(): void {
    this.#speedKmh = 0
  }

  get moves(): boolean {
    return this.#speedKmh > 0
  }

  /** Moves, and nobody is stopping it. */
  get goesOn(): boolean {
    return this.moves && !this.#falls
  }
}
