import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RunPage } from '../../protocol/panel/run-list.ts'
import { base } from '../look/base.ts'
import { backSign } from '../parts/icons.ts'
import '../ready/choice-group.ts'
import '../touch/key.ts'
import type { KindShown } from './requests.ts'
import { historyWords } from './words.ts'

export type Tab = 'runs' | 'trends' | 'bests'

/** Above the runs: the way back, which of them are shown, and where there is no room for all what is. Fires `leave`, `kind` and `tab`. */
@customElement('cr-runs-head')
export class RunsHead extends LitElement {
  /** Null before they are known. */
  @property({ attribute: false }) counts: RunPage['counts'] | null = null
  @property() kind: KindShown = 'all'
  @property() tab: Tab = 'runs'

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 1.35em;
        padding: calc(1.2em + var(--bar, 0dvh)) 2.5vw 0.9em;
        background: var(--ground);
      }
      cr-key {
        width: max(48px, 3.1em);
        height: max(48px, 3.1em);
        --key-pad: 0;
        --key-radius: 0.8em;
      }
      cr-key .sign {
        font-size: 1.4em;
      }
      h1 {
        font-size: 2.55em;
        line-height: 1.05;
        font-weight: 700;
        letter-spacing: -0.035em;
      }
      cr-choice-group {
        display: block;
        padding: 4px;
        border-radius: 14px;
        background: var(--step);
        --choice-ground: transparent;
        --choice-gap: 0px;
        --choice-high: max(44px, 2.66em);
        --choice-radius: 10px;
      }
      .tabs {
        display: none;
      }
      @media (max-width: 999px), (orientation: portrait) {
        :host {
          gap: 0.5em 0.8em;
          padding: calc(0.6em + var(--bar, 0dvh)) 4vw 0.5em;
        }
        h1 {
          font-size: 2em;
        }
        .tabs,
        .kinds {
          display: block;
          width: 100%;
        }
        .kinds {
          order: 1;
          font-size: 0.94em;
        }
        .one,
        .away {
          display: none;
        }
      }
    `,
  ]

  override render() {
    const own = historyWords()
    const { counts, kind, tab } = this
    const both = counts !== null && counts.crescendo > 0 && counts.guided > 0
    const kinds = [
      { value: 'all', title: `${own.kinds.all} ${counts?.all ?? ''}` },
      { value: 'crescendo', title: own.kinds.crescendo },
      { value: 'guided', title: own.kinds.guided },
    ]
    return html`<cr-key label=${own.back} @press=${() => this.dispatchEvent(new Event('leave'))}>${backSign()}</cr-key>
      <h1>${own.title}</h1>
      ${
        counts === null || counts.all === 0
          ? nothing
          : html`<cr-choice-group
              class="kinds ${both ? '' : 'one'} ${tab === 'runs' ? '' : 'away'}"
              legend=${own.which}
              .value=${kind}
              .options=${kinds}
              @choose=${({ detail }: CustomEvent<KindShown>) => this.#tell('kind', detail)}
            ></cr-choice-group>`
      }
      <cr-choice-group
        class="tabs"
        legend=${own.title}
        .value=${tab}
        .options=${Object.entries(own.tabs).map(([value, title]) => ({ value, title }))}
        @choose=${({ detail }: CustomEvent<Tab>) => this.#tell('tab', detail)}
      ></cr-choice-group>`
  }

  #tell(what: 'kind' | 'tab', detail: KindShown | Tab): void {
    this.dispatchEvent(new CustomEvent(what, { detail }))
  }
}
