import type { ReactiveControllerHost } from 'lit'
import { Redraws } from './redraws.ts'

/** Whether the screen is taller than wide: the tall layout. The same question as the styles ask. */
export class Portrait extends Redraws {
  readonly #query: MediaQueryList

  constructor(host: ReactiveControllerHost) {
    const query = window.matchMedia('(orientation: portrait)')
    super(host, (changed) => {
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    })
    this.#query = query
  }

  get tall(): boolean {
    return this.#query.matches
  }
}
