import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// Plain JavaScript: read by the test runner before anything is compiled.

/** For `unshare`: what its command mounts is mounted for that command alone. */
export const OWN_MOUNTS = ['--user', '--map-root-user', '--mount']

/**
 * What a folder of tests, or one file of them, needs of the computer, and the command that brings it.
 * @typedef {{ folder: string, missing: string, mend: string }} LeftOut
 */

/**
 * Where a program lies, or null when it is not on the PATH.
 * @param {string} name
 * @param {string} [path] as in `process.env.PATH`
 * @returns {string | null}
 */
export function programPath(name, path = process.env['PATH'] ?? '') {
  const places = path.split(delimiter).map((folder) => join(folder, name))
  return places.find(isExecutable) ?? null
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Whether a disk of a test's own can be mounted, seen by its own processes alone.
 * @param {string} [path]
 */
function canMount(path) {
  const unshare = programPath('unshare', path)
  return unshare !== null && spawnSync(unshare, [...OWN_MOUNTS, 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']).status === 0
}

/**
 * Which folders of tests cannot run on this computer, and why; empty when all can.
 * @param {string} root the project's folder
 * @param {string} [path] as in `process.env.PATH`
 * @returns {LeftOut[]}
 */
export function leftOutOf(root, path) {
  /** @type {LeftOut[]} */
  const leftOut = []
  const bluetooth = [
    ...['btvirt', 'cc'].filter((program) => programPath(program, path) === null),
    ...['@abandonware/noble', '@abandonware/bleno'].filter((name) => !existsSync(join(root, 'node_modules', name))),
  ]
  if (bluetooth.length > 0) {
    const mend = 'apt-get install -y bluez-test-tools gcc g++ make python3 && npm ci'
    leftOut.push({ folder: 'test/bluetooth', missing: bluetooth.join(', '), mend })
  }
  if (programPath('cc', path) === null) {
    leftOut.push({ folder: 'test/process/slow-disk.test.ts', missing: 'cc', mend: 'apt-get install -y gcc' })
  }
  if (!canMount(path)) {
    const mend = 'sudo npm test, on Linux with unshare and mount'
    leftOut.push({ folder: 'test/process/full-disk.test.ts', missing: 'right to mount a small disk', mend })
  }
  if (programPath('espeak-ng', path) === null) {
    const mend = 'apt-get install -y espeak-ng'
    const inBrowser = programPath('chromium', path) === null ? [] : ['test/browser/voice.test.ts']
    for (const file of ['test/voice/espeak.test.ts', ...inBrowser])
      leftOut.push({ folder: file, missing: 'espeak-ng', mend })
  }
  for (const { missing, folder, debian } of [
    { missing: 'gpsbabel', folder: 'test/export/gpsbabel.test.ts', debian: 'gpsbabel' },
    { missing: 'xmllint', folder: 'test/export/tcx-schema.test.ts', debian: 'libxml2-utils' },
  ]) {
    const mend = `apt-get install -y --no-install-recommends ${debian}`
    if (programPath(missing, path) === null) leftOut.push({ folder, missing, mend })
  }
  if (programPath('chromium', path) === null) {
    leftOut.push({ folder: 'test/browser', missing: 'chromium', mend: 'apt-get install -y chromium' })
  }
  return leftOut
}

/**
 * The test files in a folder, relative to the project's own.
 * @param {string} root
 * @param {string} folder or one test file
 * @returns {string[]}
 */
export function testFilesIn(root, folder) {
  if (!existsSync(join(root, folder))) return []
  if (folder.endsWith('.test.ts')) return [folder]
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
}
