import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { drawBeside } from '../beside/beside.ts'
import type { Shape } from '../staircase/shape.ts'

/** An earlier run under the line of this one, where one was chosen: only then is fetched what draws it. Who sets the speed by hand has none. */
export class Beside {
  readonly #host: ReactiveControllerHost
  #drawn: Promise<void> | null = null
  #draw: typeof drawBeside | null = null

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  of({ plan, driving }: Snapshot, shape: Shape): TemplateResult | typeof nothing {
    const run = plan?.choices?.beside
    if (plan === null || run === undefined || driving.by === 'runner') return nothing
    const again = (): void => this.#host.requestUpdate()
    this.#drawn ??= import('../beside/beside.ts').then(
      (piece) => {
        this.#draw = piece.drawBeside
        again()
      },
      () => undefined,
    )
    return this.#draw?.(run, plan, shape, again) ?? nothing
  }
}
