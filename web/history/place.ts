import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { HISTORY, RUN } from './address.ts'

/** The list of runs, or one of them: its address says which. */

const runAt = (search: string): string | null => new URLSearchParams(search).get(RUN)

/** Follows the address, and what leads from one to the other without loading the page anew: back and forward stay the browser's. */
export class Place implements ReactiveController {
  /** The run that is shown; null: the list. */
  run: string | null = runAt(location.search)
  readonly #host: ReactiveControllerHost & HTMLElement
  /** Steps that lead from a run back to the list. */
  #steps = 0

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#popped)
    this.#host.addEventListener('click', this.#clicked)
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#popped)
    this.#host.removeEventListener('click', this.#clicked)
  }

  /** From a run to the list, from the list to the panel. */
  back(): void {
    if (this.run === null) location.assign('/')
    else if (this.#steps > 0) history.back()
    else {
      history.replaceState(null, '', HISTORY)
      this.#become()
    }
  }

  readonly #popped = (): void => {
    this.#steps = Math.max(0, this.#steps - 1)
    this.#become()
  }

  /** A run that is opened in another window is the browser's. */
  readonly #clicked = (event: MouseEvent): void => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const link = event.composedPath().find((on): on is HTMLAnchorElement => on instanceof HTMLAnchorElement)
    if (link === undefined || link.origin !== location.origin || link.pathname !== HISTORY) return
    event.preventDefault()
    history.pushState(null, '', link.href)
    this.#steps++
    this.#become()
  }

  #become(): void {
    this.run = runAt(location.search)
    this.#host.requestUpdate()
  }
}
