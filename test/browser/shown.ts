import type { Page } from 'playwright-core'

/** What the panel says at one moment, as text; '' where there is nothing. */
export interface Shown {
  /** The element that is the screen: `cr-run`, `cr-sprint` and so on. */
  readonly screen: string
  readonly phase: string
  /** The biggest number while running. */
  readonly hero: string
  readonly line: string
  /** In the peak: what is counted down to, its distance and its time. */
  readonly peak: string
  readonly peakDistance: string
  readonly peakTime: string
  readonly metres: string
  /** Of the stretches: what is measured of the belt. */
  readonly belt: string
  /** In the stretches, what the peak counts later. */
  readonly countdown: string
  readonly title: string
  readonly second: string
  /** The words at the top. */
  readonly bar: string
}

/** Reads one frame: all of it belongs to the same snapshot. */
export function shownOn(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const panel = document.querySelector('cr-panel')?.shadowRoot
    const screen = panel?.querySelector('.screen')?.firstElementChild
    const textOf = (root: ParentNode | null | undefined, selector: string): string =>
      root?.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? ''
    const own = (selector: string) => textOf(screen?.shadowRoot, selector)
    const within = (root: ParentNode, name: string): Element | null =>
      root.querySelector(name) ??
      [...root.querySelectorAll('*')].reduce<Element | null>(
        (found, { shadowRoot }) => found ?? (shadowRoot && within(shadowRoot, name)),
        null,
      )
    const part = (name: string, selector: string) =>
      textOf(screen?.shadowRoot && within(screen.shadowRoot, name)?.shadowRoot, selector)
    return {
      screen: screen?.localName ?? '',
      phase: own('.phase'),
      hero: part('cr-hero', '.number'),
      line: own('.line') || part('cr-sprint-line', '.line') || part('cr-speed-line', '.line'),
      peak: part('cr-peak-words', '.title'),
      peakDistance: `${part('cr-peak-words', '.first')} ${part('cr-peak-words', '.unit')}`,
      peakTime: part('cr-peak-words', '.second'),
      metres: own('.metres'),
      belt: own('.belt'),
      countdown: part('cr-stretch-band', '.countdown'),
      title: own('h1') || part('cr-stretch-card', 'h1') || part('cr-report-words', 'h1'),
      second: own('.second') || part('cr-second-line', '.second'),
      bar: textOf(panel?.querySelector('cr-banner-bar')?.shadowRoot, 'p'),
    }
  })
}
