import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isInstalled, isStale, nodeProblemOf } from '../../src/prepare.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'crescendo-prepare-'))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function write(file: string, atS: number, text = ''): void {
  mkdirSync(join(root, dirname(file)), { recursive: true })
  writeFileSync(join(root, file), text)
  utimesSync(join(root, file), atS, atS)
}

function lock(file: string, packages: Record<string, { version: string; optional?: boolean }>): void {
  write(file, 1000, JSON.stringify({ packages: { '': { version: '0.1.0' }, ...packages } }))
}

test('a Node that is too old is refused in words, and the oldest good one is not', () => {
  expect(nodeProblemOf('18.20.4')).toContain('this is Node 18.20.4')
  expect(nodeProblemOf('20.18.9')).toContain('Node 20.19 or newer')
  expect(nodeProblemOf('20.19.0')).toBeNull()
  expect(nodeProblemOf('24.0.0')).toBeNull()
})

test('nothing is installed in a fresh clone', () => {
  lock('package-lock.json', { 'node_modules/lit': { version: '3.3.3' } })
  expect(isInstalled(root)).toBe(false)
})

test('the installation counts when it holds what the lockfile says, whatever the dates', () => {
  lock('package-lock.json', { 'node_modules/lit': { version: '3.3.3' } })
  lock('node_modules/.package-lock.json', { 'node_modules/lit': { version: '3.3.3' } })
  expect(isInstalled(root)).toBe(true)
})

test('another version or a new package asks for an installation', () => {
  lock('node_modules/.package-lock.json', { 'node_modules/lit': { version: '3.3.3' } })
  lock('package-lock.json', { 'node_modules/lit': { version: '3.4.0' } })
  expect(isInstalled(root)).toBe(false)
  lock('package-lock.json', { 'node_modules/lit': { version: '3.3.3' }, 'node_modules/pino': { version: '10.0.0' } })
  expect(isInstalled(root)).toBe(false)
})

test('an optional package that could not be built does not ask for an installation each time', () => {
  lock('node_modules/.package-lock.json', {})
  lock('package-lock.json', { 'node_modules/noble': { version: '1.9.2', optional: true } })
  expect(isInstalled(root)).toBe(true)
})

test('a build is stale when it is missing, or older than any source, at any depth', () => {
  const build = { sources: ['src', 'package-lock.json'], output: 'dist/main.js' }
  write('package-lock.json', 1000)
  write('src/session/reduce.ts', 1000)
  utimesSync(join(root, 'src/session'), 1000, 1000)
  utimesSync(join(root, 'src'), 1000, 1000)
  expect(isStale(root, build)).toBe(true)
  write('dist/main.js', 2000)
  expect(isStale(root, build)).toBe(false)
  write('src/session/reduce.ts', 3000)
  expect(isStale(root, build)).toBe(true)
})

test('a deleted source makes the build stale', () => {
  const build = { sources: ['src'], output: 'dist/main.js' }
  write('src/gone.ts', 1000)
  write('dist/main.js', Date.now() / 1000 - 60)
  utimesSync(join(root, 'src'), 1000, 1000)
  expect(isStale(root, build)).toBe(false)
  rmSync(join(root, 'src/gone.ts'))
  expect(isStale(root, build)).toBe(true)
})
