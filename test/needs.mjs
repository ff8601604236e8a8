import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// Plain JavaScript: read by the test runner before anything is compiled.

/**
 * What a folder of tests needs of the computer, and the command that brings it.
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
  if (programPath('chromium', path) === null) {
    leftOut.push({ folder: 'test/browser', missing: 'chromium', mend: 'apt-get install -y chromium' })
  }
  return leftOut
}

/**
 * The test files in a folder, relative to the project's own.
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
export function testFilesIn(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
}
