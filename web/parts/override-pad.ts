import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import { words } from '../words/panel.ts'
import { run } from '../words/run.ts'
import { AskEvent } from '../live/ask-event.ts'
import { arrowSign } from './icons.ts'
import { padStyles } from './pad-styles.ts'

/** Where the wide button leads. */
export interface Way {
  readonly ask: 'ease-off' | 'walk-now'
  readonly title: string
  readonly to: string
}

/**
 * STOP, EASE OFF, −, +. They never change place between run and sprint, they only grow. `stop` alone is drawn where
 * nothing else makes sense but a belt may move.
 */
@customElement('cr-override-pad')
export class OverridePad extends LitElement {
  @property({ attribute: false }) way: Way | null = null
  @property({ type: Boolean }) stopping = false
  @property({ type: Boolean }) slower = false
  @property({ type: Boolean }) faster = false
  @property({ type: Boolean, reflect: true }) sprint = false
  /** Over the red screen: the other way round. */
  @property({ type: Boolean, reflect: true }) danger = false
  @property({ type: Boolean, attribute: 'stop-only' }) stopOnly = false

  static override styles = [base, padStyles]

  override render() {
    return html`<cr-key
        class="stop ${this.stopping ? 'stopping' : ''}"
        effect="slows"
        label="Stop the belt"
        @press=${() => this.#ask('stop')}
        >${this.stopping ? words.stopping : words.stop}</cr-key
      >${this.stopOnly ? nothing : this.#speed()}`
  }

  #speed() {
    const { way } = this
    return html`${
        way === null
          ? nothing
          : html`<cr-key class="way" effect="slows" @press=${() => this.#ask(way.ask)}
              ><span>${way.title} ${way.to === '' ? nothing : html`${arrowSign} ${way.to}`}</span></cr-key
            >`
      }
      <cr-key
        class="slower"
        effect="slows"
        repeats
        label=${run.slower}
        ?dim=${!this.slower}
        @press=${() => this.#ask('slower')}
        ><span class="glyph">−</span></cr-key
      >
      <cr-key
        class="faster"
        effect="speeds"
        label=${run.faster}
        ?dim=${!this.faster}
        @press=${() => this.#ask('faster')}
        ><span class="glyph">+</span></cr-key
      >`
  }

  #ask(ask: 'stop' | 'ease-off' | 'walk-now' | 'slower' | 'faster'): void {
    this.dispatchEvent(new AskEvent({ ask }))
  }
}
