/** Where a belt is. Everything before the start counts from zero. */
export interface Belt {
  readonly speedKmh: number
  /** ∫ speed·dt since the totals were last zeroed, metres. */
  readonly distanceM: number
  /** Time under a run command since the totals were last zeroed, ms. */
  readonly elapsedMs: number
  /** How long the motor has been ordered to run without having moved the belt yet, ms. */
  readonly windingUpMs: number
}

export const BELT_AT_REST: Belt = { speedKmh: 0, distanceM: 0, elapsedMs: 0, windingUpMs: 0 }

/** What the motor is told. `cut` is the safety key: the motor has no current and the brake is on. */
export type BeltCommand =
  { readonly kind: 'run'; readonly targetKmh: number } | { readonly kind: 'stop' } | { readonly kind: 'cut' }

/** How a belt follows. Rates in km/h per second, all above zero. */
export interface BeltDynamics {
  /** The slowest speed it runs at. */
  readonly minimumKmh: number
  /** From a start until the belt moves at all, ms. */
  readonly startDelayMs: number
  /** From the first movement to the minimum, ms. */
  readonly spinUpMs: number
  readonly upKmhPerS: number
  readonly downKmhPerS: number
  readonly stopKmhPerS: number
  readonly cutKmhPerS: number
}

/** A gentle home treadmill: 1.5 s to its minimum, 10 to 12 km/h in 2.5 s, still from 12 km/h in 8 s. */
export const USUAL_DYNAMICS: Omit<BeltDynamics, 'minimumKmh'> = {
  startDelayMs: 500,
  spinUpMs: 1000,
  upKmhPerS: 0.8,
  downKmhPerS: 1,
  stopKmhPerS: 1.5,
  cutKmhPerS: 4,
}

/**
 * Belt physics: the belt `dtMs` later under one command. Speed changes at constant rates, so the result does not
 * depend on how the time is cut into steps, and a target is never overshot.
 */
export function moveBelt(belt: Belt, command: BeltCommand, dtMs: number, dynamics: BeltDynamics): Belt {
  if (command.kind !== 'run') {
    const rate = command.kind === 'cut' ? dynamics.cutKmhPerS : dynamics.stopKmhPerS
    return { ...approach(belt, 0, rate, dtMs).belt, windingUpMs: 0 }
  }
  const ticked = { ...belt, elapsedMs: belt.elapsedMs + dtMs }
  if (belt.speedKmh === 0 && belt.windingUpMs < dynamics.startDelayMs) return windUp(ticked, command, dtMs, dynamics)
  if (belt.speedKmh >= dynamics.minimumKmh) return settle(ticked, command.targetKmh, dtMs, dynamics)
  const spinUpKmhPerS = (dynamics.minimumKmh / dynamics.spinUpMs) * 1000
  const { belt: spun, leftMs } = approach(ticked, dynamics.minimumKmh, spinUpKmhPerS, dtMs)
  return leftMs > 0 ? settle(spun, command.targetKmh, leftMs, dynamics) : spun
}

function windUp(belt: Belt, command: BeltCommand, dtMs: number, dynamics: BeltDynamics): Belt {
  const waitMs = dynamics.startDelayMs - belt.windingUpMs
  if (dtMs <= waitMs) return { ...belt, windingUpMs: belt.windingUpMs + dtMs }
  const wound = { ...belt, windingUpMs: dynamics.startDelayMs, elapsedMs: belt.elapsedMs - (dtMs - waitMs) }
  return moveBelt(wound, command, dtMs - waitMs, dynamics)
}

function settle(belt: Belt, targetKmh: number, dtMs: number, { upKmhPerS, downKmhPerS }: BeltDynamics): Belt {
  return approach(belt, targetKmh, targetKmh > belt.speedKmh ? upKmhPerS : downKmhPerS, dtMs, true).belt
}

/** Goes to a speed at a rate; with `stay` it runs there for the rest of the time, else `leftMs` says how much is left. */
function approach(
  belt: Belt,
  toKmh: number,
  rateKmhPerS: number,
  dtMs: number,
  stay = toKmh === 0,
): { readonly belt: Belt; readonly leftMs: number } {
  const gapKmh = toKmh - belt.speedKmh
  const needMs = (Math.abs(gapKmh) / rateKmhPerS) * 1000
  const onWayMs = Math.min(dtMs, needMs)
  const speedKmh = needMs <= dtMs ? toKmh : belt.speedKmh + (gapKmh * dtMs) / needMs
  const leftMs = dtMs - onWayMs
  const distanceM =
    belt.distanceM + metres((belt.speedKmh + speedKmh) / 2, onWayMs) + (stay ? metres(toKmh, leftMs) : 0)
  return { belt: { ...belt, speedKmh, distanceM }, leftMs }
}

const metres = (kmh: number, ms: number): number => (kmh * ms) / 3600
