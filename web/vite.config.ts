import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { compressed } from './build/compressed.ts'
import { writeFont } from './build/font.ts'
import { preloaded } from './build/preloaded.ts'
import { smallStyles } from './build/small-styles.ts'
import { smallTemplates } from './build/small-templates.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** The panel and the kiosk. Everything they need is served by the daemon: the font too, since a gym's screen may have no internet. */
export default defineConfig(async () => {
  await writeFont(`${here}../dist/font/inter.woff2`)
  return {
    root: here,
    plugins: [
      smallStyles(),
      smallTemplates(),
      preloaded('/index.html', ['/pieces/moving.ts', '/ready/ready.ts']),
      compressed(),
    ],
    build: {
      target: 'es2022',
      outDir: `${here}../dist/web`,
      emptyOutDir: true,
      // A browser that knows no preloading fetches the same, a little later.
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: `${here}index.html`, kiosk: `${here}kiosk.html` } },
    },
  }
})
