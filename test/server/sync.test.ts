import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { Sync, type SyncChange } from '../../protocol/panel/sync.ts'
import { SyncToday } from '../../protocol/panel/sync-today.ts'
import { SYNC, faceListening } from './face.ts'

const put = (url: string, change: unknown) =>
  fetch(`${url}/api/sync`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  })

test('where runs go is read and set; a key never comes out again; what cannot be set says why, in words', async () => {
  const told: SyncChange[] = []
  const { url } = await faceListening(null, (deps) => ({
    ...deps,
    sync: {
      now: () => SYNC,
      today: () => expect.fail('nobody asks for it'),
      tell(change) {
        if (change.folder === '/nowhere')
          return Promise.resolve({ code: 'sync-folder-missing', values: { folder: '/nowhere' } })
        told.push(change)
        return Promise.resolve(null)
      },
    },
  }))
  const read: unknown = await (await fetch(`${url}/api/sync`)).json()
  expect(read).toEqual(SYNC)
  expect(Value.Check(Sync, read)).toBe(true)

  const key = 'a1b2c3d4e5f6'
  const set = await put(url, { intervalsKey: key, earlier: true })
  expect(set.status).toBe(200)
  expect(await set.text()).not.toContain(key)
  expect(told).toEqual([{ intervalsKey: key, earlier: true }])

  const refused = await put(url, { folder: '/nowhere' })
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({
    error: 'sync-refused',
    code: 'sync-folder-missing',
    message: 'There is no folder /nowhere on this computer. Type its whole path, from / on.',
  })
  for (const bad of [
    { intervalsKey: 'short' },
    { intervalsKey: `${key}\n` },
    { folder: '' },
    { folder: 7 },
    { earlier: 'yes' },
    { key },
  ])
    expect([bad, (await put(url, bad)).status]).toEqual([bad, 400])
  expect(told).toHaveLength(1)
})

test('where every runner is a guest, nothing of them goes anywhere', async () => {
  const { url } = await faceListening(null, (deps) => ({ ...deps, sync: null }))
  expect((await fetch(`${url}/api/sync`)).status).toBe(404)
})

test('what is planned for today is told with its sentences; while a run is on nothing is', async () => {
  let isRunOn = false
  const refusal = { error: 'plan-file-refused', code: 'file-watts', values: {} } as const
  const workouts = [{ name: 'Hills', preview: null, refusal }]
  const { url } = await faceListening(null, (deps) => ({
    ...deps,
    sync: {
      now: () => SYNC,
      tell: () => Promise.resolve(null),
      today: () =>
        Promise.resolve(
          isRunOn
            ? { ok: false, refusal: { error: 'wrong-phase', code: 'run-is-on', values: {} } }
            : { ok: true, today: { set: true, workouts, problem: { code: 'today-busy', values: {} } } },
        ),
    },
  }))
  const ask = () => fetch(`${url}/api/sync/today`)
  const read: unknown = await (await ask()).json()
  expect(Value.Check(SyncToday, read)).toBe(true)
  expect(read).toMatchObject({
    workouts: [{ name: 'Hills', refusal: { message: 'The workout is in watts: a treadmill has speeds.' } }],
    problem: { message: 'Today’s plan is not read: intervals.icu asks for patience. Look again later.' },
  })
  isRunOn = true
  const refused = await ask()
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'run-is-on' }])
})
