import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { RunnerListed, Runners } from '../../protocol/panel/runners.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import './pin-pad.ts'
import { GONE } from './gone.ts'
import type { RunnersNow } from './runners-now.ts'
import { runnersWords } from './words.ts'

/** What is done with the one it is: a PIN set or taken back, and all of theirs deleted, by a second press that says in numbers what goes. */
@customElement('cr-own-runner')
export class OwnRunner extends LitElement {
  @property({ attribute: false }) runner!: RunnerListed
  @property({ attribute: false }) now!: RunnersNow
  /** How much is kept of them. */
  @property({ attribute: false }) keeps: Runners['keeps'] = null
  @state() private is: 'asked-for-pin' | 'asked-for-sure' | null = null
  /** What was done last. */
  @state() private done = ''

  static override styles = [
    base,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.7em;
        align-items: center;
        padding-top: 1em;
        border-top: 1px solid var(--line);
      }
      p {
        flex: 1 1 18em;
        font-weight: 600;
      }
      cr-key {
        min-height: 48px;
        height: 3em;
        font-weight: 650;
        --key-pad: 0.2em 1.1em;
        --key-radius: 0.7em;
      }
      .sure {
        --key-ground: var(--warning);
        --key-text: var(--on-filled);
      }
    `,
  ]

  override render() {
    const own = runnersWords()
    const { runner, keeps } = this
    const remove = runner.name === null ? own.removeAll : own.remove(runner.name)
    if (this.is === 'asked-for-pin')
      return html`<cr-pin-pad
        .title=${own.newPin}
        ?mayCancel=${true}
        @cancel=${() => (this.is = null)}
        @pin=${({ detail }: CustomEvent<string>) => void this.#keep(detail)}
      ></cr-pin-pad>`
    if (this.is === 'asked-for-sure')
      return html`<div class="row">
        <p role="status">${own.goes(keeps?.runs ?? 0, keeps?.plans ?? 0)}</p>
        <cr-key class="sure" @press=${() => void this.#remove()}>${remove}</cr-key>
        <cr-key @press=${() => (this.is = null)}>${own.keep}</cr-key>
      </div>`
    return html`<div class="row">
      <cr-key @press=${() => (this.is = 'asked-for-pin')}>${runner.hasPin ? own.otherPin : own.setPin}</cr-key>
      ${runner.hasPin ? html`<cr-key @press=${() => void this.#keep(null)}>${own.noPin}</cr-key>` : nothing}
      <cr-key @press=${() => (this.is = 'asked-for-sure')}>${remove}</cr-key>
      <p role="status">${this.done}</p>
    </div>`
  }

  async #keep(pin: string | null): Promise<void> {
    this.is = null
    this.done = ''
    const { pinIsSet, pinIsGone } = runnersWords()
    if (await this.now.ask('PATCH', `/${this.runner.id}`, { pin })) this.done = pin === null ? pinIsGone : pinIsSet
  }

  async #remove(): Promise<void> {
    const { id, name } = this.runner
    // The page may be loaded anew before the answer is here, which then is none.
    sessionStorage.setItem(GONE, id + (name ?? ''))
    if (await this.now.ask('DELETE', `/${id}`)) location.reload()
    else if (this.now.refused !== words.panel.noAnswer) sessionStorage.removeItem(GONE)
  }
}
