import { html, nothing } from 'lit'
import './danger/danger.ts'
import { dangerOf } from './danger/danger-of.ts'
import { pageClock } from './live/clock.ts'
import type { Store } from './live/store.ts'
import './parts/banner-bar.ts'
import type { Over } from './parts/over.ts'
import './parts/stop.ts'
import './standing/connecting.ts'

/** Before the first snapshot nothing is known of a belt, which may be moving: there is STOP, and what comes of it. */
export function drawUnknown({ heard, refused, stop }: Pick<Store, 'heard' | 'refused' | 'stop'>) {
  const danger = dangerOf(null, stop.press, pageClock.nowMs())
  const bar: Over | null =
    refused === null ? null : { words: { code: 'refused', level: 'warning', text: refused, action: '' }, wayOut: null }
  return html`<cr-connecting ?heard=${heard}></cr-connecting>
    <cr-banner-bar .over=${bar}></cr-banner-bar>
    <cr-stop ?danger=${danger !== null} .stopping=${stop.press !== null && danger === null}></cr-stop>
    ${danger === null ? nothing : html`<cr-danger .danger=${danger} @stands=${() => stop.forget()}></cr-danger>`}`
}
