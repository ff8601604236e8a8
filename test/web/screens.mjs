import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { prepare, ROOT } from '../../src/prepare.mjs'
import { preview, shownFromSource } from './preview.mjs'

// `npm run screens`: a picture of every screen at every size, light and dark, in every language, under screens/, and a sheet
// with all of one look beside each other. `npm run screens -- 360 dark en` takes those with all of these words in their look;
// `npm run screens -- readme` takes those of the README, under web/pictures/.

const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]
const LOOKS = SIZES.flatMap((size) =>
  /** @type {const} */ (['dark', 'light']).flatMap((theme) =>
    ['en', 'es'].map((language) => ({ ...size, theme, language, words: [String(size.width), theme, language] })),
  ),
)
/** What no snapshot shows by itself: where it is, and what is pressed on the way. */
const MORE = 'cr-machine-line button[aria-label="Settings"], cr-machine-line button[aria-label="Ajustes"]'
const WHICH = 'cr-machine-line button.which'
const MEET = 'cr-machine-row button.meet'
const BEHIND = [
  { name: 'change', address: '?snapshot=ready', press: ['cr-ready-keys cr-key.turn'] },
  { name: 'first-use', address: '?snapshot=ready&unread', press: [] },
  { name: 'settings', address: '?snapshot=ready', press: [MORE] },
  { name: 'keys', address: '?snapshot=ready', press: [MORE, 'cr-settings cr-key.keys'] },
  { name: 'treadmills', address: '?snapshot=ready', press: [WHICH] },
  { name: 'meeting', address: '?snapshot=beside&known=unmet', press: [WHICH, MEET] },
  { name: 'meeting-known', address: '?snapshot=beside&known=met', press: [WHICH, MEET] },
  { name: 'treadmills-none', address: '?snapshot=ready&none', press: [WHICH] },
  { name: 'runs', address: 'history', press: [] },
  { name: 'runs-none', address: 'history?none', press: [] },
  { name: 'runs-beside-one', address: 'history?snapshot=mileTwo', press: [] },
  { name: 'run-opened', address: 'history?run=r1', press: [] },
  { name: 'run-opened-stopped', address: 'history?run=r5', press: [] },
]
/** What a new reader sees first: a picture, and the snapshot of it. */
const README = { ready: 'ready', run: 'mileTwo', sprint: 'sprint', report: 'done' }
/** A page that is read should not weigh more than a few of these, octets. */
const README_LIMIT = 100_000
/** Of the sheet, px. */
const SHEET_WIDTH = 2400
const SMALL_HEIGHT = 320

prepare()
const wanted = process.argv.slice(2)
const forReadme = wanted.includes('readme')
const looks = LOOKS.filter(({ words }) => wanted.every((word) => words.includes(word) || forReadme))
if (looks.length === 0) {
  console.error(`No look is called ${wanted.join(' ')}: name a width (360, 768, 1280, 1920), dark or light, en or es.`)
  process.exit(1)
}

const { SNAPSHOTS, LINES, PROFILES, past } = await shownFromSource()
const screens = [
  ...Object.keys(SNAPSHOTS).map((name) => ({ name, address: `?snapshot=${name}`, press: [] })),
  ...BEHIND,
]
const { url, close } = await preview(SNAPSHOTS.ready, { snapshots: SNAPSHOTS, lines: LINES, profiles: PROFILES, past })
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})

if (forReadme) await picturesOfReadme()
else for (const look of looks) await sheetInLook(look)
await browser.close()
await close()

/**
 * @param {{ width: number, height: number, theme: 'dark' | 'light', language: string, words: string[] }} look
 */
async function sheetInLook({ width, height, theme, language, words }) {
  const folder = join(ROOT, 'screens', words.join('-'))
  mkdirSync(folder, { recursive: true })
  const page = await pageOf(width, height, theme, language)
  for (const screen of screens) {
    await open(page, screen)
    await page.screenshot({ path: join(folder, `${screen.name}.png`) })
  }
  const sheet = join(ROOT, 'screens', `${words.join('-')}.png`)
  // The policy of the panel's own page lets no style and no picture in that are written into a page.
  await page.goto('about:blank')
  await page.setViewportSize({ width: SHEET_WIDTH, height: 100 })
  await page.setContent(sheetOf(folder))
  await page.screenshot({ path: sheet, fullPage: true })
  await page.context().close()
  console.log(`${sheet}: ${screens.length} screens, each in ${folder}`)
}

async function picturesOfReadme() {
  const folder = join(ROOT, 'web', 'pictures')
  mkdirSync(folder, { recursive: true })
  const page = await pageOf(1280, 800, 'dark', 'en')
  for (const [name, snapshot] of Object.entries(README)) {
    await open(page, { address: `?snapshot=${snapshot}`, press: [] })
    // Else the panel asks for the touch without which a browser makes no sound.
    await page.mouse.click(4, 300)
    await page.waitForTimeout(300)
    const octets = await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 82 })
    if (octets.length > README_LIMIT) throw new Error(`${name}.jpg has ${octets.length} octets, over ${README_LIMIT}.`)
    console.log(`${join(folder, name)}.jpg: ${octets.length} octets`)
  }
  await page.context().close()
}

/**
 * @param {number} width
 * @param {number} height
 * @param {'dark' | 'light'} theme
 * @param {string} language
 */
async function pageOf(width, height, theme, language) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language,
    reducedMotion: 'reduce',
  })
  return context.newPage()
}

/**
 * @param {import('playwright-core').Page} page
 * @param {{ address: string, press: readonly string[] }} screen
 */
async function open(page, { address, press }) {
  await page.goto(`${url}${address}`)
  const shows = address.startsWith('history')
    ? 'cr-run-row, cr-run-chart canvas, .empty'
    : 'cr-panel[data-snapshot][whole]'
  await page.locator(shows).first().waitFor()
  for (const key of press) await page.locator(key).click()
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(150)
}

/**
 * All pictures of a folder beside each other, each under its name.
 * @param {string} folder
 */
function sheetOf(folder) {
  const pictures = screens.map(({ name }) => {
    const octets = readFileSync(join(folder, `${name}.png`)).toString('base64')
    return `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${octets}"></figure>`
  })
  return `<style>body{display:flex;flex-wrap:wrap;gap:12px;margin:12px;background:#777;font:16px sans-serif}
    figure{margin:0}img{display:block;height:${SMALL_HEIGHT}px}</style>${pictures.join('')}`
}
