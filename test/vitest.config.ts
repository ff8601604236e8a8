import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Real processes, real time: a daemon, a browser, a controller. They wait more than they work. */
const stack = ['test/bluetooth/**/*.test.ts', 'test/browser/**/*.test.ts', 'test/process/**/*.test.ts']

/** The air is one (btvirt's socket names are fixed), so its files wait for each other: between them, files that need none. */
class AirBetween extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const needsAir = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/test/bluetooth/')
    const air = sorted.filter(needsAir)
    const rest = sorted.filter((file) => !needsAir(file))
    return Array.from({ length: Math.max(air.length, rest.length) }, (_, i) => [air[i], rest[i]])
      .flat()
      .filter((file) => file !== undefined)
  }
}

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    sequence: { sequencer: AirBetween },
    projects: [
      {
        test: {
          name: 'pure',
          root,
          include: ['test/**/*.test.ts'],
          exclude: [...stack, 'test/bench/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'stack',
          root,
          include: stack,
          globalSetup: [`${root}test/global-setup.ts`],
          testTimeout: 60_000,
          // A file may have to wait for the air.
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
