import { css } from 'lit'
import { onScreenSettings, screenSettings } from './screen-settings.ts'

/** In every element, by its base: empty, unless this screen wants less motion than its system. A flash has a switch of its own. */
export const stillness = css``

const STILL = `*:not(.flash), *::before, *::after { animation: none !important; transition: none !important; }`

/** Stills every element, now and with each change. */
export function followMotion(): void {
  const show = (): void => stillness.styleSheet?.replaceSync(screenSettings().lessMotion ? STILL : '')
  show()
  onScreenSettings(show)
}
