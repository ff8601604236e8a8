import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare, ROOT } from '../../src/prepare.mjs'

// `npm run lighthouse`: the panel of a daemon of its own, as Lighthouse sees it on a slow phone. Exit 1 where a score is missed.
// Lighthouse is fetched for it: it is larger than all that Crescendo is built from.

const LIGHTHOUSE = 'lighthouse@12.8.2'
const WANTED = { performance: 95, accessibility: 95, 'best-practices': 95 }
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking']

prepare()
const folder = mkdtempSync(join(tmpdir(), 'crescendo-lighthouse-'))
const daemon = spawn(process.execPath, ['dist/main.js', '--port', '0', '--data', join(folder, 'data')], {
  cwd: ROOT,
  stdio: ['ignore', 'pipe', 'inherit'],
})
const left = once(daemon, 'close')
try {
  const url = await addressOf()
  await readBeltPage(url)
  process.exitCode = scoresOf(url) ? 0 : 1
} finally {
  daemon.kill('SIGTERM')
  await left
  rmSync(folder, { recursive: true })
}

/** @returns {Promise<string>} */
async function addressOf() {
  let said = ''
  for await (const chunk of daemon.stdout) {
    said += String(chunk)
    const [address] = /http:\/\/localhost:\d+\//.exec(said) ?? []
    if (address !== undefined) return address
  }
  throw new Error('The daemon left before it said where it is.')
}

/**
 * Looked at is what a runner sees from the second time on.
 * @param {string} url
 */
async function readBeltPage(url) {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ page: 1 })
  await fetch(new URL('/api/runner/acknowledgement', url), { method: 'POST', headers, body })
}

/**
 * Prints each score beside what is wanted, and what cost points.
 * @param {string} url
 * @returns {boolean} whether all are reached
 */
function scoresOf(url) {
  const file = join(folder, 'report.json')
  const only = `--only-categories=${Object.keys(WANTED).join(',')}`
  const to = ['--output=json', `--output-path=${file}`, '--quiet', `--chrome-flags=${FLAGS.join(' ')}`]
  const env = { ...process.env, CHROME_PATH: process.env['CHROMIUM'] ?? '/usr/bin/chromium' }
  const { status } = spawnSync('npx', ['--yes', LIGHTHOUSE, url, only, ...to], { cwd: folder, env, stdio: 'inherit' })
  if (status !== 0) throw new Error(`Lighthouse left with ${status}.`)
  const { categories, audits } = /** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8')))
  const scores = Object.entries(WANTED).map(([name, wanted]) => {
    const category = categories[name]
    const score = Math.round(100 * (category?.score ?? 0))
    console.log(`${score >= wanted ? '✓' : '✗'} ${name}: ${score} (at least ${wanted})`)
    for (const { id, weight } of category?.auditRefs ?? []) {
      const { score: part = null, title = '', displayValue = '' } = audits[id] ?? {}
      if (weight > 0 && part !== null && part < 1) console.log(`    ${Math.round(100 * part)} ${title} ${displayValue}`)
    }
    return score >= wanted
  })
  return scores.every(Boolean)
}

/**
 * @typedef {{ score: number | null, auditRefs: { id: string, weight: number }[] }} Category
 * @typedef {{ score: number | null, title: string, displayValue?: string }} Audit
 * @typedef {{ categories: Record<string, Category | undefined>, audits: Record<string, Audit | undefined> }} Report
 */
