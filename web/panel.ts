import { LitElement, css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { flashedOn, NOT_FLASHED } from './live/flashes.ts'
import { Store } from './live/store.ts'
import { WakeLock } from './live/wake-lock.ts'
import { base } from './look/base.ts'
import { screenSettings } from './look/screen-settings.ts'
import { vars } from './look/vars.ts'
import './parts/banner-bar.ts'
import './parts/flash.ts'
import type { AskEvent } from './live/ask-event.ts'
import { dangerOf } from './danger/danger-of.ts'
import { lostOf, type Lost } from './danger/lost-sight.ts'
import { Front } from './front.ts'
import { words } from './language.ts'
import { pageClock } from './live/clock.ts'
import { LeaveGuard } from './live/leave-guard.ts'
import { Sound } from './sound/sound.ts'
import { drawControls } from './draw-controls.ts'
import { drawScreen, type Scene } from './draw-screen.ts'
import { drawUnknown } from './draw-unknown.ts'
import { isRunning, mayMove, screenOf, type ScreenName } from './screen-of.ts'
import { overOf, roomUnder } from './parts/over.ts'
import { Keyboard } from './touch/keyboard.ts'
import { pageContacts } from './touch/page-contacts.ts'
import { topWordsOf, type TopWords } from './parts/top-words.ts'

/** The runner's panel: the screen of the moment, words over it, and the controls over everything. */
@customElement('cr-panel')
export class Panel extends LitElement {
  readonly #store = new Store(this)
  readonly #front: Front = new Front(this)
  readonly #wakeLock = new WakeLock(this)
  readonly #sound = new Sound<Snapshot>(this, () => import('./sound/heard.ts'), mayMove)
  readonly #keyboard = new Keyboard(this, {
    heard: () => this.#store.snapshot,
    drawn: () => this.#front.drawn !== null,
  })
  readonly #leaveGuard = new LeaveGuard(this, () => this.#store.say(words.panel.beltMoves))
  #stopAgeing: () => void = () => {}
  #screen: ScreenName | null = null
  #before: Snapshot | null = null
  #flash = 0
  #flashed = NOT_FLASHED

  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-height: 100dvh;
      }
      .running {
        position: fixed;
        inset: 0;
        overflow: hidden;
        touch-action: none;
        user-select: none;
        -webkit-user-select: none;
      }
      :host([soft]) {
        --hot: var(--soft);
        --hot-fill: var(--soft-fill);
        --on-hot: var(--on-soft);
      }
      .unheard {
        --key-opacity: 0.4;
      }
    `,
  ]

  constructor() {
    super()
    // All of the page is in it.
    this.addController({ hostConnected: () => (this.role = 'main') })
    this.addEventListener('ask', ({ ask }: AskEvent) => void this.#store.ask(ask))
  }

  override willUpdate(): void {
    const { snapshot } = this.#store
    if (snapshot === null || snapshot === this.#before) return
    const screen = screenOf(snapshot)
    this.#front.see(screen, snapshot)
    // A Skip that was taken leaves Go in its place: the second tap of a double one is not meant for that.
    const skipped = snapshot.gate === 'skipped' && this.#before?.gate !== 'skipped'
    if (skipped || screen !== this.#screen) {
      pageContacts.screenChanged()
      this.#keyboard.release()
    }
    const { flashed, flash } = flashedOn(this.#flashed, snapshot)
    this.#flashed = flashed
    if (flash && screenSettings().flash) this.#flash++
    this.toggleAttribute('soft', screen === 'sprint' && screenSettings().softFlip)
    this.#screen = screen
    this.#before = snapshot
    this.#wakeLock.want(screen !== 'ready' && screen !== 'report')
    this.#leaveGuard.want(isRunning(screen) || (snapshot.measured.speedKmh ?? 0) > 0)
  }

  /** Which snapshot is drawn, for whoever looks at the page from outside. */
  override updated(): void {
    this.dataset['snapshot'] = String(this.#front.drawn ?? '')
  }

  override render() {
    const { snapshot, heard, trace, lastSeen, stop } = this.#store
    const screen = this.#screen
    if (snapshot === null || screen === null) return drawUnknown(this.#store)
    const lost = lostOf(snapshot, lastSeen, this.#store)
    const danger = dangerOf(snapshot, stop.press, pageClock.nowMs())
    this.#age(lost !== null || danger !== null)
    this.#sound.shows(snapshot, lost !== null, danger !== null)
    const { bar, note } = overOf(this.#words(snapshot, lost), snapshot)
    const front = this.#front
    const covered = bar !== null
    const scene: Scene = { snapshot, trace: trace.points, lost, seen: lastSeen, heard, covered, note, front }
    return html`<div
        class="screen ${isRunning(screen) ? 'running' : ''} ${heard ? '' : 'unheard'}"
        ${vars(roomUnder(isRunning(screen) ? null : bar))}
        ?inert=${front.sheet}
      >
        ${drawScreen(front.page, scene)}
      </div>
      <cr-banner-bar .over=${bar}></cr-banner-bar>
      ${
        snapshot.asks.includes('console-says') && lost === null
          ? html`<cr-console-check .measured=${snapshot.measured}></cr-console-check>`
          : nothing
      }
      <cr-flash .serial=${this.#flash}></cr-flash>
      ${drawControls({ screen, snapshot, lost, danger, bar, sheet: front.sheet, pressed: stop.press !== null, stands: () => stop.forget() })}`
  }

  /** How long nothing was heard stands on the screen, and nothing else draws it. */
  #age(lost: boolean): void {
    this.#stopAgeing()
    if (lost) this.#stopAgeing = pageClock.after(1000, () => this.requestUpdate())
  }

  /** A belt that is not seen has the whole screen for itself: then only what was just refused stands at the top. */
  #words(snapshot: Snapshot, lost: Lost | null): TopWords[] {
    const { heard, closed, refused } = this.#store
    const { maySleep } = this.#wakeLock
    const all = topWordsOf(snapshot, { heard, closed, refused, maySleep, sheet: this.#front.sheet })
    return lost === null ? all : all.filter(({ code }) => code === 'refused')
  }
}
