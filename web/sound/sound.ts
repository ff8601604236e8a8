import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { pageClock } from '../live/clock.ts'
import type { Player } from './player.ts'

/** The page is drawn and at rest before anything is fetched to be heard, ms. */
const IDLE_MS = 300
/** What could not be fetched is asked for again, ms. */
const AGAIN_MS = 5000

/** What is heard of what the panel shows. Fetched once the page is at rest, which is long before a start. */
export class Sound implements ReactiveController {
  #player: Player | null = null
  #stopFetching: () => void = () => {}

  constructor(host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected(): void {
    this.#fetchIn(IDLE_MS)
  }

  hostDisconnected(): void {
    this.#stopFetching()
    this.#player?.lose()
    this.#player?.alarm(false)
  }

  /**
   * What is on the screen now.
   *
   * @param lost the belt or the daemon is out of sight
   * @param danger the screen is red
   */
  shows(snapshot: Snapshot, lost: boolean, danger: boolean): void {
    if (lost) this.#player?.lose()
    else this.#player?.see(snapshot)
    this.#player?.alarm(danger)
  }

  #fetchIn(ms: number): void {
    this.#stopFetching = pageClock.after(ms, () => {
      import('./heard.ts').then(
        ({ player }) => (this.#player = player()),
        // A daemon that does not answer now does later.
        () => this.#fetchIn(AGAIN_MS),
      )
    })
  }
}
