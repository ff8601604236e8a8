import { svg, html, type TemplateResult } from 'lit'
import type { Words } from '../../protocol/words/en.ts'
import { words } from '../language.ts'

/** Signs that the variable sans does not carry; drawn in the colour and the size of the text around them. */
const sign = (path: TemplateResult, says: keyof Words['signs']) => (): TemplateResult =>
  html`<svg class="sign" viewBox="0 0 20 20" width="0.8em" height="0.8em" role="img" aria-label=${words.signs[says]}>
    ${path}
  </svg>`

export const upSign = sign(svg`<path d="M10 3 18.5 17H1.5z" fill="currentColor" />`, 'faster')
export const downSign = sign(svg`<path d="M10 17 1.5 3h17z" fill="currentColor" />`, 'slower')
export const arrowSign = sign(
  svg`<path d="M1 10h16M11 3.5 17.5 10 11 16.5" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" />`,
  'to',
)
const HEART =
  'M10 18C3.2 12.7 1 9.6 1 6.2 1 3.6 2.9 1.8 5.3 1.8 7.3 1.8 9 2.9 10 4.7 11 2.9 12.7 1.8 14.7 1.8 17.1 1.8 19 3.6 19 6.2 19 9.6 16.8 12.7 10 18Z'
export const heartSign = sign(svg`<path d=${HEART} fill="currentColor" />`, 'heart')
export const lostHeartSign = sign(
  svg`<path d=${HEART} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" />`,
  'lostHeart',
)
export const moreSign = sign(
  svg`<g fill="currentColor"><circle cx="3" cy="10" r="2.3" /><circle cx="10" cy="10" r="2.3" /><circle cx="17" cy="10" r="2.3" /></g>`,
  'more',
)
export const backSign = sign(
  svg`<path d="M19 10H3M9 3.5 2.5 10 9 16.5" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" />`,
  'back',
)
