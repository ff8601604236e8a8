import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import { MachinesNow } from '../live/machines.ts'
import { tellPageRead } from '../live/tell-runner.ts'
import { base } from '../look/base.ts'
import { Portrait } from '../look/portrait.ts'
import { changeScreen } from '../look/screen-settings.ts'
import { screen } from '../look/screen.ts'
import '../ready/planned-staircase.ts'
import { shapeOf } from '../staircase/shape.ts'
import { mayMove } from '../screen-of.ts'
import '../touch/key.ts'
import { OVER_COLUMNS, OVER_ROWS, numbersOf } from './belt-page.ts'
import './five-things.ts'

/** The one page before the first run: what the belt will do by itself, and what no screen can do. */
@customElement('cr-first-use')
export class FirstUse extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  /** Why it could not be written down that it was read. */
  @state() private refused: string | null = null
  readonly #portrait = new Portrait(this)
  readonly #machines = new MachinesNow(this)

  static override styles = [
    base,
    screen,
    css`
      h1 {
        position: absolute;
        left: 3vw;
        top: calc(4.2dvh + var(--bar, 0dvh));
        width: 8.6em;
        text-wrap: balance;
        font-size: min(7.6dvh, 5vw);
        line-height: 1.04;
        font-weight: 700;
        letter-spacing: -0.03em;
      }
      .lead {
        position: absolute;
        left: 3vw;
        top: calc(22dvh + var(--bar, 0dvh));
        white-space: nowrap;
        font-size: min(2.9dvh, 1.9vw);
        color: var(--quiet);
      }
      .limit {
        position: absolute;
        left: 3vw;
        right: 3vw;
        bottom: 16.4dvh;
        padding: 1.5dvh 2.2vw;
        border-left: 0.9dvh solid var(--stop);
        border-radius: 1.6dvh;
        background: var(--step);
        font-size: min(3dvh, 1.9vw);
        line-height: 1.3;
      }
      cr-key {
        position: absolute;
        inset: auto auto 2dvh 2vw;
        width: 18vw;
        height: 13dvh;
        font-size: min(3.8dvh, 2.3vw);
        font-weight: 650;
        --key-ground: transparent;
        --key-border: max(2px, 0.25dvh) solid var(--line);
      }
      .main {
        left: 22vw;
        width: 76vw;
        font-size: min(5dvh, 3vw);
        font-weight: 800;
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
        --key-border: 0;
      }
      small {
        margin-left: 0.7em;
        font-size: max(13px, 0.5em);
        font-weight: 500;
      }
      @media (orientation: portrait) {
        h1 {
          left: 4vw;
          top: calc(2.2dvh + var(--bar, 0dvh));
          width: auto;
          max-width: max(62vw, 340px);
          font-size: min(4.4dvh, 8.6vw);
        }
        .lead {
          display: none;
        }
        .limit {
          inset: auto 4vw 15.2dvh;
          padding: 1dvh 4vw;
          font-size: clamp(13px, 2.05dvh, 26px);
        }
        cr-key {
          inset: auto auto 2.2dvh 3vw;
          width: 25vw;
          height: 11.6dvh;
          font-size: min(2.6dvh, 4.6vw);
        }
        .main {
          left: 31vw;
          width: 66vw;
          font-size: min(3.8dvh, 5.8vw);
        }
        small {
          display: block;
          margin: 0;
        }
      }
    `,
  ]

  override render() {
    const { plan, machine } = this.snapshot
    if (plan === null) return nothing
    const { tall } = this.#portrait
    const shape = shapeOf(plan, [], tall ? OVER_ROWS : OVER_COLUMNS)
    const { title, lead, things, limit, clip, read, other, kept: keptHere, keptOfGuest } = words.firstUse
    const kept = this.#machines.is?.mayChoose === false ? /* a gym */ keptOfGuest : keptHere
    return html`<cr-planned-staircase .shape=${shape}></cr-planned-staircase>
      <h1>${title}</h1>
      <p class="lead">${lead}</p>
      <cr-five-things .shape=${shape} .things=${things(numbersOf({ plan, machine }))}></cr-five-things>
      <p class="limit" role=${this.refused === null ? nothing : 'alert'}>
        ${this.refused ?? html`<b>${limit}</b> ${clip}`}
      </p>
      ${
        mayMove(this.snapshot)
          ? nothing
          : html`<cr-key lang=${other.tongue} @press=${() => changeScreen({ language: other.tongue })}
              >${other.name}</cr-key
            >`
      }
      <cr-key class="main" label="${read}, ${kept}" @press=${() => void this.#read()}
        >${read} <small>${kept}</small></cr-key
      >`
  }

  async #read(): Promise<void> {
    this.refused = await tellPageRead()
  }
}
