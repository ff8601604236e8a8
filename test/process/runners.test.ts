import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import type { Runners } from '../../protocol/panel/runners.ts'
import { openDatabase } from '../../src/history/database.ts'
import { writeAll } from '../../src/history/writing.ts'
import { newSession } from '../../src/session/session.ts'
import { ran } from '../figures/ran.ts'
import { MACHINE, PLAN, WALL_MS } from '../history/plan.ts'
import { service } from '../sync/service.ts'
import { dataFolder, startDaemonProcess, type DaemonProcess } from './daemon-process.ts'

/** Several runners on one treadmill, by the real daemon: what is asked of it, what it answers, what is on the disk. */

interface Document {
  readonly paths: Record<string, Record<string, { readonly parameters?: readonly object[] }>>
}

/** What there is of anybody in all that the daemon tells, by every route of its description: of the runs of these ids, too. */
async function toldOf({ url }: DaemonProcess, runs: readonly string[]): Promise<readonly string[]> {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as Document
  const paths = Object.entries(document.paths).filter(([path, { get }]) => get !== undefined && path !== '/api/live')
  expect(paths.length).toBeGreaterThan(15)
  const all = paths.flatMap(([path]) => {
    const found = path.replace('{language}', 'en')
    if (path.startsWith('/api/plans/')) return ['plan-ana-own', 'plan-ben-own'].map((id) => found.replace('{id}', id))
    return path.includes('{id}') ? runs.map((id) => found.replace('{id}', id)) : [found]
  })
  const addresses = all.flatMap((path) =>
    path.includes('{format}')
      ? (path.startsWith('/api/plans/') ? ['json', 'zwo'] : ['json', 'csv', 'tcx']).map((format) =>
          path.replace('{format}', format),
        )
      : [path],
  )
  let told = ''
  for (const address of addresses) told += await (await fetch(url + address)).text()
  return tracesIn(told)
}

/** What stands nowhere but with one of them. */
const tracesIn = (text: string): readonly string[] =>
  [...new Set(text.match(/(?:note|plan) of (?:ana|ben)|run-of-(?:ana|ben)|4711|the-key-of-ana/g))].toSorted()
const TRACES_OF = (name: string): readonly string[] => [`note of ${name}`, `plan of ${name}`, `run-of-${name}`]

test('nothing of one runner is in any answer to another; a PIN is asked for after a restart; who is deleted leaves nothing on the disk', async () => {
  const folder = dataFolder()
  const { db } = openDatabase(folder, WALL_MS)
  for (const [name, runner] of [
    ['ana', FIRST_RUNNER],
    ['ben', 'b'.repeat(16)],
  ] as const) {
    const [id, startedAtMs] = [`run-of-${name}`, Date.now() - 86_400_000]
    const heart = { kind: 'heart-rate', bpm: 140, atMs: 1000 }
    if (name === 'ben') writeAll(db, [{ kind: 'new-runner', of: runner, runner: { ...toldBy(name) }, pin: null }])
    writeAll(db, [
      { kind: 'runner', of: runner, runner: toldBy(name) },
      {
        kind: 'own-plan',
        of: runner,
        plan: { id: `plan-${name}-own`, name: `plan of ${name}`, choices: { miles: 4 } },
      },
      { kind: 'run', id, runner, startedAtMs, machine: MACHINE, plan: PLAN, ownPlanName: `plan of ${name}` },
      { kind: 'beginning', id, sequence: 0, rules: 1, session: JSON.stringify(newSession()) },
      { kind: 'end', id, result: { ...ran(PLAN), line: [], endedAtMs: startedAtMs + 9e5 } },
      { kind: 'told-of-run', of: runner, id, told: { effort: 7, note: `note of ${name}, ${JSON.stringify(heart)}` } },
    ])
  }
  db.close()
  const runs = ['run-of-ana', 'run-of-ben']
  const octets = (): string =>
    readdirSync(folder)
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => readFileSync(join(folder, name)).toString('latin1'))
      .join('\n')

  const calendar = await service('the-key-of-ana')
  const args = ['--data', folder, '--time-scale', '60', '--log-level', 'trace', '--intervals-url', calendar.url]
  const today = async ({ url }: DaemonProcess): Promise<unknown> => (await fetch(`${url}/api/sync/today`)).json()
  const first = await startDaemonProcess(args)
  await first.until('the treadmill', ({ plan }) => plan !== null)
  const ben = 'b'.repeat(16)
  expect(await toldOf(first, runs)).toEqual(TRACES_OF('ana'))
  expect(await first.send('PUT', '/api/sync', { intervalsKey: 'the-key-of-ana' })).toMatchObject({ status: 200 })
  expect(await today(first)).toMatchObject({ set: true, problem: { code: 'today-none' } })

  const [become, change] = [
    (daemon: DaemonProcess, id: string, body: object) => daemon.send('POST', `/api/runners/${id}/current`, body),
    (daemon: DaemonProcess, id: string, body: object) =>
      fetch(`${daemon.url}/api/runners/${id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  ]
  expect((await become(first, ben, {})).body).toMatchObject({ current: ben, keeps: { runs: 1, plans: 1 } })
  expect(await toldOf(first, runs)).toEqual(TRACES_OF('ben'))
  expect(await (await fetch(`${first.url}/api/sync`)).json()).toMatchObject({ intervals: null })
  expect(await today(first)).toEqual({ set: false, workouts: [], problem: null })
  expect(await first.send('PUT', '/api/sync', { intervalsKey: 'another-key' })).toMatchObject({ status: 200 })
  expect(await today(first)).toMatchObject({ set: true, problem: { code: 'today-key-refused' } })
  expect((await change(first, ben, { pin: '4711' })).status).toBe(200)
  await become(first, FIRST_RUNNER, {})
  expect((await become(first, ben, { pin: '0000' })).status).toBe(403)
  expect((await become(first, ben, { pin: '4711' })).status).toBe(429)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect((await become(first, ben, { pin: '4711' })).status).toBe(200)
  // A run that is on keeps its runner.
  await first.mustAsk('begin')
  expect((await become(first, FIRST_RUNNER, {})).status).toBe(409)
  await first.mustAsk('discard')
  const { stdout, stderr } = await first.end('SIGTERM')
  expect(tracesIn(stdout + stderr)).toEqual([])

  const second = await startDaemonProcess(args)
  await second.until('the treadmill', ({ plan }) => plan !== null)
  expect(await toldOf(second, runs)).toEqual([])
  expect(await today(second)).toMatchObject({ error: 'locked' })
  expect((await second.ask('begin')).status).toBe(409)
  expect((await become(second, ben, { pin: '4711' })).status).toBe(200)
  expect(await toldOf(second, runs)).toEqual(TRACES_OF('ben'))
  const left = (await (await fetch(`${second.url}/api/runners/${ben}`, { method: 'DELETE' })).json()) as Runners
  expect(left).toMatchObject({ current: FIRST_RUNNER, locked: false, runners: { length: 1 } })
  expect(await toldOf(second, runs)).toEqual(TRACES_OF('ana'))
  expect(tracesIn(octets())).toEqual([...TRACES_OF('ana'), 'the-key-of-ana'])
  expect((await fetch(`${second.url}/api/runners/${FIRST_RUNNER}`, { method: 'DELETE' })).status).toBe(200)
  expect(tracesIn(octets())).toEqual([])
  await second.end('SIGTERM')
})

const toldBy = (name: string) => ({ ...NOTHING_TOLD, name, ageYears: name === 'ana' ? 41 : 42 })
