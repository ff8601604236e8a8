import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { AskEvent } from '../live/ask-event.ts'
import { pageClock } from '../live/clock.ts'
import { toggleFullScreen } from '../look/full-screen.ts'
import { changeScreen, screenSettings } from '../look/screen-settings.ts'
import { toggleTheme } from '../look/theme.ts'
import { mayMove } from '../screen-of.ts'
import {
  isScreenKey,
  meaningOf,
  speedsUpByKey,
  type KeyPressed,
  type LongPressed,
  type ScreenKey,
} from './key-meaning.ts'
import { LongPress } from './long-press.ts'
import { isMainAction } from './main-focus.ts'
import { pageContacts } from './page-contacts.ts'

/** Keys and Bluetooth clickers, heard before any field or button hears them. */
export class Keyboard implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #snapshot: () => Snapshot | null
  readonly #drawn: () => boolean
  readonly #longPress: LongPress
  #long: LongPressed['long'] = 'start'

  /** @param of the snapshot that was heard last, and whether it can be seen: before, nothing gets faster by a key */
  constructor(host: ReactiveControllerHost & HTMLElement, of: { heard: () => Snapshot | null; drawn: () => boolean }) {
    this.#host = host
    this.#snapshot = of.heard
    this.#drawn = of.drawn
    this.#longPress = new LongPress(pageClock, pageContacts, () => this.#rise())
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#down, { capture: true })
    window.addEventListener('keyup', this.release, { capture: true })
    window.addEventListener('blur', this.release)
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#down, { capture: true })
    window.removeEventListener('keyup', this.release, { capture: true })
    window.removeEventListener('blur', this.release)
    this.release()
  }

  /** Takes a long press back: the key is up, or the screen is another one. */
  readonly release = (): void => this.#longPress.cancel()

  readonly #down = (event: KeyboardEvent): void => {
    const snapshot = this.#snapshot()
    if (event.ctrlKey || event.altKey || event.metaKey) return
    // A presenter begins its show by F5: here that would ask, over STOP, whether to load the page anew.
    if (event.key === 'F5' && (snapshot === null || mayMove(snapshot))) event.preventDefault()
    const meaning = meaningOf({ key: event.key, on: placeOf(event) }, snapshot)
    if (meaning === null) return
    event.preventDefault()
    event.stopPropagation()
    if (event.repeat) return
    if (isScreenKey(meaning)) this.#ofTheScreen(meaning)
    else if (typeof meaning === 'string' && !speedsUpByKey(meaning))
      this.#host.dispatchEvent(new AskEvent({ ask: meaning }))
    else if (!this.#drawn()) return
    else if (typeof meaning === 'object') {
      this.#long = meaning.long
      this.#longPress.begin()
    } else if (!pageContacts.onlySlowing) this.#host.dispatchEvent(new AskEvent({ ask: meaning }))
  }

  #ofTheScreen(key: ScreenKey): void {
    if (key === 'mute') changeScreen({ muted: !screenSettings().muted })
    else if (key === 'light') toggleTheme()
    else if (key === 'full-screen') void toggleFullScreen()
    else this.#host.dispatchEvent(new Event('keys'))
  }

  /** What it was held for, where that is still offered. */
  #rise(): void {
    const ask = this.#long
    if (this.#snapshot()?.asks.includes(ask)) this.#host.dispatchEvent(new AskEvent({ ask }))
  }
}

function placeOf(event: KeyboardEvent): KeyPressed['on'] {
  const target = event.composedPath()[0]
  if (target instanceof HTMLInputElement && target.type !== 'radio') return 'text'
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return 'text'
  if (target instanceof HTMLButtonElement && isMainAction(target)) return 'main'
  return target instanceof HTMLButtonElement || target instanceof HTMLInputElement ? 'button' : 'page'
}
