import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Whatever uses btvirt (its socket names are fixed), a browser or a real daemon process takes its turn. */
const oneAtATime = ['test/bluetooth/**/*.test.ts', 'test/browser/**/*.test.ts', 'test/process/**/*.test.ts']

export default defineConfig({
  root,
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          root,
          include: ['test/**/*.test.ts'],
          exclude: [...oneAtATime, 'test/bench/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'stack',
          root,
          include: oneAtATime,
          globalSetup: [`${root}test/global-setup.ts`],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
