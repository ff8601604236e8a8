import type { ReactiveControllerHost } from 'lit'
import { Redraws } from './redraws.ts'
import { changeScreen, onScreenSettings, screenSettings } from './screen-settings.ts'

/** Dark or light: as the system has it, until somebody chooses for this screen. */
export type Theme = 'dark' | 'light'

const prefersLight = window.matchMedia('(prefers-color-scheme: light)')

function themeNow(): Theme {
  const { light } = screenSettings()
  if (light !== 'auto') return light
  return prefersLight.matches ? 'light' : 'dark'
}

/** Called whenever it may be another. Returns its undo. */
function onTheme(listen: () => void): () => void {
  prefersLight.addEventListener('change', listen)
  const forget = onScreenSettings(listen)
  return () => {
    prefersLight.removeEventListener('change', listen)
    forget()
  }
}

/** Shows it, now and with each change. `public/first.js` has shown it ahead of the first paint. */
export function followTheme(): void {
  const show = (): void => {
    document.documentElement.dataset['theme'] = themeNow()
  }
  show()
  onTheme(show)
}

/** To the other one, whatever was chosen. */
export const toggleTheme = (): void => changeScreen({ light: themeNow() === 'light' ? 'dark' : 'light' })

/** The theme that is shown, for what has to say it. */
export class ThemeNow extends Redraws {
  constructor(host: ReactiveControllerHost) {
    super(host, onTheme)
  }

  get theme(): Theme {
    return themeNow()
  }
}
