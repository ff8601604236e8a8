import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Stryker } from '@stryker-mutator/core'

// `npm run mutation`: changes the rules of the belt one by one, and says which changes no test sees. It tries what differs from
// the branch `main`; with `-- --all` every rule; with `-- FILE…` those of the files.

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ROOMS = ['src/belt', 'src/safety', 'src/session']
/** So many of a hundred changes are seen, at least. */
const GOAL_PERCENT = 90

const args = process.argv.slice(2)
const mutate = args.includes('--all') ? ROOMS.map((room) => `${room}/**/*.ts`) : args.length > 0 ? args : changed()
if (mutate.length === 0) {
  console.log(
    `Nothing in ${ROOMS.join(', ')} differs from main. With -- --all every rule is tried, with -- FILE those of a file.`,
  )
  process.exit(0)
}

const results = await new Stryker({
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  mutate,
  coverageAnalysis: 'perTest',
  // A sentence in an error is no rule.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'node_modules/.cache/mutation.json',
  tempDirName: '.mutation',
  ignorePatterns: ['dist', 'web/dist', '*.log'],
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['progress', 'clear-text'],
  clearTextReporter: { reportTests: false, allowColor: false, reportScoreTable: true },
  allowConsoleColors: false,
  checkers: [],
  disableTypeChecks: false,
  cleanTempDir: 'always',
}).runMutationTest()

const seen = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
const unseen = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length
const percent = seen + unseen === 0 ? 100 : (100 * seen) / (seen + unseen)
console.log(`${seen} of ${seen + unseen} changes were seen: ${percent.toFixed(1)} %, of ${GOAL_PERCENT} %`)
process.exit(percent >= GOAL_PERCENT ? 0 : 1)

/** @returns {string[]} the files of the rooms that differ from `main`, or are not in it */
function changed() {
  const git = spawnSync('git', ['diff', '--name-only', '--diff-filter=d', 'main', '--', ...ROOMS], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  if (git.status !== 0) throw new Error(`git cannot say what differs from main: ${git.stderr.trim()}`)
  return git.stdout.split('\n').filter((file) => file.endsWith('.ts'))
}
