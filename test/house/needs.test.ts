import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { leftOutOf, programPath, testFilesIn } from '../needs.mjs'

let root: string
let bin: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'crescendo-needs-'))
  bin = join(root, 'bin')
  mkdirSync(bin)
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function program(name: string, mode = 0o755): void {
  writeFileSync(join(bin, name), '')
  chmodSync(join(bin, name), mode)
}

function packages(...names: string[]): void {
  for (const name of names) mkdirSync(join(root, 'node_modules', name), { recursive: true })
}

test('a bare computer leaves out the real stack and the browser, and says what is missing', () => {
  expect(leftOutOf(root, bin)).toEqual([
    {
      folder: 'test/bluetooth',
      missing: 'btvirt, cc, @abandonware/noble, @abandonware/bleno',
      mend: 'apt-get install -y bluez-test-tools gcc g++ make python3 && npm ci',
    },
    { folder: 'test/process/slow-disk.test.ts', missing: 'cc', mend: 'apt-get install -y gcc' },
    {
      folder: 'test/process/full-disk.test.ts',
      missing: 'right to mount a small disk',
      mend: 'sudo npm test, on Linux with unshare and mount',
    },
    { folder: 'test/voice/espeak.test.ts', missing: 'espeak-ng', mend: 'apt-get install -y espeak-ng' },
    {
      folder: 'test/export/gpsbabel.test.ts',
      missing: 'gpsbabel',
      mend: 'apt-get install -y --no-install-recommends gpsbabel',
    },
    {
      folder: 'test/export/tcx-schema.test.ts',
      missing: 'xmllint',
      mend: 'apt-get install -y --no-install-recommends libxml2-utils',
    },
    { folder: 'test/browser', missing: 'chromium', mend: 'apt-get install -y chromium' },
  ])
})

test('a computer that has everything leaves nothing out', () => {
  for (const name of ['btvirt', 'cc', 'chromium', 'espeak-ng', 'gpsbabel', 'unshare', 'xmllint']) program(name)
  packages('@abandonware/noble', '@abandonware/bleno')
  expect(leftOutOf(root, bin)).toEqual([])
})

test('without a compiler only the real stack and the slow disk are left out', () => {
  for (const name of ['btvirt', 'chromium', 'espeak-ng', 'gpsbabel', 'unshare', 'xmllint']) program(name)
  packages('@abandonware/noble', '@abandonware/bleno')
  expect(leftOutOf(root, bin).map(({ folder, missing }) => `${folder}: ${missing}`)).toEqual([
    'test/bluetooth: cc',
    'test/process/slow-disk.test.ts: cc',
  ])
})

test('without a program that speaks, what hears it is left out', () => {
  for (const name of ['btvirt', 'cc', 'chromium', 'gpsbabel', 'unshare', 'xmllint']) program(name)
  packages('@abandonware/noble', '@abandonware/bleno')
  expect(leftOutOf(root, bin).map(({ folder, missing }) => `${folder}: ${missing}`)).toEqual([
    'test/voice/espeak.test.ts: espeak-ng',
    'test/browser/voice.test.ts: espeak-ng',
  ])
})

test('where no disk can be mounted the full one is left out', () => {
  for (const name of ['btvirt', 'cc', 'chromium', 'espeak-ng', 'gpsbabel', 'xmllint']) program(name)
  writeFileSync(join(bin, 'unshare'), '#!/bin/sh\nexit 1\n')
  chmodSync(join(bin, 'unshare'), 0o755)
  packages('@abandonware/noble', '@abandonware/bleno')
  expect(leftOutOf(root, bin).map(({ folder }) => folder)).toEqual(['test/process/full-disk.test.ts'])
})

test('a program is found on the path only where it can be run', () => {
  program('btvirt', 0o644)
  expect(programPath('btvirt', bin)).toBeNull()
  program('chromium')
  expect(programPath('chromium', `/nowhere:${bin}`)).toBe(join(bin, 'chromium'))
})

test('the files that are left out are named', () => {
  mkdirSync(join(root, 'test/browser/screens'), { recursive: true })
  writeFileSync(join(root, 'test/browser/run.test.ts'), '')
  writeFileSync(join(root, 'test/browser/screens/sprint.test.ts'), '')
  writeFileSync(join(root, 'test/browser/chromium.ts'), '')
  expect(testFilesIn(root, 'test/browser')).toEqual(['test/browser/run.test.ts', 'test/browser/screens/sprint.test.ts'])
  expect(testFilesIn(root, 'test/browser/run.test.ts')).toEqual(['test/browser/run.test.ts'])
  expect(testFilesIn(root, 'test/bluetooth')).toEqual([])
})
