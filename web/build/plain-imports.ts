import type { Plugin } from 'vite'

/** As Vite names what it puts around each `import()`: it fetches styles and preloads first, and there are none. */
const AROUND = '\0vite/preload-helper.js'

/** An `import()` is the browser's own, and nothing around it. */
export const plainImports = (): Plugin => ({
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === AROUND ? 'export const __vitePreload = (load) => load()' : null),
})
