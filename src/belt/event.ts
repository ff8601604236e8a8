import type { Ask } from '../../protocol/panel/asks.ts'
import type { InclineGrid } from '../../protocol/incline.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { Limits } from './limits.ts'
import type { Because, Order, OrderAnswer } from './order.ts'

/**
 * One reading of the belt. A field that the machine did not send is null: unknown, never zero. A record without
 * speed still carries what else it has.
 */
export interface Telemetry {
  readonly speedKmh: number | null
  /** The machine's own total distance, metres; may stall, jump or be reset (quirks 47 to 49). */
  readonly distanceM: number | null
  /** The machine's elapsed time, seconds; stands still on some machines while nobody is on the belt (quirk 60). */
  readonly elapsedS: number | null
  readonly inclinePct: number | null
  readonly heartRateBpm: number | null
}

/** Who caused what the machine says. `unknown` where it cannot be told. */
export type Causer = 'us' | 'console' | 'safety-key' | 'unknown'

/** What a machine, or the link to it, says beside telemetry. */
export type Notice =
  | { readonly kind: 'started'; readonly by: Causer }
  | { readonly kind: 'stopped'; readonly by: Causer }
  | { readonly kind: 'paused'; readonly by: Causer }
  /** Target Speed Changed. Not proof of a hand on the console (quirk 61). */
  | { readonly kind: 'target-speed'; readonly speedKmh: number; readonly by: Causer }
  | { readonly kind: 'reset'; readonly by: Causer }
  | { readonly kind: 'control-lost' }
  /** It was asked for control, for an order other than a Stop, and said no. */
  | { readonly kind: 'control-refused' }
  | { readonly kind: 'link-up'; readonly machine: MachineFacts }
  | { readonly kind: 'link-lost'; readonly reason: string }
  /** Another treadmill was chosen: nothing that was seen of this one counts any more. */
  | { readonly kind: 'left' }

/** What a session needs to know of the machine it runs on. */
export interface MachineFacts {
  readonly name: string
  readonly grid: SpeedGrid
  readonly drivable: boolean
  /** The inclines it can be ordered to; null or left out where it has none. */
  readonly incline?: InclineGrid | null | undefined
  /** It has one that cannot be set from here, as is known of it; left out where it has none. */
  readonly keepsItsIncline?: boolean | undefined
  /** As the runner said; undefined where nobody was asked. */
  readonly hasMotor?: boolean | undefined
  /** True once it has refused control, on this link. */
  readonly refusesControl?: boolean | undefined
  readonly simulated: boolean
  /** False until a run on this machine reached its sprint: the first one is shorter and gated (design: the gate). */
  readonly sprintedBefore: boolean
  /** The numbers of its own that it is judged by, in place of the default ones. */
  readonly limits?: Partial<Limits> | undefined
}

/**
 * What can be seen, heard or done of a belt, stamped once where it arose: `atMs` is session time, monotonic, ms.
 * Everything else that happens to a session says nothing of the belt.
 */
export type BeltEvent = { readonly atMs: number } & (
  | { readonly kind: 'tick' }
  | { readonly kind: 'telemetry'; readonly telemetry: Telemetry }
  | { readonly kind: 'notice'; readonly notice: Notice }
  /** A person's: a Stop, or what their eyes see. */
  | { readonly kind: 'ask'; readonly ask: Ask }
  /** Put on the air at `atMs`; `because` where the governor did it of its own accord. */
  | { readonly kind: 'order'; readonly order: Order; readonly because: Because | null }
  | { readonly kind: 'answer'; readonly order: Order; readonly answer: OrderAnswer }
  | { readonly kind: 'watched' }
  /** Nobody has proven to watch for this long, ms of real time, however fast the session runs; told each second. */
  | { readonly kind: 'unwatched'; readonly forMs: number }
  /**
   * The daemon came back from its journal; nothing is known of the belt until it is seen again. `anotherMachine` is what it
   * was started for, where that is another treadmill than the run’s: this one stays out of sight.
   */
  | { readonly kind: 'restarted'; readonly anotherMachine?: string | undefined }
  /** The daemon leaves: one wish for a still belt, and no person's press. */
  | { readonly kind: 'leaving' }
  /** Boot time ran ahead of the monotonic clock: the computer slept for `sleptMs`, telemetry was lost. */
  | { readonly kind: 'slept'; readonly sleptMs: number }
)

/** All but the readings. */
export type EventBesideReadings = Exclude<BeltEvent, { readonly kind: 'telemetry' }>
