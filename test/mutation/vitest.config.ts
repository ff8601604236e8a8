import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The tests that change of the rules is tried against: pure, the same draws for every change. */
export default defineConfig({
  root,
  test: {
    root,
    include: ['test/{belt,safety,session}/*.test.ts'],
    exclude: ['**/every-*.test.ts'],
    env: { LC_ALL: 'C.UTF-8', CRESCENDO_SEED: '1' },
    testTimeout: 300_000,
  },
})
