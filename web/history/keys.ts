import type { ReactiveController } from 'lit'
import { toggleFullScreen } from '../look/full-screen.ts'
import { toggleTheme } from '../look/theme.ts'
import { isKeyFor, keyNamed } from '../touch/key-meaning.ts'

/** What keys do here. */
export interface KeysMean {
  readonly stop: () => void
  readonly back: () => void
  /** The belt may move, or nothing is known of it: then Space is STOP wherever it is pressed. */
  readonly mayMove: () => boolean
}

/** Keys and Bluetooth clickers, by the panel's table: STOP, the way back, and what is of the screen alone. Nothing gets faster here. */
export class HistoryKeys implements ReactiveController {
  readonly #mean: KeysMean

  constructor(mean: KeysMean) {
    this.#mean = mean
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#down, { capture: true })
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#down, { capture: true })
  }

  readonly #down = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    // A presenter begins its show by F5: here that would load the page anew, over STOP.
    if (event.key === 'F5' && this.#mean.mayMove()) event.preventDefault()
    const does = this.#meaningOf(event)
    if (does === null) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat) does()
  }

  #meaningOf(event: KeyboardEvent): (() => void) | null {
    const { key } = event
    const on = event.composedPath()[0]
    const types = isText(on)
    if (key === ' ') return this.#mean.mayMove() || !(types || on instanceof HTMLButtonElement) ? this.#mean.stop : null
    if (isKeyFor('close', key)) return types ? null : this.#mean.back
    if (types) return null
    if (isKeyFor('stop', key)) return this.#mean.stop
    if (isKeyFor('light', key)) return toggleTheme
    return isKeyFor('full-screen', keyNamed(key)) ? () => void toggleFullScreen() : null
  }
}

const isText = (on: EventTarget | undefined): boolean =>
  (on instanceof HTMLInputElement && on.type !== 'radio') ||
  on instanceof HTMLTextAreaElement ||
  on instanceof HTMLSelectElement
