import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Plain JavaScript with no dependency: it runs before anything is installed.

/** The project's own folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What stops a start before the daemon has begun; the exit codes are those of sysexits.h. */
const EXIT = { unavailable: 69, software: 70 }

/** @typedef {{ what: string, config: string, flags: string[], sources: string[], output: string }} Build */

/** @type {Build[]} */
const BUILDS = [
  {
    what: 'the daemon',
    config: 'src/vite.config.ts',
    flags: ['--ssr'],
    sources: ['src', 'protocol', 'package-lock.json'],
    output: 'dist/main.js',
  },
  {
    what: 'the panel',
    config: 'web/vite.config.ts',
    flags: [],
    sources: ['web', 'protocol', 'package-lock.json'],
    output: 'dist/web/index.html',
  },
]

/**
 * Why this Node cannot run Crescendo, in words; null when it can.
 * @param {string} version as in `process.versions.node`
 * @returns {string | null}
 */
export function nodeProblemOf(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return null
  return `Crescendo needs Node 20.19 or newer; this is Node ${version}. Install a newer one from https://nodejs.org and start again.`
}

/**
 * Whether node_modules holds exactly what package-lock.json asks for. Optional packages may be missing: the
 * Bluetooth library is one, and needs a compiler to install.
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const installedFile = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return false
  const installed = packagesIn(installedFile)
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    const found = installed[path]
    return path === '' || (found === undefined ? wanted.optional === true : found.version === wanted.version)
  })
}

/**
 * @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lockfile
 * @param {string} file
 */
function packagesIn(file) {
  return /** @type {Lockfile} */ (JSON.parse(readFileSync(file, 'utf8'))).packages
}

/**
 * Whether a build's output is missing or older than what it was built from.
 * @param {string} root
 * @param {{ sources: string[], output: string }} build
 * @returns {boolean}
 */
export function isStale(root, build) {
  const output = join(root, build.output)
  if (!existsSync(output)) return true
  const builtAtMs = statSync(output).mtimeMs
  return build.sources.some((source) => newestMtimeMs(join(root, source)) > builtAtMs)
}

/**
 * A folder counts with its own time too, which is how a deleted file shows.
 * @param {string} path
 * @returns {number}
 */
function newestMtimeMs(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestMtimeMs(join(path, name))))
}

/** Installs what is missing and builds what is stale; says so on stderr only when there is something to do. Ends the process, in words, where it cannot. */
export function prepare() {
  const nodeProblem = nodeProblemOf(process.versions.node)
  if (nodeProblem !== null) fail(nodeProblem, EXIT.unavailable)
  if (!isInstalled(ROOT)) install()
  for (const build of BUILDS) if (isStale(ROOT, build)) run(build)
}

function install() {
  say('Installing what Crescendo is built from (once; about half a minute) …')
  // npm hands its own script to what it starts; a bare `npm` may be another one, or a .cmd that cannot be spawned.
  const npm = process.env['npm_execpath']
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const code = npm === undefined ? runQuietly('npm', args) : runQuietly(process.execPath, [npm, ...args])
  if (code === 0) return
  fail(
    'The installation did not succeed; npm says why above. It needs the internet this once: check the connection and start again.',
    EXIT.unavailable,
  )
}

/** @param {Build} build */
function run({ what, config, flags, output }) {
  say(`Building ${what} …`)
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const startedAt = new Date()
  // Tests name another environment, in which libraries are built to be looked into.
  const env = { ...process.env, NODE_ENV: 'production' }
  const code = runQuietly(process.execPath, [vite, 'build', ...flags, '--config', config, '--logLevel', 'warn'], env)
  if (code !== 0) fail(`Building ${what} did not succeed; the reason stands above.`, EXIT.software)
  // Dated at its beginning, so that a source saved while it ran is noticed.
  utimesSync(join(ROOT, output), startedAt, startedAt)
}

/**
 * Runs to the end with all output on stderr: stdout belongs to the command that was asked for.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function runQuietly(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, env, stdio: ['ignore', 2, 2] })
  if (error) say(`${command}: ${error.message}`)
  return status
}

/** @param {string} words */
function say(words) {
  process.stderr.write(`${words}\n`)
}

/**
 * @param {string} words
 * @param {number} exitCode
 * @returns {never}
 */
function fail(words, exitCode) {
  say(words)
  process.exit(exitCode)
}
