import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { activity, evenly, fit, tcx } from '../import/foreign.ts'
import { SHORT_PLAN } from '../daemon/short-plan.ts'
import { complaintsIn, dataFolder, ran, running, startDaemonProcess } from './daemon-process.ts'

/** Files as they are typed, with runs and plans in them. */

const inEnglish = { LANG: 'en_US.UTF-8', TZ: 'UTC' }

function files() {
  const folder = dataFolder()
  const written = (name: string, octets: string | Uint8Array): string => {
    writeFileSync(join(folder, name), octets)
    return join(folder, name)
  }
  return {
    fit: written('morning.fit', fit({ points: evenly(0, 600), timeS: 600, m: 1800 })),
    tcx: written('evening.tcx', tcx(activity([{ s: 30_000, timeS: 600, m: 1609.344 }]))),
    ride: written('ride.tcx', tcx(activity([{ s: 60_000, timeS: 600, m: 9000 }], 'Biking'))),
    nowhere: join(folder, 'nowhere.fit'),
    folder,
  }
}

test('import: several files, what became of each; those that bring nothing in are said, 65', async () => {
  const { fit: morning, tcx: evening, ride, nowhere, folder } = files()
  const data = ['--data', dataFolder()]
  const { code, stdout, stderr } = await ran(
    ['import', morning, evening, ride, nowhere, folder, ...data],
    '',
    inEnglish,
  )
  expect(stdout.split('\n')).toEqual([
    'morning.fit: Sunday, 4 October 2026, 08:00, 1.12 mi, 10:00.',
    '- No laps: all of it is one.',
    'evening.tcx: Sunday, 4 October 2026, 16:20, 1.00 mi, 10:00.',
    '- Nothing along the way: its laps alone.',
    '- No heart rate.',
    '',
  ])
  expect([code, ...stderr.trim().split('\n')]).toEqual([
    65,
    'ride.tcx: The activity is of another sport than running.',
    `nowhere.fit: There is no file ${nowhere}.`,
    expect.stringContaining(`${folder} is a folder, not a file.`),
  ])
  const again = await ran(['import', morning, ...data], '', inEnglish)
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('morning.fit: here already, Sunday')])
  const json = await ran(['export', 'last', '-', '--format', 'json', ...data])
  expect(JSON.parse(json.stdout)).toMatchObject({ run: { broughtIn: { format: 'tcx', by: 'Garmin Forerunner 255' } } })
})

test('beside the panel it brings them in itself; and a plan is written', { timeout: 60_000 }, async () => {
  const { fit: morning, ride } = files()
  const data = ['--data', dataFolder()]
  const daemon = await startDaemonProcess(data)
  const port = ['--port', new URL(daemon.url).port]
  const first = await ran(['import', morning, ride, ...data, ...port], '', inEnglish)
  expect([first.code, first.stdout, first.stderr]).toEqual([
    65,
    expect.stringMatching(/^morning.fit: Sunday, 4 October.*\n- No laps/) as unknown,
    'ride.tcx: The activity is of another sport than running.\n',
  ])
  expect((await ran(['import', morning, ...data, ...port], '', inEnglish)).stdout).toContain('here already')
  expect((await ran(['import', morning, ...data, '--port', '1'])).stderr).toContain(
    'does not answer at port 1. Where it is at another, say so: --port NUMBER.',
  )
  const { code, stdout } = await ran(['plan', 'export', 'Lunch Break', '-', '--format', 'json', ...data])
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { format: 'crescendo-plan', name: 'Lunch Break' }])
  const end = await daemon.end('SIGTERM')
  expect(complaintsIn(end.stderr)).toEqual([])
})

test.each([
  ['evening.txt', '- 5m 200w', 'The workout is in watts: a treadmill has speeds.'],
  ['evening.zwo', '<gpx/>', 'The file is no plan that can be read'],
  ['evening.json', '{ miles: 3', 'The file begins as JSON and is none.'],
])('run %s, which is no plan: said before a treadmill is looked for, 65', async (name, content, words) => {
  const file = join(dataFolder(), name)
  writeFileSync(file, content)
  const { code, stderr } = await ran(['run', file, '--data', dataFolder()], '', inEnglish)
  expect([code, stderr]).toEqual([65, expect.stringContaining(words)])
  expect((await ran(['plan', 'import', `${file}.gone`, '--data', dataFolder()], '', inEnglish)).stderr).toBe(
    `There is no file ${file}.gone.\n`,
  )
})

test.each([
  [
    'a text of intervals.icu',
    'plan.txt',
    'Warmup\n- 1m 10:00/mi\n\nMain set\n- 100mtr 8:00/mi\n- 100mtr 7:00/mi\n',
    ['- There is no cool-down: one of Crescendo’s own is added.'],
  ],
  [
    'our own file of a plan',
    'plan.json',
    JSON.stringify({ format: 'crescendo-plan', version: 1, choices: SHORT_PLAN }),
    [],
  ],
])('run takes %s', { timeout: 40_000 }, async (_, name, content, losses) => {
  const file = join(dataFolder(), name)
  writeFileSync(file, content)
  const { child, end, stdout } = running(['run', file, '--time-scale', '60', '--data', dataFolder()], inEnglish)
  await expect.poll(stdout, { timeout: 20_000, interval: 50 }).toMatch(/belt still/)
  child.kill('SIGTERM')
  const { stderr } = await end()
  expect(complaintsIn(stderr)).toEqual(losses)
})
