import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { Counted } from '../../protocol/belt-turns.ts'

/** The turns that a runner counts at one speed of their belt: from the press as the mark passes to that of its last turn. */
export interface Counting {
  /** The stage of the plan, 1 to 3. */
  readonly stage: number
  /** When the first press came, ms since 1970; null before it. */
  readonly fromMs: number | null
  /** What the console said since, km/h. */
  readonly sumKmh: number
  readonly readings: number
  /** When the newest of them came, or the press, ms since 1970. */
  readonly seenMs: number
  readonly done: Counted | null
  /** The belt changed its speed under a count, or was not seen for too long. */
  readonly broken: boolean
}

/** The belt is at its speed, km/h: within what a console rounds away. */
const AT_SPEED_KMH = 0.15
/** So long into a stage the belt and its runner have settled, s. */
const SETTLED_S = 8
/** A belt that was not seen for longer may have had another speed, ms: a reload takes a tenth of that. */
const UNSEEN_MS = 20_000

export const newCount = (stage: number): Counting => ({
  stage,
  fromMs: null,
  sumKmh: 0,
  readings: 0,
  seenMs: 0,
  done: null,
  broken: false,
})

/** The stage that is on, 1 to 3; null around them. */
export const stageOf = ({ phase }: Pick<Snapshot, 'phase'>): number | null =>
  phase.kind === 'stage' ? phase.mile : null

/** True where the belt has its speed and keeps it. */
export function isSettled({ belt, measured, targetKmh, inPhase, held }: Snapshot): boolean {
  const offKmh = Math.abs((measured.speedKmh ?? 0) - (targetKmh ?? Infinity))
  return belt === 'moving' && held === null && offKmh <= AT_SPEED_KMH && inPhase.timeS >= SETTLED_S
}

/** With one more reading, at `atMs`: a count under which the belt changes its speed is none. */
export function countedOn(count: Counting, snapshot: Snapshot, atMs: number): Counting {
  const stage = stageOf(snapshot)
  if (stage === null) return count
  if (stage !== count.stage) return newCount(stage)
  if (count.fromMs === null || count.done !== null) return count
  const { sumKmh, readings, seenMs } = count
  if (!isSettled(snapshot) || atMs - seenMs > UNSEEN_MS) return { ...newCount(stage), broken: true }
  return { ...count, sumKmh: sumKmh + (snapshot.measured.speedKmh ?? 0), readings: readings + 1, seenMs: atMs }
}

/** The runner pressed as the mark passed, at `atMs`: counted in the belt's time. */
export function pressed(count: Counting, snapshot: Snapshot, atMs: number): Counting {
  if (count.done !== null || !isSettled(snapshot)) return count
  if (count.fromMs === null) return { ...newCount(count.stage), fromMs: atMs, seenMs: atMs }
  if (count.readings === 0) return count
  const timeS = ((atMs - count.fromMs) / 1000) * (snapshot.machine?.timesAsFast ?? 1)
  const done = { timeS, speedKmh: count.sumKmh / count.readings }
  return { ...count, done }
}
