import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { pageClock } from '../live/clock.ts'
import type { Ear } from './ear.ts'

/** The page is drawn and at rest before anything is fetched to be heard, ms. */
const IDLE_MS = 300
/** What could not be fetched is asked for again, ms. */
const AGAIN_MS = 5000

/** What is heard of what a page shows. Fetched once the page is at rest, which is long before a start. */
export class Sound<Picture extends object> implements ReactiveController {
  readonly #fetch: () => Promise<{ readonly ear: () => Ear<Picture> | null }>
  readonly #isOn: (picture: Picture) => boolean
  #ear: Ear<Picture> | null = null
  /** For the page to be at rest. */
  #waits = false
  #stopFetching: () => void = () => {}

  /**
   * @param fetch the piece that makes it heard
   * @param isOn somebody runs: then it is not waited for that the page is at rest
   */
  constructor(
    host: ReactiveControllerHost,
    fetch: () => Promise<{ readonly ear: () => Ear<Picture> | null }>,
    isOn: (picture: Picture) => boolean = () => false,
  ) {
    this.#fetch = fetch
    this.#isOn = isOn
    host.addController(this)
  }

  hostConnected(): void {
    this.#fetchIn(IDLE_MS)
    this.#waits = true
  }

  hostDisconnected(): void {
    this.#stopFetching()
    this.#ear?.lose()
    this.#ear?.alarm(false)
  }

  /**
   * What is on the screen now.
   *
   * @param lost the belt or the daemon is out of sight
   * @param danger the screen is red
   */
  shows(picture: Picture, lost: boolean, danger: boolean): void {
    if (this.#waits && this.#isOn(picture)) {
      this.#stopFetching()
      this.#fetchIn(0)
    }
    if (lost) this.#ear?.lose()
    else this.#ear?.see(picture)
    this.#ear?.alarm(danger)
  }

  #fetchIn(ms: number): void {
    this.#stopFetching = pageClock.after(ms, () => {
      this.#waits = false
      this.#fetch().then(
        ({ ear }) => (this.#ear = ear()),
        // A daemon that does not answer now does later.
        () => this.#fetchIn(AGAIN_MS),
      )
    })
  }
}
