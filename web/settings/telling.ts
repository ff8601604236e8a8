import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { RunnerChange } from '../../protocol/panel/runner.ts'
import { words } from '../language.ts'
import { tellRunner } from '../live/tell-runner.ts'

/** What came of the last change of what a runner told, at its row. Draws its host anew. */
export class Telling<Row extends string> implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #came: { readonly row: Row; readonly says: string } | null = null
  /** How many changes there were: an answer that comes after another one says nothing any more. */
  #changes = 0

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#came = null
  }

  /** At this row; '' where there is nothing to say. */
  came(row: Row): string {
    return this.#came?.row === row ? this.#came.says : ''
  }

  /** What was typed is nothing that can be told; '' where it is again. */
  wrong(row: Row, says: string): void {
    this.#changes++
    this.#say(row, says)
  }

  async tell(row: Row, change: RunnerChange): Promise<void> {
    const nth = ++this.#changes
    const { refused, planInstead } = await tellRunner(change)
    if (nth !== this.#changes) return
    this.#say(row, refused ?? (planInstead === null ? '' : words.settings.planInstead(planInstead)))
  }

  #say(row: Row, says: string): void {
    this.#came = { row, says }
    this.#host.requestUpdate()
  }
}
