import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** What a person has opened over a screen, the newest last. */
const open: Opened[] = []
/** Steps back through the browser's history that are our own, and close nothing. */
let own = 0
let isHeard = false

/**
 * A list, the settings, or another side of a screen: the browser's back closes it, and leads out of the page only where nothing
 * is open. So does Esc, where it is wanted.
 */
export class Opened implements ReactiveController {
  readonly #byEscape: boolean
  readonly #close: () => void

  /** @param close closes it on the screen */
  constructor(host: ReactiveControllerHost, close: () => void, byEscape = true) {
    this.#close = close
    this.#byEscape = byEscape
    host.addController(this)
  }

  hostConnected(): void {
    if (this.#byEscape) window.addEventListener('keydown', this.#escape)
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#escape)
    this.forget()
  }

  /** Whether it is open now. */
  want(isOpen: boolean): void {
    if (isOpen === open.includes(this)) return
    if (isOpen) {
      hear()
      open.push(this)
      history.pushState(null, '')
      return
    }
    this.forget()
    own++
    history.back()
  }

  /** It went with its screen: then back has one step that leads nowhere, since going it now could pass what guards a run. */
  forget(): void {
    const at = open.indexOf(this)
    if (at >= 0) open.splice(at, 1)
  }

  readonly #escape = ({ key, defaultPrevented }: KeyboardEvent): void => {
    if (key === 'Escape' && !defaultPrevented && open.at(-1) === this) this.#close()
  }

  /** Back was pressed: its step is gone already. */
  static closeNewest(): void {
    if (own > 0) return void own--
    const newest = open.pop()
    if (newest !== undefined) newest.#close()
  }
}

function hear(): void {
  if (isHeard) return
  isHeard = true
  window.addEventListener('popstate', () => Opened.closeNewest())
}
