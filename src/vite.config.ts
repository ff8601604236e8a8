import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

const NATIVE = ['libsql', '@abandonware/noble', '@abandonware/bleno', '@abandonware/bluetooth-hci-socket']

/**
 * One sign beyond Latin-1 makes V8 keep the whole text of a file at two octets a sign, for as long as it runs: megabytes. Escapes
 * mean the same in strings, templates and regular expressions.
 */
const latin1Only: Plugin = {
  name: 'latin-1-only',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = escaped(chunk.code)
  },
}
const escaped = (code: string): string =>
  code.replaceAll(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The daemon, its radio process, the one that backs up and the thread that writes, with all that they need. What is native cannot be bundled. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [latin1Only],
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
        'backup-process': `${root}src/keeping/backup-process.ts`,
        'export-thread': `${root}src/export/export-thread.ts`,
        'import-thread': `${root}src/import/import-thread.ts`,
        'series-thread': `${root}src/series/series-thread.ts`,
        'writer-thread': `${root}src/history/writer-thread.ts`,
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/[name].js',
        // What V8 takes to read a file of megabytes, it keeps: 9 MB. Of small ones each is read in the room of the one before.
        codeSplitting: { groups: [{ name: 'packages', test: /node_modules/, maxSize: 200_000 }] },
      },
    },
  },
})
