import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('..', import.meta.url))
/** What is drawn at random is drawn by it. */
const seed = process.env['CRESCENDO_SEED'] ?? String(Math.floor(Math.random() * 1e6))
console.log(`Drawn by CRESCENDO_SEED=${seed}`)
/** So many times as much is drawn, and takes as many times as long. */
const times = Math.max(1, Number(process.env['CRESCENDO_DRAWS'] ?? 1))
/** The terminal speaks the language of who mends Crescendo; its tests read it in English. */
const env = { LC_ALL: 'C.UTF-8', CRESCENDO_SEED: seed }
/** So do those of the panel. */
const speaksEnglish = `${root}test/web/speak-english.ts`
/** Radios, in whose libraries there is one of each a process. */
const radio = ['test/bluetooth/**/*.test.ts']
/** Real processes, real time: a daemon, a browser, a socket. They wait more than they work. */
const stack = [
  'test/browser/**/*.test.ts',
  'test/process/**/*.test.ts',
  'test/server/{live,watching}.test.ts',
  'test/history/kill.test.ts',
  'test/keeping/{killed,weekly}.test.ts',
  'test/{clock,loop-lag}.test.ts',
  'test/voice/voice.test.ts',
  // Beside radios, but without one.
  'test/bluetooth/{att-queue,dead-mans-switch,h4-socket,radio-lock,uuid}.test.ts',
]

/** What takes longest, the longest first: what is begun last is waited for, while the other workers have nothing to do. */
const longest = [
  ...['browser/measure', 'browser/run', 'bluetooth/daemon/whole-run', 'bluetooth/daemon/misbehaving'],
  ...['bluetooth/radio-hangs', 'browser/pacing', 'browser/meeting', 'browser/by-keyboard', 'bluetooth/two-links'],
  ...['bluetooth/daemon/stop-and-rest', 'browser/history', 'process/full-disk', 'bluetooth/daemon/killed-in-sprint'],
  ...['process/recovery', 'browser/lost', 'browser/kiosk', 'browser/coach', 'process/damage', 'process/leaving'],
  ...['process/import', 'process/runners', 'browser/runners', 'process/runner-commands', 'browser/named-plans'],
  ...['browser/watching', 'browser/sound', 'process/terminal', 'browser/settings', 'process/commands', 'browser/asks'],
  ...['keeping/killed', 'bluetooth/radio-will', 'browser/sweaty-hand', 'bluetooth/daemon/leaving', 'history/kill'],
  ...['browser/stop-answers', 'browser/touch', 'browser/first-use', 'keeping/weekly', 'browser/language'],
  ...['process/check', 'voice/voice', 'browser/drawn-contrast', 'process/start', 'process/slow-disk'],
  ...['process/elsewhere', 'process/keeping', 'browser/walk', 'browser/axe', 'browser/screens', 'browser/danger'],
  ...['daemon/incline', 'sync/sync', 'house/imports', 'treadmill/ftms-treadmill', 'server/asks', 'safety/every-state'],
  ...['session/every-gate', 'daemon/misbehaving', 'daemon/properties', 'daemon/public-cases', 'safety/properties'],
  ...['session/asks.properties', 'daemon/out-of-sight', 'daemon/replay', 'daemon/quirk-rows', 'server/routes'],
  ...['house/words', 'daemon/second-kind', 'daemon/recovery', 'daemon/stop-table', 'daemon/guided', 'session/quiet'],
].map((name) => `/test/${name}.test.ts`)

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((path) => moduleId.endsWith(path))
      return place === -1 ? longest.length : place
    }
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b))
  }
}

const realTime = {
  root,
  globalSetup: [`${root}test/global-setup.ts`],
  setupFiles: [speaksEnglish],
  env,
  maxWorkers: 5,
  testTimeout: 120_000 * times,
  // What is opened before a test is opened by a busy computer, too.
  hookTimeout: 60_000,
  // They share two cores with each other's browsers; who needed it is said at the end.
  retry: 1,
  expect: { poll: { timeout: 10_000 } },
  sequence: { groupOrder: 1 },
}

export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestFirst },
    // What one project or worker has translated is there for the next.
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          name: 'pure',
          root,
          include: ['test/**/*.test.ts'],
          exclude: [...stack, ...radio, 'test/bench/**'],
          maxWorkers: 2,
          isolate: false,
          setupFiles: [speaksEnglish],
          env,
          // Of a busy computer, too.
          testTimeout: 300_000 * times,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      // What a file imports is there for the next one, too: to make it anew takes a second of each.
      { test: { ...realTime, name: 'stack', include: stack, isolate: false } },
      { test: { ...realTime, name: 'radio', include: radio, exclude: stack } },
    ],
  },
})
