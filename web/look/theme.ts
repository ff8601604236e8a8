import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Dark or light: as the system has it, until the runner chooses for this browser. */
export type Theme = 'dark' | 'light'

/** Where the choice is kept; `public/theme.js` reads it ahead of the first paint. */
const KEY = 'theme'
const light = window.matchMedia('(prefers-color-scheme: light)')
const watchers = new Set<() => void>()
let chosen = false
try {
  chosen = localStorage.getItem(KEY) !== null
} catch {
  // Storage is blocked: nothing was chosen here.
}

const themeNow = (): Theme => (document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark')

function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  for (const look of watchers) look()
}

light.addEventListener('change', () => {
  if (!chosen) show(light.matches ? 'light' : 'dark')
})

/** Shows the theme at once and remembers it in this browser. A browser that keeps nothing forgets it with the page. */
export function chooseTheme(theme: Theme): void {
  chosen = true
  show(theme)
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage is blocked or full: the choice holds until the page is left.
  }
}

/** The theme that is shown, for what has to say it. */
export class ThemeNow implements ReactiveController {
  readonly #look: () => void

  constructor(host: ReactiveControllerHost) {
    this.#look = () => host.requestUpdate()
    host.addController(this)
  }

  get theme(): Theme {
    return themeNow()
  }

  hostConnected(): void {
    watchers.add(this.#look)
  }

  hostDisconnected(): void {
    watchers.delete(this.#look)
  }
}
