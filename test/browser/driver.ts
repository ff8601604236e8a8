import { namedOf } from '../named-ask.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { PlainAskKind } from '../../protocol/panel/asks.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { BELT_PAGE } from '../../protocol/runner.ts'
import { isWhole, mayStayLit } from './panel-page.ts'
import { shownOn, type Shown } from './shown.ts'

/** A daemon started as the README says, and a runner in front of its panel. */

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

export interface StartedDaemon {
  readonly url: string
  /** What is true, asked without watching. */
  state(): Promise<Snapshot>
  /** What a script does beside the panel; fails where it is refused. */
  ask(...kinds: PlainAskKind[]): Promise<void>
  choose(choices: Choices): Promise<void>
  until(what: string, holds: (snapshot: Snapshot) => boolean): Promise<Snapshot>
  kill(): Promise<void>
}

let asks = 0

/** `npm start -- …`; resolves once it has printed its address. Killed with the test. */
export const npmStart = (...args: readonly string[]): Promise<StartedDaemon> =>
  startedBy('npm', ['start', '--silent', '--', ...args])

/** What that starts, without npm, which takes nearly as long as the daemon. */
export const startDaemon = (...args: readonly string[]): Promise<StartedDaemon> =>
  startedBy(process.execPath, ['src/start.mjs', ...args])

async function startedBy(program: string, args: readonly string[]): Promise<StartedDaemon> {
  // In a group of its own: a kill reaches the daemon, not only npm.
  const child = spawn(program, args, { cwd: PROJECT, detached: true })
  const gone = once(child, 'close')
  const kill = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGKILL')
      await gone
    }
  }
  onTestFinished(kill)
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const address = (): string => /http:\/\/localhost:\d+\//.exec(said)?.[0] ?? ''
  await expect
    .poll(() => (child.exitCode === null ? address() : `ended: ${said}`), { timeout: 60_000 })
    .toMatch(/^(http|ended)/)
  const url = address()
  if (url === '') expect.fail(`it ended: ${said}`)

  const send = async (method: 'POST' | 'PUT', path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url + path, { method, headers, body: JSON.stringify(body) })
    expect({ body, status: response.status, answer: (await response.json()) as unknown }).toMatchObject({ status: 200 })
  }
  const state = async (): Promise<Snapshot> => (await (await fetch(`${url}api/state`)).json()) as Snapshot
  return {
    url,
    state,
    async ask(...kinds) {
      for (const ask of kinds) {
        const id = `script-${process.pid}-${asks++}`
        await send('POST', 'api/asks', { id, ask, ...namedOf(ask, await state()) })
      }
    },
    choose: (choices) => send('PUT', 'api/plan', choices),
    async until(what, holds) {
      const limitMs = performance.now() + 30_000
      for (;;) {
        const snapshot = await state()
        if (holds(snapshot)) return snapshot
        const { phase, belt, measured, targetKmh, gate, held, banners } = snapshot
        if (performance.now() > limitMs)
          expect.fail(
            `no ${what}: ${JSON.stringify({ phase, belt, measured, targetKmh, gate, held, banners })} ${said}`,
          )
        await sleep(LOOKS_EACH_MS)
      }
    },
    kill,
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<string> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}

export interface Runner {
  readonly page: Page
  /** What the browser complained about. */
  readonly complaints: readonly string[]
  readonly shown: () => Promise<Shown>
  /** Waits until the screen says all this. */
  sees(words: Partial<Record<keyof Shown, unknown>>): Promise<void>
  /** Where a button is, once it is there. */
  readonly find: (name: string | RegExp) => Promise<{ readonly x: number; readonly y: number }>
  /** One clean press of the mouse, `lastsMs` long. */
  press(name: string | RegExp, lastsMs?: number): Promise<void>
}

/** Each look takes some milliseconds of what is looked at. */
const LOOKS_EACH_MS = 150
/** For a story told on a busy computer. */
export const PATIENCE_MS = 120_000
/** Longer than the 1.5 s that starts a belt. */
export const LONG_MS = 1900
/** Too short for that. */
export const SHORT_MS = 700
/** After the screen changed by itself, nothing that moves a belt faster counts for 600 ms. */
export const settled = ({ page }: Runner): Promise<void> => page.waitForTimeout(650)

/** What a long press is by keyboard. */
export async function holdEnter(page: Page): Promise<void> {
  await page.keyboard.down('Enter')
  await page.waitForTimeout(LONG_MS)
  await page.keyboard.up('Enter')
}

/** Somebody has read what the belt does by itself, long ago. */
export async function hasRead(url: string): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ page: BELT_PAGE })
  const { status } = await fetch(new URL('/api/runner/acknowledgement', url), { method: 'POST', headers, body })
  expect(status).toBe(200)
}

/**
 * A window of the panel. Where the test fails, a picture of it is left in the temporary folder.
 *
 * @param read false: nobody has read yet what the belt does by itself
 */
export async function openPanel(context: BrowserContext, url: string, read = true): Promise<Runner> {
  if (read) await hasRead(url)
  const page = await context.newPage()
  await mayStayLit(page)
  onTestFinished(async ({ task }) => {
    const file = join(process.env['CRESCENDO_PICTURES'] ?? tmpdir(), `crescendo-${task.id}-${Date.now()}.png`)
    if (task.result?.state === 'fail' && !page.isClosed()) await page.screenshot({ path: file })
    await page.close()
  })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(url)
  await isWhole(page)
  const find: Runner['find'] = async (name) => {
    const box = await page.getByRole('button', { name }).first().boundingBox({ timeout: 20_000 })
    if (box === null) return expect.fail(`nowhere on the screen: ${name}`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  return {
    page,
    complaints,
    find,
    shown: () => shownOn(page),
    async sees(words) {
      await expect.poll(() => shownOn(page), { timeout: 40_000, interval: LOOKS_EACH_MS }).toMatchObject(words)
    },
    async press(name, lastsMs = 120) {
      const { x, y } = await find(name)
      await page.mouse.click(x, y, { delay: lastsMs })
    },
  }
}
