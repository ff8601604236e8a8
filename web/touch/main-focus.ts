import type { LitElement, ReactiveController } from 'lit'
import type { PageName } from '../page-of.ts'

/** What each screen is for: its one main action. While running there is none: what has the focus keeps it. */
const MAIN = '.begin, .go, .main, .skip'

/** Whether this button is in one of them. */
export function isMainAction(button: HTMLButtonElement): boolean {
  const root = button.getRootNode()
  return root instanceof ShadowRoot && root.host.matches(MAIN)
}

/** With every new screen the focus goes to its main action: a key pressed next means what the eye is on. */
export class MainFocus implements ReactiveController {
  readonly #host: LitElement
  readonly #screen: () => PageName | null
  #focused: PageName | null = null

  /** @param screen which one is drawn */
  constructor(host: LitElement, screen: () => PageName | null) {
    this.#host = host
    this.#screen = screen
  }

  hostUpdated(): void {
    const screen = this.#screen()
    if (screen === this.#focused) return
    this.#focused = screen
    if (screen === null || screen === 'run' || screen === 'sprint') return
    // Its parts draw themselves until then.
    requestAnimationFrame(() => {
      const main = within(this.#host.renderRoot)
      main?.shadowRoot?.querySelector('button')?.focus({ preventScroll: true })
    })
  }
}

function within(root: ParentNode): Element | null {
  const own = root.querySelector(MAIN)
  if (own?.shadowRoot) return own
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const found = shadowRoot === null ? null : within(shadowRoot)
    if (found !== null) return found
  }
  return null
}
