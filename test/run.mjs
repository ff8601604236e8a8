import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare, ROOT } from '../src/prepare.mjs'
import { leftOutOf, testFilesIn } from './needs.mjs'

// `npm test`: installs, builds, runs every test this computer can run, and says which it could not.

const NONE = { passed: 0, failed: 0, skipped: 0 }
/** Of a process that takes what others leave, as `nice` counts it. */
const BEHIND_OTHERS = 10

prepare()

const mustRunAll = process.env['CI'] === 'true' || process.env['CRESCENDO_REQUIRE_ALL'] === '1'
const leftOut = leftOutOf(ROOT)
  .map((reason) => ({ ...reason, files: testFilesIn(ROOT, reason.folder) }))
  .filter(({ files }) => files.length > 0)
const leftOutFiles = leftOut.flatMap(({ files }) => files)

const folder = mkdtempSync(join(tmpdir(), 'crescendo-test-'))
const wanted = process.argv.slice(2)
const choosesProject = wanted.some((argument) => argument.startsWith('--project'))
// The stack waits more than it works: what is pure runs meanwhile, behind it, and is printed after it.
const all = await Promise.all(choosesProject ? [vitest('all')] : [vitest('stack'), vitest('pure')])

/**
 * Runs the tests of a project; resolves with Vitest's exit code and the counts.
 * @param {'stack' | 'pure' | 'all'} project
 */
async function vitest(project) {
  const resultsFile = join(folder, `${project}.json`)
  const outputFile = join(folder, `${project}.txt`)
  const output = project === 'pure' ? openSync(outputFile, 'w') : 'inherit'
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config=test/vitest.config.ts',
      ...(project === 'all' ? [] : [`--project=${project}`, '--passWithNoTests']),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${resultsFile}`,
      ...leftOutFiles.map((file) => `--exclude=${file}`),
      ...wanted,
    ],
    { cwd: ROOT, stdio: ['inherit', output, output] },
  )
  if (project === 'pure' && child.pid !== undefined) setPriority(child.pid, BEHIND_OTHERS)
  const [code] = /** @type {[number | null]} */ (await once(child, 'close'))
  if (typeof output === 'number') closeSync(output)
  return {
    status: code ?? 1,
    output: typeof output === 'number' ? readFileSync(outputFile, 'utf8') : '',
    counts: existsSync(resultsFile) ? countsIn(resultsFile) : NONE,
  }
}

for (const { output } of all) process.stdout.write(output)
for (const { missing, mend, files } of leftOut) {
  console.log(`\nLeft out, because this computer has no ${missing}:`)
  for (const file of files) console.log(`  ${file}`)
  console.log(`To run them: ${mend}`)
}
if (leftOutFiles.length > 0) {
  console.log(mustRunAll ? '\nHere every test has to run, so this is a failure.' : '\nEach counts as one skipped.')
}

rmSync(folder, { recursive: true })
/** @param {keyof typeof NONE} of */
const sum = (of) => all.reduce((total, { counts }) => total + counts[of], 0)
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped') + leftOutFiles.length]
const status = all.map((run) => run.status).find((code) => code !== 0) ?? 0
if (status !== 0 && failed === 0) console.log('\nThe run itself failed, not a test; the reason stands above.')
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
const ranNone = passed + failed + skipped === 0
process.exit(status === 0 && (ranNone || (mustRunAll && leftOutFiles.length > 0)) ? 1 : status)

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
