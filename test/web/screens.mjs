import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { prepare, ROOT } from '../../src/prepare.mjs'
import { preview, snapshotsFromSource } from './preview.mjs'

// `npm run screens`: a picture of every screen at every size, light and dark, in every language, under screens/, and a sheet
// with all of one look beside each other. `npm run screens -- 360 dark en` takes those with all of these words in their look.

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
/** Of the sheet, px. */
const SHEET_WIDTH = 2400
const SMALL_HEIGHT = 320

prepare()
const wanted = process.argv.slice(2)
const looks = LOOKS.filter(({ words }) => wanted.every((word) => words.includes(word)))
if (looks.length === 0) {
  console.error(`No look is called ${wanted.join(' ')}: name a width (360, 768, 1280, 1920), dark or light, en or es.`)
  process.exit(1)
}

const SNAPSHOTS = await snapshotsFromSource()
const names = Object.keys(SNAPSHOTS)
const { url, close } = await preview(SNAPSHOTS.ready, { snapshots: SNAPSHOTS })
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})

for (const { width, height, theme, language, words } of looks) {
  const folder = join(ROOT, 'screens', words.join('-'))
  mkdirSync(folder, { recursive: true })
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  for (const name of names) {
    await page.goto(`${url}?snapshot=${name}`)
    await page.locator('cr-panel[whole]').waitFor()
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(150)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
  const sheet = join(ROOT, 'screens', `${words.join('-')}.png`)
  await page.setViewportSize({ width: SHEET_WIDTH, height: 100 })
  await page.setContent(sheetOf(folder))
  await page.screenshot({ path: sheet, fullPage: true })
  await context.close()
  console.log(`${sheet}: ${names.length} screens, each in ${folder}`)
}
await browser.close()
await close()

/**
 * All pictures of a folder beside each other, each under its name.
 * @param {string} folder
 */
function sheetOf(folder) {
  const pictures = names.map((name) => {
    const octets = readFileSync(join(folder, `${name}.png`)).toString('base64')
    return `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${octets}"></figure>`
  })
  return `<style>body{display:flex;flex-wrap:wrap;gap:12px;margin:12px;background:#777;font:16px sans-serif}
    figure{margin:0}img{display:block;height:${SMALL_HEIGHT}px}</style>${pictures.join('')}`
}
