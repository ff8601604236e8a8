import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { KioskState } from '../../protocol/panel/kiosk.ts'
import { connect } from '../live/connection.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import { Sound } from '../sound/sound.ts'
import './attract.ts'
import './kiosk-after.ts'
import './kiosk-lost.ts'
import './kiosk-run.ts'
import './kiosk-sprint.ts'
import { kioskPageClock, type KioskClock } from './kiosk-clock.ts'
import { isDim, sceneAfter, shiftOf, type Scene, type SceneName } from './scene.ts'

/** The only version of the state that this page understands. */
const VERSION: KioskState['version'] = 5
/** A page of another version asks for the one that is there now, no more often than this, ms. */
const RELOAD_MS = 60_000
const LOOK_MS = 1000

/** What is seen while a touch for the sound is asked for: elsewhere there is no room, or nobody to touch. */
const ASKS_FOR_TOUCH: ReadonlySet<SceneName> = new Set(['attract', 'stretch', 'run', 'stopped'])

/** One treadmill on a wall: nothing to press, nobody needed for weeks, and never a number that is not of now. */
@customElement('cr-kiosk')
export class Kiosk extends LitElement {
  /** Tests hand in one that moves only when told to. */
  clock: KioskClock = kioskPageClock

  /** It is heard too. Before it is drawn. */
  set sounds(wanted: boolean) {
    this.#sound = wanted ? new Sound<KioskState>(this, () => import('./kiosk-heard.ts')) : null
  }

  @state() private wallMs = 0
  #sound: Sound<KioskState> | null = null
  #state: KioskState | null = null
  #heard = false
  #scene: Scene | null = null
  #reloadedAtMs = -Infinity
  #end: () => void = () => {}
  #stopLooking: () => void = () => {}

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: 0;
        overflow: hidden;
        cursor: none;
        background: var(--ground);
      }
      :host([dim]) {
        --ground: oklch(0.08 0.01 265);
      }
      .shifted {
        position: absolute;
        inset: 0;
        transform: translate(calc(var(--x) * 1vw), calc(var(--y) * 1vw));
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    // All of the page is in it.
    this.role = 'main'
    this.#end = connect<KioskState>(() => new EventSource('/api/kiosk/live'), this.clock, {
      snapshot: (told) => this.#hear(told),
      heard: (heard) => {
        this.#heard = heard
        this.requestUpdate()
      },
      closed: () => undefined,
    })
    this.#look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#end()
    this.#stopLooking()
  }

  #hear(told: KioskState): void {
    const isOfBefore = told.boot === this.#state?.boot && told.seq < this.#state.seq
    if (isOfBefore) return
    this.#state = told.version === VERSION ? told : null
    if (this.#state === null && this.clock.nowMs() - this.#reloadedAtMs >= RELOAD_MS) {
      this.#reloadedAtMs = this.clock.nowMs()
      location.reload()
    }
    this.requestUpdate()
  }

  #look(): void {
    this.wallMs = this.clock.wallMs()
    this.requestUpdate()
    this.#stopLooking = this.clock.after(LOOK_MS, () => this.#look())
  }

  override willUpdate(): void {
    this.#scene = sceneAfter(this.#scene, this.#state, this.#heard, this.clock.nowMs())
    this.toggleAttribute('dim', isDim(this.#scene, this.clock.nowMs()))
  }

  /** What is drawn, for whoever looks at the page from outside. */
  override updated(): void {
    this.dataset['scene'] = this.#scene?.name ?? ''
    this.dataset['seq'] = String(this.#state?.seq ?? '')
    this.dataset['wallMs'] = String(this.wallMs)
    this.dataset['boot'] = this.#state?.boot ?? ''
    if (this.#state !== null) this.#sound?.shows(this.#state, this.#scene?.name === 'lost', false)
  }

  override render() {
    const { x, y } = shiftOf(this.wallMs)
    return html`<div class="shifted" ${vars({ '--x': x, '--y': y })}>
      ${this.#picture()} ${this.#asksForTouch ? html`<cr-touch-for-sound></cr-touch-for-sound>` : nothing}
    </div>`
  }

  get #asksForTouch(): boolean {
    return this.#sound !== null && this.#scene !== null && ASKS_FOR_TOUCH.has(this.#scene.name)
  }

  #picture() {
    const scene = this.#scene
    const told = this.#state
    const lost = html`<cr-kiosk-lost ?unheard=${!this.#heard} .wallMs=${this.wallMs} .machine=${told?.machine ?? null}>
    </cr-kiosk-lost>`
    if (scene === null || told === null) return lost
    switch (scene.name) {
      case 'lost':
        return lost
      case 'attract':
        return html`<cr-attract .told=${told} .wallMs=${this.wallMs}></cr-attract>`
      case 'after':
        return html`<cr-kiosk-after .told=${scene.done ?? told}></cr-kiosk-after>`
      case 'sprint':
        return html`<cr-kiosk-sprint .told=${told}></cr-kiosk-sprint>`
      case 'stretch':
      case 'run':
      case 'stopped':
        return html`<cr-kiosk-run .told=${told}></cr-kiosk-run>`
    }
  }
}
