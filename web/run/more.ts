import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { changeScreen, screenSettings } from '../look/screen-settings.ts'
import '../touch/key.ts'
import { AskEvent } from '../live/ask-event.ts'
import '../parts/long-press-button.ts'
import { moreSign } from '../parts/icons.ts'
import { slows } from '../parts/stop.ts'

export type MoreAsk = keyof typeof words.more

export interface MoreEntry {
  readonly ask: MoreAsk
  /** Speeds up: a long press. */
  readonly longPress: boolean
}

/** What is seldom wanted while running, behind one button in the phase line. */
@customElement('cr-more')
export class More extends LitElement {
  @property({ type: Boolean, reflect: true }) sprint = false
  @property({ attribute: false }) entries: readonly MoreEntry[] = []
  @state() private open = false

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        right: 2vw;
        top: 2.2dvh;
        z-index: 40;
        --key-pad: 0;
      }
      :host([sprint]) {
        top: 3.4dvh;
        --opener: transparent;
        --key-text: var(--on-hot);
      }
      .opener {
        width: max(48px, 8dvh);
        height: max(44px, 6dvh);
        font-size: max(24px, 4.4dvh);
        --key-ground: var(--opener, var(--key));
      }
      .list {
        position: absolute;
        right: 0;
        top: calc(100% + 1dvh);
        display: grid;
        gap: 1dvh;
        width: max(240px, 23vw);
        padding: 1.4dvh;
        border-radius: 2dvmin;
        background: var(--ground);
        border: 2px solid var(--line);
        --key-ground: var(--key);
        --key-text: var(--text);
        --key-pad: 1.2dvh 1.4em;
      }
      .list > * {
        min-height: 8dvh;
        font-size: max(18px, 2.8dvh);
        font-weight: 700;
      }
      small {
        display: block;
        font-size: 0.72em;
        font-weight: 500;
      }
      /* Never down to the keys of the run. */
      @media (orientation: portrait) {
        :host,
        :host([sprint]) {
          top: 1.2dvh;
        }
        .list {
          width: max(240px, 60vw);
          max-height: 50dvh;
          overflow-y: auto;
        }
        .list > * {
          min-height: max(44px, 6dvh);
          font-size: max(16px, 2.1dvh);
          --key-pad: 0.6dvh 1em;
        }
      }
    `,
  ]

  override updated(): void {
    const listen = this.open ? 'addEventListener' : 'removeEventListener'
    window[listen]('pointerdown', this.#away, { capture: true })
    window[listen]('keydown', this.#escape, { capture: true })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('pointerdown', this.#away, { capture: true })
    window.removeEventListener('keydown', this.#escape, { capture: true })
  }

  /** A press elsewhere closes the list and is nothing else, but for one that stops or slows. */
  readonly #away = (event: Event): void => {
    if (event.composedPath().includes(this)) return
    this.open = false
    if (!slows(event)) event.stopPropagation()
  }

  readonly #escape = (event: Event): void => {
    if ((event as KeyboardEvent).key === 'Escape') this.open = false
  }

  override render() {
    if (this.entries.length === 0) return nothing
    return html`<cr-key class="opener" label=${words.run.more} @press=${() => (this.open = !this.open)}
        >${moreSign()}</cr-key
      >
      ${this.open ? html`<div class="list">${this.entries.map((entry) => this.#entry(entry))} ${this.#flash()}</div>` : nothing}`
  }

  #entry({ ask, longPress }: MoreEntry) {
    const { title, says } = words.more[ask]
    const said = saidIn(title, longPress ? `${says}, ${words.panel.pressAndHold}` : says)
    return longPress
      ? html`<cr-long-press-button label="${title} ${says}" @longpress=${() => this.#ask(ask)}
          >${said}</cr-long-press-button
        >`
      : html`<cr-key effect=${ask === 'next' ? 'plain' : 'slows'} @press=${() => this.#ask(ask)}>${said}</cr-key>`
  }

  #flash() {
    const wanted = screenSettings().flash
    const { title, says } = wanted ? words.run.flashOff : words.run.flashOn
    const choose = (): void => {
      changeScreen({ flash: !wanted })
      this.open = false
    }
    return html`<cr-key class="flash" @press=${choose}>${saidIn(title, says)}</cr-key>`
  }

  #ask(ask: MoreAsk): void {
    this.open = false
    this.dispatchEvent(new AskEvent({ ask }))
  }
}

const saidIn = (title: string, says: string) => html`<span>${title} <small>${says}</small></span>`
