/** Dark is the panel's own face, whatever the browser prefers; light is the runner's choice for a bright room. */
export type Theme = 'dark' | 'light'

/** Where the choice is kept; `public/theme.js` reads it ahead of the first paint. */
const KEY = 'theme'

export const themeNow = (): Theme => (document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark')

/** Shows the theme at once and remembers it in this browser. A browser that keeps nothing forgets it with the page. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage is blocked or full: the choice holds until the page is left.
  }
}
