import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { TracePoint } from '../live/trace.ts'
import { words } from '../language.ts'
import { Opened } from '../live/opened.ts'
import { ToldOfRun } from '../live/told-of-run.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import '../touch/key.ts'
import { headline } from './headline.ts'
import './how-hard.ts'
import './ran-picture.ts'
import './report-words.ts'

/** What was run: a few words first, the picture of it, each step under its own, and every split behind a key. Fires `another`. */
@customElement('cr-report')
export class ReportScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) trace: readonly TracePoint[] = []
  /** Every split is shown. */
  @state() private all = false
  /** What shows them could not be fetched. */
  @state() private missing = false
  readonly #told = new ToldOfRun(this)
  readonly #opened = new Opened(this, () => this.#turn())

  static override styles = [
    base,
    screen,
    css`
      .list {
        position: absolute;
        inset: 0 0 17dvh 0;
        padding-top: calc(3dvh + var(--bar, 0dvh));
        overflow-y: auto;
      }
      .keys cr-key {
        position: absolute;
        bottom: 2dvh;
        height: 13dvh;
        font-weight: 700;
      }
      .all {
        left: 2vw;
        width: 18vw;
        font-size: min(4.2dvh, 2.4vw);
        --key-ground: transparent;
        --key-border: max(2px, 0.25dvh) solid var(--line);
      }
      cr-how-hard {
        position: absolute;
        left: 22vw;
        width: 39.6vw;
        bottom: 2dvh;
        height: 14.4dvh;
      }
      .main {
        left: 64vw;
        right: 2vw;
        font-size: min(5.4dvh, 3vw);
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
      }
      .keys.alone .main {
        left: 2vw;
      }
      @media (orientation: portrait) {
        .list {
          inset: 0 0 26dvh 0;
        }
        cr-how-hard {
          left: 3vw;
          width: 94vw;
          bottom: calc(4.6dvh + var(--all, 9.4dvh) + var(--main, 12dvh));
          height: var(--hard, 8.8dvh);
        }
        .keys .main {
          left: 3vw;
          right: 3vw;
          bottom: calc(3.2dvh + var(--all, 9.4dvh));
          height: var(--main, 12dvh);
          font-size: min(3.4dvh, 6.6vw);
        }
        .keys .all {
          left: 3vw;
          width: 94vw;
          height: var(--all, 9.4dvh);
          font-size: min(2.9dvh, 6vw);
        }
      }
      @media (orientation: portrait) and (max-width: 479px) {
        :host {
          --all: max(44px, 6.6dvh);
          --main: 7.8dvh;
          --hard: 110px;
        }
      }
    `,
  ]

  override willUpdate(): void {
    this.#told.of(this.snapshot.reportOf?.id ?? '')
  }

  override render() {
    const { snapshot } = this
    const { splits, plan, ended } = snapshot
    const kept = ended !== 'discarded' && splits.length > 0
    if (!kept) {
      const says = ended === 'discarded' ? words.report.discarded : words.report.nothing
      return html`<cr-report-words .headline=${says}></cr-report-words> ${this.#keys(false)}`
    }
    return html`${
      this.all
        ? html`<div class="list" tabindex="0">
            <h1 class="unseen">${headline(splits, plan)}</h1>
            ${this.missing ? html`<p role="status">${words.panel.noAnswer}</p>` : nothing}
            <cr-all-splits .snapshot=${snapshot} .told=${this.#told} .note=${this.#told.note}></cr-all-splits>
          </div>`
        : html`<cr-ran-picture .snapshot=${snapshot} .trace=${this.trace}></cr-ran-picture>
            <cr-report-words .headline=${headline(splits, plan)} .snapshot=${snapshot}></cr-report-words>
            <cr-how-hard
              .effort=${this.#told.effort}
              ?refused=${this.#told.refused !== ''}
              @choose=${({ detail }: CustomEvent<number | null>) => this.#told.tell({ effort: detail })}
            ></cr-how-hard>`
    }
    ${this.#keys(true)}`
  }

  #keys(kept: boolean) {
    const { another, allSplits, picture } = words.report
    const turn = this.all ? picture : allSplits
    return html`<div class="keys ${kept ? '' : 'alone'}">
      ${kept ? html`<cr-key class="all" label=${turn} @press=${() => this.#turn()}>${turn}</cr-key>` : nothing}
      <cr-key class="main" label=${another} @press=${() => this.dispatchEvent(new Event('another'))}>${another}</cr-key>
    </div>`
  }

  #turn(): void {
    this.all = !this.all
    this.#opened.want(this.all)
    // Few look at them: they are fetched where somebody does.
    import('./all-splits.ts').then(
      () => (this.missing = false),
      () => (this.missing = true),
    )
  }
}
