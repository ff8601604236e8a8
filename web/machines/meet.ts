import { css, html } from 'lit'
import type { FoundMachine } from '../../protocol/panel/machines.ts'
import { words } from '../language.ts'

export const meetLink = css`
  .meet {
    min-height: 44px;
    padding: 0;
    background: none;
    text-decoration: underline;
  }
`

/** The way to the first meeting with the treadmill that is connected, or to what is known of it: `from` fires `meeting`. */
export function meet(from: HTMLElement, { met }: FoundMachine) {
  const tell = () => from.dispatchEvent(new Event('meeting', { bubbles: true, composed: true }))
  const { machines } = words
  return html`<button type="button" class="meet" @click=${tell}>${met ? machines.met : machines.meet}</button>`
}
