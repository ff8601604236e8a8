import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { launch, openPanel, type Panel } from './panel-page.ts'
import { beforeSecondTry } from './second-try.ts'

/** Only what a browser moves without laying out or painting anything again is ever animated. */

const CHEAP = ['transform', 'opacity', 'none']

let browser: Browser
let panel: Panel
const opened = () => openPanel(browser, SNAPSHOTS.mileTwo, { reducedMotion: 'no-preference', init: keepElements })
beforeAll(async () => {
  browser = await launch()
  panel = await opened()
})
beforeSecondTry(async () => {
  await panel.close()
  panel = await opened()
})
afterAll(async () => {
  await panel.close()
  await browser.close()
})

/** Every element that the page makes known, for its styles. */
function keepElements(): void {
  const known: CustomElementConstructor[] = []
  Object.assign(window, { known })
  const define = customElements.define.bind(customElements)
  customElements.define = (name, made, options) => {
    known.push(made)
    define(name, made, options)
  }
}

/** What the styles of the page's elements animate, as `element: property`, and how many elements there are. */
const declared = (): Promise<{ readonly elements: number; readonly animated: string[] }> =>
  panel.page.evaluate(() => {
    const animated = new Set<string>()
    const { known } = window as unknown as {
      known: { elementStyles?: { styleSheet?: CSSStyleSheet }[]; name: string }[]
    }
    const look = (rules: CSSRuleList, of: string): void => {
      for (const rule of rules) {
        if (rule instanceof CSSKeyframesRule)
          for (const frame of rule.cssRules)
            for (const property of (frame as CSSKeyframeRule).style) animated.add(`${of}: ${property}`)
        else if (rule instanceof CSSStyleRule)
          for (const property of rule.style.transitionProperty.split(',').map((one) => one.trim()))
            if (property !== '') animated.add(`${of}: ${property}`)
        if ('cssRules' in rule) look(rule.cssRules as CSSRuleList, of)
      }
    }
    for (const { elementStyles = [], name } of known)
      for (const { styleSheet } of elementStyles) if (styleSheet) look(styleSheet.cssRules, name)
    for (const sheet of document.styleSheets) look(sheet.cssRules, 'page')
    return { elements: known.length, animated: [...animated] }
  })

const isCheap = (said: string): boolean => CHEAP.some((property) => said.endsWith(`: ${property}`))

test('no style of the panel animates anything else', async () => {
  const { elements, animated } = await declared()
  expect(elements).toBeGreaterThan(40)
  expect(animated.length).toBeGreaterThan(10)
  expect(animated.filter((said) => !isCheap(said))).toEqual([])
})

test('no style of the kiosk animates anything else', async () => {
  await panel.page.goto(`${panel.daemon.url}kiosk.html`)
  await panel.page.locator('cr-kiosk').waitFor({ state: 'attached' })
  const { elements, animated } = await declared()
  expect(elements).toBeGreaterThan(8)
  expect(animated.length).toBeGreaterThan(2)
  expect(animated.filter((said) => !isCheap(said))).toEqual([])
  await panel.page.goto(panel.daemon.url)
})

test('nor does anything that runs, from the last ten seconds through the flip and the sprint', async () => {
  const seen = new Set<string>()
  const look = async (snapshot: Snapshot): Promise<void> => {
    await panel.show(snapshot)
    const running = await panel.page.evaluate(() => {
      const roots: (Document | ShadowRoot)[] = [document]
      for (const root of roots)
        for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot)
      const ofTheFrame = new Set(['offset', 'computedOffset', 'easing', 'composite'])
      return roots
        .flatMap((root) => root.getAnimations())
        .flatMap(({ effect }) => {
          if (!(effect instanceof KeyframeEffect)) return []
          const of = effect.target?.className ?? ''
          return effect
            .getKeyframes()
            .flatMap((frame) => Object.keys(frame).filter((property) => !ofTheFrame.has(property)))
            .map((property) => `${String(of)}: ${property}`)
        })
    })
    for (const one of running) seen.add(one)
  }
  const { tenSeconds, two, sprint } = SNAPSHOTS
  const to = (snapshot: Snapshot, timeS: number): Snapshot => ({
    ...snapshot,
    toFinish: snapshot.toFinish && { ...snapshot.toFinish, timeS },
  })
  for (const snapshot of [tenSeconds, to(tenSeconds, 8), to(tenSeconds, 6), to(two, 3), two, to(two, 1)])
    await look(snapshot)
  const left = (leftM: number): Snapshot => ({
    ...sprint,
    inPhase: { ...sprint.inPhase, leftM },
    phases: sprint.phases.map((view) => (view.state === 'now' ? { ...view, progress: 1 - leftM / 400 } : view)),
  })
  for (const leftM of [280, 200, 90]) await look(left(leftM))
  // The peak's edge, the three seconds and the metres; none of them by anything but a transform.
  for (const moved of ['hot', 'window', 'fill']) expect([...seen].filter((one) => one.includes(moved))).not.toEqual([])
  expect([...seen].filter((said) => !isCheap(said))).toEqual([])
})

test('held, the words on the steps fall along with them', async () => {
  const falls = async (snapshot: Snapshot) => {
    await panel.show(snapshot)
    return panel.page.locator('cr-step-labels .step').evaluateAll((labels) =>
      labels.map((label) => {
        const { host } = label.getRootNode() as ShadowRoot
        const steps = (host.getRootNode() as ShadowRoot).querySelector('cr-staircase')?.shadowRoot
        const block = label.getAttribute('data-block')
        const edge = steps?.querySelector(`[data-block='${block}']:not(.body, .run)`) ?? null
        const from = (element: Element | null): string =>
          element
            ?.getAnimations()
            .map(({ effect }) => String((effect as KeyframeEffect).getKeyframes()[0]?.['transform']))
            .join() ?? ''
        return { words: label.textContent.trim(), label: from(label), edge: from(edge) }
      }),
    )
  }
  await falls(SNAPSHOTS.mileTwo)
  const held = await falls(SNAPSHOTS.held)
  expect(held.filter(({ label }) => label !== '').map(({ words }) => words[0])).toEqual(['2', '3'])
  for (const { words, label, edge } of held) expect([words, label]).toEqual([words, edge])
})
