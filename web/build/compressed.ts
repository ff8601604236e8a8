import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const IS_TEXT = /\.(js|css|html|svg)$/

/** Beside every text that was built, the same smaller, once and at leisure: a daemon on a small computer has no time for it. */
export const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = '' }) {
    for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((one) => IS_TEXT.test(one))) {
      const file = join(dir, name)
      const text = readFileSync(file)
      writeFileSync(`${file}.gz`, gzipSync(text, { level: constants.Z_BEST_COMPRESSION }))
      writeFileSync(`${file}.br`, brotliCompressSync(text))
    }
  },
})
