import { html, svg } from 'lit'
import type { MomentSign } from './moments.ts'

/** What was changed, as a sign in a circle. Beside words that say the same. */

const PATHS: Readonly<Record<MomentSign, string>> = {
  slower: 'M5 10h10',
  faster: 'M5 10h10M10 5v10',
  go: 'M4 10h11M10.5 5.5 15 10l-4.5 4.5',
  plan: 'M3.5 13.5 7.5 7l4.5 6.5L16.5 6.5',
  held: 'M5 7.500h10M5 12.500h10',
  stopped: 'M6.5 6.500h7v7h-7z',
  other: 'M10 5v6M10 14.800v.2',
}

export const momentSign = (sign: MomentSign) =>
  html`<svg viewBox="0 0 20 20" width="1.15em" height="1.15em" aria-hidden="true">
    ${svg`<path d=${PATHS[sign]} fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" />`}
  </svg>`
