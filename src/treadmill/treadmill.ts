import type { InclineGrid } from '../../protocol/incline.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { Notice, Telemetry } from '../belt/event.ts'
import type { Order, OrderAnswer } from '../belt/order.ts'

/** What is known of a machine after connecting: its range is its own word, its grid is what orders are snapped to. */
export interface Machine {
  /** Name it advertises, else its model number, else its address. */
  readonly name: string
  readonly address: string
  readonly manufacturer: string | null
  readonly model: string | null
  readonly firmware: string | null
  readonly grid: SpeedGrid
  /** True where speed can be ordered: a control point, and a usable speed range or the feature bit. */
  readonly drivable: boolean
  /** The inclines that it says it can be ordered to; null where it has none. */
  readonly incline: InclineGrid | null
  readonly simulated: boolean
}

/** What arrives from a treadmill, stamped where it arose. */
export type TreadmillEvent =
  | { readonly kind: 'telemetry'; readonly atMs: number; readonly telemetry: Telemetry }
  | { readonly kind: 'notice'; readonly atMs: number; readonly notice: Notice }

/**
 * Why a treadmill could not do what was asked of it.
 * - `refused`: it said no; `no-answer`: silence; `link-lost`: the connection closed; `not-a-treadmill`: no notifiable
 *   Treadmill Data
 */
export type TreadmillProblem = 'refused' | 'no-answer' | 'link-lost' | 'not-a-treadmill'

export class TreadmillError extends Error {
  override readonly name = 'TreadmillError'
  readonly problem: TreadmillProblem

  constructor(problem: TreadmillProblem, message: string) {
    super(message)
    this.problem = problem
  }
}

/** A treadmill that can be watched and, where it is drivable, ordered. It decides nothing. */
export interface TreadmillPort {
  readonly machine: Machine
  /** Returns its undo. Link loss arrives as a notice; after it the port is dead and a new one has to be made. */
  subscribe(listener: (event: TreadmillEvent) => void): () => void
  /**
   * Puts one order on the air. Never rejects: every way it can go is an answer. A stop goes past whatever is pending.
   * Leaves the will with every order that keeps the belt moving; withdraw it with {@link withdrawWill}.
   */
  execute(order: Order): Promise<OrderAnswer>
  /** For a belt that moves already when a run comes to it. Writes nothing. */
  leaveWill(): void
  /** Called when the belt is proven still. */
  withdrawWill(): void
  /** Called by the daemon's loop at least every 250 ms. */
  feed(): void
  close(): Promise<void>
}
