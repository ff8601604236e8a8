import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { FLAGS } from './panel-page.ts'

/**
 * A browser of its own, joined from outside: one that a test launches counts every page as visible, and freezes none.
 */
export async function ownBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'crescendo-chromium-'))
  const args = [...FLAGS, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']
  const child = spawn('/usr/bin/chromium', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await once(child, 'close')
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const address = (): string => /ws:\/\/\S+/.exec(said)?.[0] ?? ''
  await expect.poll(address, { timeout: 30_000 }).not.toBe('')
  return chromium.connectOverCDP(address(), { noDefaults: true })
}
