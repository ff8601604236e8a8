import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { startDaemon, openPanel, PATIENCE_MS } from './driver.ts'
import { launch } from './panel-page.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

const octetsIn = (folder: string): string =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file).toString('latin1'))
    .join('\n')

/** `npm start -- owner-pin`, with the PIN typed. */
async function setPin(folder: string, pin: string): Promise<void> {
  const child = spawn('npm', ['start', '--silent', '--', 'owner-pin', '--data', folder], { cwd: PROJECT })
  child.stdin.end(`${pin}\n`)
  const [code] = (await once(child, 'close')) as [number | null]
  expect(code).toBe(0)
}

test(
  'in a gym each runner is a guest: asked to read first, with no history, forgotten on the disk when the next one plans',
  async () => {
    const folder = dataFolder()
    await setPin(folder, '4711')
    const daemon = await startDaemon('--gym', '--data', folder, '--port', '0', '--time-scale', '20')
    const got = async (path: string): Promise<unknown> => (await fetch(new URL(path, daemon.url))).json()
    expect((await fetch(new URL('/history', daemon.url))).status).toBe(404)

    const owner = async (pin: string, ceilingKmh: number | null): Promise<unknown> => {
      const headers = { 'content-type': 'application/json' }
      const put = { method: 'PUT', headers, body: JSON.stringify({ pin, ceilingKmh }) }
      const response = await fetch(new URL('/api/owner', daemon.url), put)
      return [response.status, await response.json()]
    }
    expect(await owner('4710', 25)).toMatchObject([403, { error: 'wrong-pin' }])
    await daemon.until('a plan', ({ plan }) => plan !== null)
    // No plan is that slow: then the ceiling stays as it was.
    expect(await owner('4711', 1)).toMatchObject([422, { error: 'plan-refused' }])
    expect(await owner('4711', 18)).toEqual([200, { hasPin: true, ceilingKmh: 18 }])
    expect((await daemon.state()).plan).toMatchObject({ gate: 'ask', ceilingKmh: 18 })

    const guest = await openPanel(await browser.newContext(), daemon.url, false)
    await guest.sees({ screen: 'cr-first-use' })
    await guest.press(/^I HAVE READ THIS/)
    await guest.sees({ screen: 'cr-ready' })
    await daemon.choose({ reference: { kind: 'race', distanceM: 5000, timeS: 1517 }, ceilingKmh: 17.3 })
    expect((await daemon.state()).plan).toMatchObject({ gate: 'ask', ceilingKmh: 17.3 })
    expect(octetsIn(folder)).not.toContain('1517')

    const faster = { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"ceilingKmh":19}' }
    expect((await fetch(new URL('/api/runner', daemon.url), faster)).status).toBe(422)

    await daemon.ask('begin', 'skip-all', 'start')
    await daemon.until('a moving belt', ({ belt }) => belt === 'moving')
    const next = await fetch(new URL('/api/runner/next', daemon.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(next.status).toBe(409)
    await daemon.ask('stop')
    await daemon.until('a stopped run', ({ belt }) => belt === 'stopped')
    await daemon.ask('end')
    await guest.sees({ screen: 'cr-report' })
    expect(octetsIn(folder)).toContain('1517')
    const {
      runs: [own],
    } = (await got('/api/runs')) as { runs: { id: string }[] }
    expect(await got(`/api/runs/${own!.id}`)).toMatchObject({ plan: { choices: { reference: { timeS: 1517 } } } })

    await guest.press('All splits')
    await guest.page.locator('cr-split-table').waitFor()
    expect(await guest.page.getByRole('link').count()).toBe(0)
    expect((await fetch(new URL(`/api/runs/${own!.id}/export/json`, daemon.url))).status).toBe(404)
    await guest.press('Plan the next run')
    await guest.sees({ screen: 'cr-first-use' })
    expect(await got('/api/runner')).toEqual(NOTHING_TOLD)
    expect(await got('/api/runs')).toMatchObject({ runs: [] })
    expect((await daemon.state()).plan?.choices).toEqual({ gate: 'ask', ceilingKmh: 18 })
    await expect.poll(() => octetsIn(folder).includes('1517'), { timeout: 10_000 }).toBe(false)
    expect(octetsIn(folder)).toContain(own!.id)
    expect(guest.complaints).toEqual([])
  },
  PATIENCE_MS,
)
