import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare, ROOT } from '../src/prepare.mjs'
import { leftOutOf, testFilesIn } from './needs.mjs'

// `npm test`: installs, builds, runs every test this computer can run, and says which it could not.

const NONE = { passed: 0, failed: 0, skipped: 0 }

prepare()

const mustRunAll = process.env['CI'] === 'true' || process.env['CRESCENDO_REQUIRE_ALL'] === '1'
const leftOut = leftOutOf(ROOT)
  .map((reason) => ({ ...reason, files: testFilesIn(ROOT, reason.folder) }))
  .filter(({ files }) => files.length > 0)
const leftOutFiles = leftOut.flatMap(({ files }) => files)

const folder = mkdtempSync(join(tmpdir(), 'crescendo-test-'))
const resultsFile = join(folder, 'results.json')
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config=test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    '--reporter=./test/second-tries.ts',
    `--outputFile.json=${resultsFile}`,
    ...leftOutFiles.map((file) => `--exclude=${file}`),
    ...process.argv.slice(2),
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    // What tests put down for a moment goes with them; the picture of a failure stays.
    env: { ...process.env, TMPDIR: folder, CRESCENDO_PICTURES: tmpdir() },
  },
)

for (const { missing, mend, files } of leftOut) {
  console.log(`\nLeft out, because this computer has no ${missing}:`)
  for (const file of files) console.log(`  ${file}`)
  console.log(`To run them: ${mend}`)
}
if (leftOutFiles.length > 0) {
  console.log(mustRunAll ? '\nHere every test has to run, so this is a failure.' : '\nEach counts as one skipped.')
}

const { passed, failed, skipped } = existsSync(resultsFile) ? countsIn(resultsFile) : NONE
rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
if (status !== 0 && failed === 0) console.log('\nThe run itself failed, not a test; the reason stands above.')
console.log(`\n${passed} passed, ${failed} failed, ${skipped + leftOutFiles.length} skipped`)
process.exit(status === 0 && mustRunAll && leftOutFiles.length > 0 ? 1 : (status ?? 1))

/**
 * @typedef {{ status: string, assertionResults: { status: string }[] }} FileReport
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: FileReport[] }} Report
 */

/**
 * The counts in Vitest's JSON report. A file that failed before its first test counts as one failed.
 * @param {string} file
 */
function countsIn(file) {
  const report = /** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8')))
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
