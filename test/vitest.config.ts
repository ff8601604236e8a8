import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Real processes, real time: a daemon, a browser, a controller, a socket. They wait more than they work. */
const stack = [
  'test/bluetooth/**/*.test.ts',
  'test/browser/**/*.test.ts',
  'test/process/**/*.test.ts',
  'test/server/{live,watching}.test.ts',
  'test/history/kill.test.ts',
  'test/{clock,loop-lag}.test.ts',
]

export default defineConfig({
  root,
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          root,
          include: ['test/**/*.test.ts'],
          exclude: [...stack, 'test/bench/**'],
          maxWorkers: 2,
          isolate: false,
          // Of a busy computer, too.
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'stack',
          root,
          include: stack,
          globalSetup: [`${root}test/global-setup.ts`],
          maxWorkers: 4,
          testTimeout: 120_000,
          expect: { poll: { timeout: 10_000 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
