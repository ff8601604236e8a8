import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RunnerListed, Runners } from '../../protocol/panel/runners.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import { runnersWords } from './words.ts'

export const nameOf = ({ name }: RunnerListed): string => name ?? runnersWords().unnamed

/** Each runner as a key. Fires `choose` with the one that was meant. */
@customElement('cr-runner-list')
export class RunnerList extends LitElement {
  @property({ attribute: false }) runners: Runners | null = null

  static override styles = [
    base,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr));
        gap: 0.7em;
        margin: 0 0 1.4em;
        padding: 0;
        list-style: none;
      }
      li cr-key {
        height: var(--row, max(64px, 4.4em));
        font-size: 1.15em;
      }
      .now {
        --key-ground: var(--text);
        --key-text: var(--ground);
      }
      small {
        font-weight: 450;
      }
      li cr-key {
        font-weight: 650;
        --key-radius: 0.7em;
      }
    `,
  ]

  override render() {
    if (this.runners === null) return nothing
    const { current, runners } = this.runners
    return html`<ul role="list">
      ${runners.map((one) => html`<li>${this.#key(one, one.id === current)}</li>`)}
    </ul>`
  }

  #key(one: RunnerListed, isNow: boolean) {
    const { withPin, now, pin } = runnersWords()
    const label = one.hasPin ? withPin(nameOf(one)) : nameOf(one)
    const says = isNow ? now : one.hasPin ? pin : ''
    return html`<cr-key class=${isNow ? 'now' : ''} label=${isNow ? '' : label} @press=${() => this.#tell(one)}
      >${nameOf(one)} <small>${says}</small></cr-key
    >`
  }

  #tell(detail: RunnerListed): void {
    this.dispatchEvent(new CustomEvent('choose', { detail }))
  }
}
