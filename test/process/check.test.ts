import { expect, test } from 'vitest'
import { decodeTreadmillData } from '../../protocol/ftms/treadmill-data.ts'
import type { Report } from '../../protocol/panel/report.ts'
import { dataFolder, ran, running } from './daemon-process.ts'

/** `crescendo check`: a first meeting in the terminal, as a process of its own. */

const SIMULATED = ['--treadmill', 'simulated', '--time-scale', '20', '--watched']

function checking(data: string) {
  const check = running(['check', '--data', data, ...SIMULATED], {})
  const says = (words: string | RegExp): Promise<void> =>
    expect.poll(check.stdout, { timeout: 40_000, interval: 50 }).toMatch(words)
  return { ...check, says, type: (line: string) => check.child.stdin.write(`${line}\n`) }
}

/** What the one that left last has kept of what it heard. */
async function reportIn(data: string): Promise<Report> {
  const { stdout } = await ran(['report', '-', '--data', data, '--port', '1'])
  return JSON.parse(stdout) as Report
}

test('ends in what was found, and a report to be shared', { timeout: 90_000 }, async () => {
  const data = dataFolder()
  const check = checking(data)
  await check.says(/Before anything moves:[^]*a foot on each rail[^]*belt still/)
  check.type('start')
  for (const said of ['It shows its unit first', 'Faster next', 'Faster once more', 'Slower next', 'press \\+ and −'])
    await check.says(new RegExp(said))
  const { code, stdout } = await check.end()
  expect(code).toBe(0)
  expect(stdout).toMatch(/\nMet on \d+ \w+ \d{4}\.\n/)
  expect(stdout).toMatch(/Its unit: km\/h \(measured in a meeting on/)
  expect(stdout).toMatch(/Gets faster by: 0\.8 km\/h per second \(measured in a meeting on/)
  expect(stdout).toMatch(/Follows the speeds it is told: yes \(measured in a meeting on/)
  const { profile } = await reportIn(data)
  expect(profile?.metOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(profile?.facts).toMatchObject({ obeys: { value: true, from: { by: 'meeting' } } })
})

test(
  'Ctrl-C in the middle: the belt comes to rest first, and what was learned is kept',
  { timeout: 90_000 },
  async () => {
    const data = dataFolder()
    const check = checking(data)
    await check.says(/Before anything moves:[^]*belt still/)
    check.type('start')
    await check.says('Faster once more')
    check.child.kill('SIGINT')
    const { code, stdout } = await check.end()
    expect(code).toBe(0)
    expect(stdout).not.toContain('Met on')
    const { profile, entries } = await reportIn(data)
    expect(profile).toMatchObject({ metOn: null, facts: { obeys: { value: true, from: { by: 'runs' } } } })
    const stop = entries.findIndex(({ what, uuid, octets }) => what === 'sent' && uuid === '2AD9' && octets === '0801')
    expect(stop).toBeGreaterThan(0)
    const speeds = entries.flatMap(({ what, uuid, octets }) => {
      const read = what === 'heard' && uuid === '2ACD' ? decodeTreadmillData(Buffer.from(octets ?? '', 'hex')) : null
      return read?.ok === true ? [read.value.instantaneousSpeedKmh] : []
    })
    expect(Math.max(...speeds.map((kmh) => kmh ?? 0))).toBeGreaterThan(2)
    expect(speeds.at(-1)).toBe(0)
  },
)
