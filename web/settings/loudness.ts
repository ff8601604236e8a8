import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import { LOUDEST } from '../look/screen-settings.ts'

/** How loud, as steps that rise: drawn under a slider that nobody sees and every hand and key can move. Fires `choose`. */
@customElement('cr-loudness')
export class Loudness extends LitElement {
  @property() label = ''
  @property({ type: Number }) value = LOUDEST

  static override styles = [
    base,
    css`
      :host {
        position: relative;
        display: flex;
        align-items: flex-end;
        gap: 0.22em;
        width: 10.5em;
        height: max(44px, 2.44em);
        border-radius: 4px;
      }
      :host(:focus-within) {
        outline: 3px solid var(--text);
        outline-offset: 3px;
      }
      i {
        flex: 1;
        height: calc(28% + 72% * var(--p));
        border-radius: 3px;
        background: var(--step);
      }
      .on {
        background: oklch(
          calc(var(--mile-l) + var(--mile-l-by) * var(--p)) calc(var(--mile-c) + var(--mile-c-by) * var(--p))
            calc(225 - 143 * var(--p))
        );
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
    `,
  ]

  override render() {
    const steps = Array.from({ length: LOUDEST }, (_, step) => step)
    return html`${steps.map(
        (step) => html`<i class=${step < this.value ? 'on' : ''} ${vars({ '--p': step / (LOUDEST - 1) })}></i>`,
      )}
      <input
        type="range"
        min="1"
        max=${LOUDEST}
        .value=${String(this.value)}
        aria-label=${this.label}
        aria-valuetext=${words.settings.loudnessOf(this.value, LOUDEST)}
        @input=${({ target }: Event) =>
          this.dispatchEvent(new CustomEvent('choose', { detail: Number((target as HTMLInputElement).value) }))}
      />`
  }
}
