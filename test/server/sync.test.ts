import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { Sync, type SyncChange } from '../../protocol/panel/sync.ts'
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
