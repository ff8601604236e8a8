import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'

const STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

/** How hard it was, 1 to 10: a staircase to press on. Fires `choose` with the number; with null where what was chosen is pressed again. */
@customElement('cr-how-hard')
export class HowHard extends LitElement {
  /** Null where nothing is said. */
  @property({ type: Number }) effort: number | null = null
  /** It was not kept. */
  @property({ type: Boolean }) refused = false

  static override styles = [
    base,
    tints,
    css`
      :host {
        --climb: 2.4dvh;
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: 0.7dvh;
      }
      p {
        display: flex;
        justify-content: space-between;
        gap: 1em;
        font-size: max(14px, min(2.5dvh, 1.6vw));
        line-height: 1.2;
      }
      .refused {
        color: var(--warning);
      }
      .scale {
        display: var(--scale, inline);
      }
      output {
        color: var(--quiet);
      }
      div {
        display: flex;
        align-items: end;
        gap: 0.5vw;
        min-height: 0;
      }
      button {
        flex: 1 1 0;
        height: calc(100% - var(--climb) * (1 - var(--p)));
        padding: 0;
        border-radius: 0.8dvh;
        background: var(--step);
        color: var(--text);
        font-size: max(14px, min(3dvh, 1.8vw));
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        touch-action: manipulation;
      }
      .reached {
        background: var(--tint);
        color: var(--on-filled);
      }
      [aria-pressed='true'] {
        outline: max(3px, 0.35dvh) solid var(--text);
        font-weight: 800;
      }
      button:focus-visible {
        outline: 3px solid var(--calm);
        outline-offset: 2px;
      }
      @media (orientation: portrait) {
        :host {
          --climb: 1.2dvh;
          gap: 0.4dvh;
        }
        p {
          font-size: max(15px, 2dvh);
        }
        /* Beside the question there is room for one of them alone. */
        .scale {
          display: none;
        }
        div {
          gap: 0.8vw;
        }
      }
      /* Two rows: in one a finger has no room for ten. */
      @media (orientation: portrait) and (max-width: 479px) {
        div {
          display: grid;
          grid-template: repeat(2, minmax(44px, 1fr)) / repeat(5, 1fr);
          gap: 3px 1.4vw;
          align-items: stretch;
        }
        button {
          height: auto;
        }
      }
      /* Nor is there room for two rows. */
      @media (orientation: portrait) and (max-height: 619px) {
        :host {
          max-height: 67px;
        }
        div {
          grid-template: minmax(44px, 1fr) / repeat(10, 1fr);
        }
      }
    `,
  ]

  override render() {
    const { effort, refused } = this
    const { howHard, notKept, asHardAs } = words.report
    return html`<p>
        <span id="asked" class=${refused ? 'refused' : ''}>${refused ? notKept : howHard}</span>
        <output class=${effort === null ? 'scale' : ''}
          >${effort === null ? `${asHardAs(1)} – ${asHardAs(10)}` : asHardAs(effort)}</output
        >
      </p>
      <div role="group" aria-labelledby="asked">
        ${STEPS.map(
          (step) =>
            html`<button
              type="button"
              class="tint-mile ${step <= (effort ?? 0) ? 'reached' : ''}"
              ${vars({ '--p': (step - 1) / 9 })}
              aria-label=${asHardAs(step)}
              aria-pressed=${step === effort}
              @click=${() => this.#choose(step === effort ? null : step)}
            >
              ${step}
            </button>`,
        )}
      </div>`
  }

  #choose(effort: number | null): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: effort }))
  }
}
