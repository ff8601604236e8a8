import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

/** The panel and the kiosk. Everything they need is served by the daemon: fonts too, since a gym's screen may have no internet. */
export default defineConfig({
  root: here,
  build: {
    target: 'es2022',
    outDir: `${here}../dist/web`,
    emptyOutDir: true,
    rolldownOptions: { input: { index: `${here}index.html`, kiosk: `${here}kiosk.html` } },
  },
})
