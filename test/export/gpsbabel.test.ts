import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fitOf } from '../../src/export/fit.ts'
import { dataFolder } from '../history/data-folder.ts'
import { anyRun } from './any-run.ts'
import { readFit } from './read-fit.ts'

test('gpsbabel reads the same records, time, speed and pulse', async () => {
  const run = await anyRun()
  const file = join(dataFolder(), 'run.fit')
  writeFileSync(file, fitOf(run))
  const { stdout, stderr, status } = spawnSync(
    'gpsbabel',
    ['-t', '-i', 'garmin_fit,allpoints=1', '-f', file, '-o', 'unicsv,utc=0', '-F', '-'],
    { encoding: 'utf8' },
  )
  expect([status, stderr]).toEqual([0, ''])
  const [header = '', ...lines] = stdout.trim().split(/\r?\n/)
  const names = header.split(',')
  const { records } = await readFit(fitOf(run))
  expect(lines).toHaveLength(records.length)
  const column = (name: string): string[] => lines.map((line) => line.split(',')[names.indexOf(name)] ?? '')
  expect(column('Speed').map((speed) => Number(speed) * 3.6)).toEqual(
    records.map(({ enhanced_speed }) => expect.closeTo(enhanced_speed, 1) as unknown),
  )
  expect(column('Heartrate').map(Number)).toEqual(records.map(({ heart_rate = 0 }) => heart_rate))
  expect(column('Time').map((time) => time.slice(0, 8))).toEqual(
    records.map(({ timestamp }) => timestamp.toISOString().slice(11, 19)),
  )
})
