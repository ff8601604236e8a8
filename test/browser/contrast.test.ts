import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { launch, openPanel, type Panel } from './panel-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

type Theme = 'dark' | 'light'

/** A panel that nobody chose a theme for, on a system of this one, to the end of the test. */
async function openFresh(colorScheme: Theme): Promise<Panel> {
  const panel = await openPanel(browser, SNAPSHOTS.ready, { colorScheme, viewport: { width: 1280, height: 800 } })
  onTestFinished(() => panel.close())
  return panel
}

/** One on a dark system that shows this theme. */
async function openIn(theme: Theme): Promise<Panel> {
  const panel = await openFresh('dark')
  if (theme === 'light') await panel.page.getByRole('switch').click()
  return panel
}

const CLIMB = [0, 0.25, 0.5, 0.75, 1]

/** Contrast by WCAG 2, of colours as this browser draws them. */
function contrasts(page: Page, pairs: readonly (readonly [string, string])[]): Promise<number[]> {
  return page.evaluate((pairs) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    if (canvas === null) throw new Error('this browser has no canvas')
    const luminance = (color: string): number => {
      canvas.fillStyle = color
      canvas.fillRect(0, 0, 1, 1)
      const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((octet) => {
        const part = octet / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const style = getComputedStyle(document.documentElement)
    const read = (color: string) => luminance(color.startsWith('--') ? style.getPropertyValue(color) : color)
    return pairs.map(([a, b]) => {
      const [dark = 0, light = 0] = [read(a), read(b)].sort((x, y) => x - y)
      return (light + 0.05) / (dark + 0.05)
    })
  }, pairs)
}

const isLight = async ({ page }: Panel): Promise<boolean> => {
  const [fromBlack = 0] = await contrasts(page, [['#000', '--ground']])
  return fromBlack > 10
}

describe.each(['dark', 'light'] satisfies Theme[])('in the %s theme', (theme) => {
  test(theme === 'dark' ? 'dark is shown where the system prefers it' : 'light is a switch away', async () => {
    const panel = await openIn(theme)
    expect(await isLight(panel)).toBe(theme === 'light')
    expect(await panel.page.getByRole('switch').getAttribute('aria-checked')).toBe(String(theme === 'light'))
  })

  test('every mile carries its words, and each step is further from the ground than the last', async () => {
    const panel = await openIn(theme)
    const tints = await panel.page.evaluate((climb) => {
      const style = getComputedStyle(document.documentElement)
      const of = (name: string) => Number(style.getPropertyValue(name))
      return climb.map((p) => {
        const l = of('--mile-l') + of('--mile-l-by') * p
        const c = of('--mile-c') + of('--mile-c-by') * p
        return `oklch(${l} ${c} ${225 - 143 * p})`
      })
    }, CLIMB)
    const onStep = await contrasts(
      panel.page,
      tints.map((tint) => ['--on-filled', tint]),
    )
    const fromGround = await contrasts(
      panel.page,
      tints.map((tint) => ['--ground', tint]),
    )
    expect(Math.min(...onStep, ...fromGround)).toBeGreaterThanOrEqual(7)
    expect(fromGround).toEqual([...fromGround].sort((a, b) => a - b))
  })
})

test('until somebody chooses, the panel is as light as the system, at once when that changes', async () => {
  const fresh = await openFresh('light')
  expect(await isLight(fresh)).toBe(true)
  await fresh.page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => isLight(fresh)).toBe(false)
  expect(await fresh.page.getByRole('switch').getAttribute('aria-checked')).toBe('false')
  await fresh.page.getByRole('switch').click()
  await fresh.page.emulateMedia({ colorScheme: 'light' })
  await fresh.page.emulateMedia({ colorScheme: 'dark' })
  expect(await isLight(fresh)).toBe(true)
})

test('the choice is remembered, and stands before anything of the panel is drawn', async () => {
  const panel = await openIn('light')
  const { page } = panel
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.reload()
  expect(await page.evaluate(() => customElements.get('cr-panel') === undefined)).toBe(true)
  expect(await isLight(panel)).toBe(true)
  await page.unroute('**/assets/*.js')
  await panel.reload()
  expect(await page.getByRole('switch').getAttribute('aria-checked')).toBe('true')
  await page.getByRole('switch').click()
  expect(await isLight(panel)).toBe(false)
})
