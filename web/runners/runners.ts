import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { RunnerListed } from '../../protocol/panel/runners.ts'
import { Opened } from '../live/opened.ts'
import { base } from '../look/base.ts'
import { backSign } from '../parts/icons.ts'
import '../touch/key.ts'
import { GONE } from './gone.ts'
import './new-runner.ts'
import './own-runner.ts'
import './pin-pad.ts'
import { nameOf } from './runner-list.ts'
import { RunnersNow } from './runners-now.ts'
import { runnersWords } from './words.ts'

/** Who runs: each a key, one press or four digits away; somebody new; what is done with the one it is. Fires `back`. */
@customElement('cr-runners')
export class RunnersPage extends LitElement {
  /** Whose PIN is asked for; null: nobody's. */
  @state() private asked: RunnerListed | null = null
  readonly #runners = new RunnersNow(this)
  /** Who was deleted a moment ago, as it waited; '': nobody. */
  readonly #gone = sessionStorage.getItem(GONE) ?? ''
  readonly #opened = new Opened(this, () => this.#back())

  static override styles = [
    base,
    css`
      section {
        position: fixed;
        inset: 0;
        z-index: 45;
        overflow-y: auto;
        padding: calc(1em + var(--bar, 0dvh)) 4vw 2em;
        background: var(--ground);
        color: var(--text);
        font-size: clamp(16px, min(2.6dvh, 4vw), 26px);
        line-height: 1.3;
        text-align: left;
      }
      header {
        display: flex;
        align-items: center;
        gap: 0.8em;
        margin-bottom: 1em;
      }
      h1 {
        font-size: 1.9em;
        font-weight: 700;
        letter-spacing: -0.03em;
      }
      cr-key {
        min-height: 48px;
        height: 3em;
        font-weight: 650;
        --key-radius: 0.7em;
      }
      .back {
        width: max(48px, 3em);
        --key-pad: 0;
      }
      /* Four digits have the room. */
      .asks {
        --row: 48px;
      }
      .forgotten {
        margin-top: 1em;
        color: var(--quiet);
        text-align: center;
        overflow-wrap: anywhere;
      }
      [role='alert'] {
        min-height: 1.3em;
        margin-bottom: 0.8em;
        color: var(--warning);
        font-weight: 650;
      }
    `,
  ]

  override firstUpdated(): void {
    this.#opened.want(true)
    sessionStorage.removeItem(GONE)
  }

  override render() {
    const own = runnersWords()
    const { is, refused } = this.#runners
    const current = is?.runners.find(({ id }) => id === is.current)
    const asked = this.asked ?? (is?.locked === true ? current : undefined)
    const isGone = this.#gone !== '' && is?.runners.every(({ id }) => !this.#gone.startsWith(id)) === true
    return html`<section role="dialog" aria-label=${own.title}>
      <header>
        <cr-key class="back" label=${own.back} @press=${() => this.#leave()}>${backSign()}</cr-key>
        <h1>${own.title}</h1>
      </header>
      <p role="status">${isGone ? own.gone(this.#gone.slice(16)) : ''}</p>
      <p role="alert">${refused}</p>
      <cr-runner-list
        class=${asked === undefined ? '' : 'asks'}
        .runners=${is}
        @choose=${({ detail }: CustomEvent<RunnerListed>) => this.#press(detail, detail.id === is?.current)}
      ></cr-runner-list>
      ${
        asked === undefined
          ? html`${this.#newRunner()}
            ${current === undefined ? nothing : html`<cr-own-runner .runner=${current} .now=${this.#runners} .keeps=${is?.keeps ?? null}></cr-own-runner>`}`
          : html`<cr-pin-pad
                .title=${own.pinOf(nameOf(asked))}
                .waitsS=${this.#runners.waitsS}
                ?mayCancel=${this.asked !== null}
                @cancel=${() => (this.asked = null)}
                @pin=${({ detail }: CustomEvent<string>) => void this.#become(`/${asked.id}/current`, { pin: detail })}
              ></cr-pin-pad>
              <p class="forgotten">${own.forgotten(nameOf(asked))}</p>
              ${is?.locked === true ? this.#newRunner() : nothing}`
      }
    </section>`
  }

  #newRunner() {
    return html`<cr-new-runner
      @add=${({ detail }: CustomEvent<string>) => void this.#become('', { name: detail })}
    ></cr-new-runner>`
  }

  #press(one: RunnerListed, isNow: boolean): void {
    this.asked = one.hasPin && !isNow ? one : null
    if (!one.hasPin && !isNow) void this.#become(`/${one.id}/current`, {})
  }

  /** All that is on the page is another's then. */
  async #become(path: string, body: object): Promise<void> {
    if (await this.#runners.ask('POST', path, body)) location.reload()
  }

  #leave(): void {
    this.#opened.want(false)
    this.#back()
  }

  #back(): void {
    this.dispatchEvent(new Event('back'))
  }
}
