import type { ReactiveControllerHost } from 'lit'
import type { RunListed } from '../../../protocol/panel/run-list.ts'
import type { RunOpened, RunSeries } from '../../../protocol/panel/run-opened.ts'
import { runOf, runsLike, seriesOf } from '../requests.ts'
import { alongOf, bandsOf, plannedIn, seriesFrom, type Along, type Band, type PlannedPiece } from './bands.ts'

/** What is drawn of a run. */
export interface Picture {
  readonly series: RunSeries
  /** What was changed along it is known. */
  readonly isWhole: boolean
  readonly bands: readonly Band[]
  readonly planned: readonly PlannedPiece[]
  readonly along: Along
}

/** A run that is looked at, what was measured along it, and an earlier one that it is compared with: at first the one it was run beside. */
export class OpenedRun {
  /** `gone`: the history has none; null: it was not read yet, or `failed`. */
  run: RunOpened | 'gone' | null = null
  failed = false
  others: readonly RunListed[] = []
  other: string | null = null
  /** Null where nothing of it is known. */
  picture: Picture | null = null

  readonly #host: ReactiveControllerHost
  #id = ''
  #series: RunSeries | null = null
  #byLine: RunSeries | null = null
  #other: RunSeries | null = null

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  of(id: string): void {
    if (id === this.#id) return
    this.#id = id
    void this.read()
  }

  async read(): Promise<void> {
    const id = this.#id
    Object.assign(this, { run: null, failed: false, others: [], other: null, picture: null })
    this.#other = null
    this.#host.requestUpdate()
    const [series, others] = [seriesOf(id), runsLike(id)]
    const run = await runOf(id)
    if (id !== this.#id) return
    this.run = run
    this.failed = run === null
    // Its line is there at once; what was measured along it is worked out of the run, which takes a while.
    this.#byLine = run === null || run === 'gone' ? null : seriesFrom(run)
    this.#series = this.#byLine
    this.#draw()
    const alike = await others
    if (id !== this.#id) return
    this.others = alike.filter((other) => other.id !== id)
    this.#host.requestUpdate()
    const beside = run === null || run === 'gone' ? undefined : run.plan?.choices?.beside
    if (this.other === null && this.others.some((other) => other.id === beside)) void this.compare(beside ?? null)
    const measured = await series
    if (id !== this.#id || measured === null) return
    this.#series = measured
    this.#draw()
  }

  /** Beside an earlier run; null: beside none. */
  async compare(other: string | null): Promise<void> {
    this.other = other
    const id = this.#id
    const series = other === null ? null : await seriesOf(other)
    if (id !== this.#id || other !== this.other) return
    this.#other = series
    this.#draw()
  }

  #draw(): void {
    const [run, series] = [this.run, this.#series]
    this.#host.requestUpdate()
    if (run === null || run === 'gone' || series === null || series.movingS.length < 2) return
    const bands = bandsOf(run)
    this.picture = {
      series,
      isWhole: series !== this.#byLine,
      bands,
      planned: plannedIn(bands, series),
      along: alongOf(series, this.#other),
    }
  }
}
