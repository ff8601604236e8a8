import Database from 'libsql'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { exportCommand } from '../../src/cli/export.ts'
import { runFileIn } from '../../src/export/run-file.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { DATABASE_FILE, openDatabase } from '../../src/history/database.ts'
import { MIGRATIONS, migrate } from '../../src/history/migrations.ts'
import { lockFolder } from '../../src/history/folder-lock.ts'
import { dataFolder } from '../history/data-folder.ts'
import { WALL_MS } from '../history/plan.ts'
import { ended } from './ended.ts'
import { readFit } from './read-fit.ts'
import { Value } from 'typebox/value'
import { RunExport, type ExportFormat } from '../../protocol/panel/run-export.ts'
import { writeAll } from '../../src/history/writing.ts'
import { asSent } from '../as-sent.ts'

const fileIn = (folder: string, which: string) => runFileIn(folder, WALL_MS, which, 'csv')

test('a run is found by its id, the beginning of it, and as the last, beside the daemon that has the folder', async () => {
  const { folder, id } = await ended()
  const unlock = await lockFolder(folder)
  const made = await fileIn(folder, id)
  expect(made).toMatchObject({ name: expect.stringMatching(/^crescendo-2026-0[23]-\d\d-\d{4}\.csv$/) as unknown })
  expect(await fileIn(folder, id.slice(0, 6))).toEqual(made)
  expect(await fileIn(folder, 'last')).toEqual(made)
  unlock()

  const target = join(folder, 'run.csv')
  expect(exportCommand(id, made, target)).toEqual({ stdout: `The run is in ${target}.`, stderr: '', exitCode: 0 })
  expect(new Uint8Array(readFileSync(target))).toEqual(typeof made === 'string' ? made : made.octets)
  expect(exportCommand(id, made, join(folder, 'nowhere', 'run.csv'))).toMatchObject({ stdout: '', exitCode: 73 })
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  expect(exportCommand(id, made, '-')).toEqual({ stdout: '', stderr: '', exitCode: 0 })
  expect(write.mock.calls).toEqual([[typeof made === 'string' ? made : made.octets]])
  write.mockRestore()
})

test.each([
  ['that nobody ran', '', 'nobody', 'unknown-run', /There is no run nobody/],
  ['of which nothing is typed', '', '', 'unknown-run', /There is no run/],
  ['that several ids begin like', copyOf('-again'), 'ID', 'several-runs', /several runs begin with/],
  ['that is still on', `UPDATE runs SET state = 'open'`, 'WHOLE', 'still-on', /has not ended/],
  ['of a guest', `UPDATE runs SET whose = 'guest'`, 'WHOLE', 'unknown-run', /There is no run/],
])('no file is made of a run %s: said in words, 65', async (_, statement, typed, problem, words) => {
  const { folder, id } = await ended()
  const { db } = openDatabase(folder, WALL_MS)
  db.exec(statement)
  db.close()
  const which = typed.replace('WHOLE', id).replace('ID', id.slice(0, 8))
  const made = await fileIn(folder, which)
  expect(made).toBe(problem)
  const { stderr, ...said } = exportCommand(which, made, join(folder, 'run.csv'))
  expect(said).toEqual({ stdout: '', exitCode: 65 })
  expect(stderr).toMatch(words)
  expect(existsSync(join(folder, 'run.csv'))).toBe(false)
})

/** The same run once more, under another id. */
function copyOf(suffix: string): string {
  const same = 'state, started_at_ms, ended_at_ms, machine, plan, distance_m, moving_s, crescendo, splits, line'
  return `INSERT INTO runs (id, ${same}) SELECT id || '${suffix}', ${same} FROM runs`
}

test('a folder without a history has no run, and gets none', async () => {
  const folder = dataFolder()
  expect(await fileIn(folder, 'last')).toBe('unknown-run')
  expect(existsSync(join(folder, DATABASE_FILE))).toBe(false)
})

test('a history of an earlier version is brought up to date, while nobody has it; a damaged one is said', async () => {
  const { folder: today } = await ended()
  const folder = dataFolder()
  const db = new Database(join(folder, DATABASE_FILE))
  migrate(db, MIGRATIONS.slice(0, 10))
  db.exec(`ATTACH '${join(today, DATABASE_FILE)}' AS today`)
  for (const table of ['runs', 'journal', 'beginnings']) {
    const columns = (db.pragma(`main.table_info(${table})`) as { name: string }[]).map(({ name }) => name).join()
    db.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM today.${table}`)
  }
  db.close()
  const unlock = await lockFolder(folder)
  await expect(fileIn(folder, 'last')).rejects.toMatchObject({ problem: 'in-use' })
  unlock()
  expect(await fileIn(folder, 'last')).toMatchObject({ mediaType: 'text/csv; charset=utf-8' })
  for (const suffix of ['-wal', '-shm']) rmSync(join(folder, DATABASE_FILE + suffix), { force: true })
  writeFileSync(join(folder, DATABASE_FILE), 'no database at all, and long enough to be read as one'.repeat(99))
  await expect(fileIn(folder, 'last')).rejects.toMatchObject({ problem: 'cannot-open' })
})

test('what its runner said of it goes along, where the format has a place for it', async () => {
  const { folder, id } = await ended()
  const { db } = openDatabase(folder, WALL_MS)
  writeAll(db, [{ kind: 'told-of-run', of: FIRST_RUNNER, id, told: { effort: 7, note: 'Windy & <new> shoes' } }])
  db.close()
  const octetsOf = async (format: ExportFormat): Promise<Uint8Array> => {
    const made = await runFileIn(folder, WALL_MS, id, format)
    return typeof made === 'string' ? expect.fail(made) : made.octets
  }
  const json: unknown = JSON.parse(new TextDecoder().decode(await octetsOf('json')))
  expect(Value.Check(RunExport, asSent(json))).toBe(true)
  expect(json).toMatchObject({ run: { effort: 7, note: 'Windy & <new> shoes' } })
  expect((await readFit(await octetsOf('fit'))).sessions[0]?.workout_rpe).toBe(70)
  const said = 'effort 7 of 10; Windy &amp; &lt;new&gt; shoes</Notes>'
  expect(new TextDecoder().decode(await octetsOf('tcx'))).toContain(said)
})
