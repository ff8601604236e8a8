import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { prepare, ROOT } from '../../src/prepare.mjs'

// `npm run lighthouse`: the panel of a daemon of its own, as Lighthouse sees it on a slow phone, and how soon it is seen on this
// computer as it is. Exit 1 where a score is missed, or the first paint is late: both mean something on a calm computer alone.
// Lighthouse is fetched for it: it is larger than all that Crescendo is built from.

const LIGHTHOUSE = 'lighthouse@12.8.2'
const WANTED = { performance: 95, accessibility: 95, 'best-practices': 95 }
/** Until something of the panel is seen, ms: the median of so many pages that have nothing in store. */
const FIRST_PAINT_MS = 300
const PAGES = 7
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
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
  const isSoon = await paintsSoon(url)
  process.exitCode = scoresOf(url) && isSoon ? 0 : 1
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
 * Prints when the first page is painted, and when its plan stands there, without any throttle.
 * @param {string} url
 * @returns {Promise<boolean>} whether it is painted in time
 */
async function paintsSoon(url) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS.slice(1) })
  const paints = []
  const plans = []
  for (let nth = 0; nth < PAGES; nth++) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(url)
    await page.locator('cr-ready').waitFor()
    plans.push(await page.evaluate(() => performance.now()))
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
    if (paint === undefined) throw new Error('Nothing was painted.')
    paints.push(paint)
    await context.close()
  }
  await browser.close()
  const [paint, plan] = [medianOf(paints), medianOf(plans)]
  const load = loadavg()[0]?.toFixed(1)
  const isSoon = paint <= FIRST_PAINT_MS
  console.log(
    `${isSoon ? '✓' : '✗'} first paint: ${paint} ms (at most ${FIRST_PAINT_MS}); the plan at ${plan} ms; load ${load}`,
  )
  return isSoon
}

/** @param {number[]} all */
function medianOf(all) {
  return Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN)
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
  const env = { ...process.env, CHROME_PATH: CHROMIUM }
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
