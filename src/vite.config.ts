import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

const NATIVE = ['libsql', '@abandonware/noble', '@abandonware/bleno', '@abandonware/bluetooth-hci-socket']

/** The daemon, its radio process and the thread that writes, with all that they need. What is native cannot be bundled. */
export default defineConfig({
  root,
  publicDir: false,
  // Hundreds of small files, to be found and read at every start.
  ssr: { noExternal: true, external: NATIVE },
  build: {
    ssr: true,
    target: 'node20',
    outDir: `${root}dist`,
    emptyOutDir: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: `${root}src/main.ts`,
        'radio-process': `${root}src/bluetooth/radio/process.ts`,
        'writer-thread': `${root}src/history/writer-thread.ts`,
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name].js' },
    },
  },
})
