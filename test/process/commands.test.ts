import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { locksOf } from '../../src/bluetooth/radio/lock.ts'
import { SHORT_PLAN } from '../daemon/short-plan.ts'
import { complaintsIn, dataFolder, ran, running } from './daemon-process.ts'

test('decode prints one JSON object, in the words of the characteristic', async () => {
  const { code, stdout, stderr } = await ran(['decode', '2ACD', '8404', '5802 8813 0059', '010000001102'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.trim().split('\n')).toHaveLength(1)
  expect(JSON.parse(stdout)).toMatchObject({ instantaneousSpeedKmh: 6, totalDistanceM: 5000 })
})

test('octets that break off: 65, field and offset on stderr, the fields before it on stdout', async () => {
  const { code, stdout, stderr } = await ran(['decode', '2ACD', '040058 02 8813'])
  expect(code).toBe(65)
  expect(JSON.parse(stdout)).toMatchObject({ instantaneousSpeedKmh: 6 })
  expect(JSON.parse(stdout)).not.toHaveProperty('totalDistanceM')
  expect(stderr).toMatch(/total.?distance/i)
  expect(stderr).toContain('4')
})

test.each([
  ['--help'],
  ['run', '--help'],
  ['scan', '--help'],
  ['decode', '--help'],
  ['doctor', '--help'],
  ['report', '--help'],
  ['export', '--help'],
  ['backup', '--help'],
  ['restore', '--help'],
])('help is no error: %s %s', async (...args) => {
  const { code, stdout } = await ran(args.filter((arg) => arg !== undefined))
  expect(code).toBe(0)
  expect(stdout).toContain('Usage: crescendo')
})

test('a second Crescendo on one Bluetooth adapter is told so, and what to do: 69', async () => {
  const [, lock] = locksOf({ kind: 'kernel', index: 95 }, dataFolder())
  const first = createServer().listen(lock?.name)
  const { code, stderr } = await ran(['scan', '--adapter', 'hci95', '--data', dataFolder()])
  expect(code).toBe(69)
  expect(stderr).toContain('Another Crescendo on this computer is using the Bluetooth adapter hci95.')
  expect(stderr).toContain('--adapter')
  first.close()
})

test('doctor says of a socket that nobody listens at what it is, as JSON: 69', async () => {
  const { code, stdout } = await ran(['doctor', '--json', '--hci', 'unix:/nowhere/hci', '--data', dataFolder()])
  const { ok, findings } = JSON.parse(stdout) as {
    ok: boolean
    findings: { check: string; is: string; says: string }[]
  }
  expect([code, ok]).toEqual([69, false])
  expect(findings.map(({ check }) => check)).toEqual([
    'node',
    'toolchain',
    'native-module',
    'kernel',
    'adapter',
    'rfkill',
    'permission',
    'in-the-way',
    'treadmill',
    'control',
    'backup',
  ])
  const bad = findings.filter(({ is, check }) => is === 'bad' && check !== 'toolchain')
  expect(bad.map(({ says }) => says)).toEqual([expect.stringContaining('/nowhere/hci')])
})

const planFile = (content: string): string => {
  const path = join(dataFolder(), 'plan.json')
  writeFileSync(path, content)
  return path
}

test.each([
  ['is no JSON', '{ miles: 3'],
  ['has text for a number', '{ "miles": "6" }'],
  ['breaks the promise', '{ "mileSpeedsKmh": [10, 9, 11] }'],
  ['is above the ceiling', '{ "ceilingKmh": 9 }'],
])('a plan that %s: 65, in words, and nothing moves', async (_, content) => {
  const { code, stdout, stderr } = await ran(['run', planFile(content), '--data', dataFolder()])
  expect({ code, stdout }).toEqual({ code: 65, stdout: '' })
  expect(stderr).not.toBe('')
  expect(stderr).not.toMatch(/^\s+at /m)
})

test('run: a whole run in the terminal, the asks typed, the splits printed', { timeout: 40_000 }, async () => {
  const plan = planFile(JSON.stringify(SHORT_PLAN))
  const { child, end, stdout } = running(['run', plan, '--time-scale', '60', '--data', dataFolder()], {})
  const printed = async (words: RegExp): Promise<void> => {
    await expect.poll(stdout, { timeout: 20_000, interval: 20 }).toMatch(words)
  }
  const type = (line: string) => child.stdin.write(`${line}\n`)
  await printed(/belt still/)
  type('begin')
  type('skip-all')
  type('sprint')
  type('start')
  await printed(/"sprint" is not something to ask for/)
  await printed(/Cool-down/)
  await printed(/Stretch, belt still[^]*Stretch, belt still/)
  type('skip-all')
  const { code, stderr } = await end()
  expect({ code, complaints: complaintsIn(stderr) }).toEqual({ code: 0, complaints: [] })
  for (const mile of [1, 2, 3]) expect(stdout()).toMatch(new RegExp(`✓ Stage ${mile}: 100 m in \\d:\\d\\d`))
  expect(stdout()).toMatch(/✓ Sprint: 100 m/)
  // Piped: lines, and nothing that moves a cursor or colours it.
  expect(stdout()).not.toContain('\u001b')
  expect(stdout()).not.toContain('\r')
})
