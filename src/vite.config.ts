import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The daemon, its radio process and the thread that writes. Other dependencies stay outside: the native ones cannot be bundled. */
export default defineConfig({
  root,
  publicDir: false,
  // Hundreds of small files, of which a tenth is used: half a second of every start.
  ssr: { noExternal: ['typebox'] },
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
