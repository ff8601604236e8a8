import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { giveRunBack, removeRun } from './requests.ts'

/** So long it is offered to have it back, ms. */
const OFFERED_MS = 10_000

/** The run that was deleted last: it can be had back for a while. */
export class DeletedRun implements ReactiveController {
  /** Its id, '' where there is none; `failed`: what was asked for last did not get through. Null where nothing is to be said. */
  state: { readonly id: string; readonly failed: boolean } | null = null
  readonly #host: ReactiveControllerHost
  readonly #changed: () => void
  #forget: ReturnType<typeof setTimeout> | undefined

  /** @param changed told when there is a run less or more */
  constructor(host: ReactiveControllerHost, changed: () => void) {
    this.#host = host
    this.#changed = changed
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.#forget)
  }

  /** True where it is out of everything now. */
  async remove(id: string): Promise<boolean> {
    const isGone = await removeRun(id)
    this.#become({ id: isGone ? id : '', failed: !isGone })
    if (isGone) this.#changed()
    return isGone
  }

  async giveBack(): Promise<void> {
    const { id } = this.state ?? { id: '' }
    const isBack = await giveRunBack(id)
    this.#become(isBack ? null : { id, failed: true })
    if (isBack) this.#changed()
  }

  #become(state: DeletedRun['state']): void {
    this.state = state
    this.#host.requestUpdate()
    clearTimeout(this.#forget)
    if (state !== null) this.#forget = setTimeout(() => this.#become(null), OFFERED_MS)
  }
}
