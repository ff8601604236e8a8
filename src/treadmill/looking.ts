import { GattError, type AdapterProblem, type GattCentral } from '../bluetooth/gatt.ts'
import type { Clock } from '../clock.ts'
import { machineIn, mayBeTreadmill } from './find-treadmill.ts'
import { heardIn, nearestFirst, stillIn, type InTheAir } from './in-the-air.ts'

/** Whoever looks is asked again within this time, or the look ends, ms. */
export const LOOK_MS = 20_000
/** The order of the list is fixed after so long, ms. */
const SORTED_MS = 2000
const TELL_MS = 500

/** What is in the air, while somebody looks. */
export interface Looking {
  now(this: void): InTheAirNow
  /** Looks for another while; `afresh` forgets what was heard before. */
  look(this: void, afresh: boolean): void
  /** Ends the look at once. */
  end(this: void): void
}

export interface InTheAirNow {
  readonly isLooking: boolean
  readonly list: readonly InTheAir[]
  /** Why nothing can be heard here; null where that was not seen. */
  readonly noBluetooth: AdapterProblem | null
}

/**
 * @param clock real time
 * @param changed told whenever the list, or whether somebody looks, is another
 */
export function lookingIn(
  central: Pick<GattCentral, 'scan'>,
  clock: Pick<Clock, 'nowMs' | 'after' | 'every'>,
  changed: () => void,
): Looking {
  let list: readonly InTheAir[] = []
  let noBluetooth: AdapterProblem | null = null
  let endLook: (() => void) | null = null
  let cancelLimit = (): void => {}
  let sinceMs = 0
  let differs = false

  function tell(): void {
    const there = stillIn(list, clock.nowMs())
    if (clock.nowMs() - sinceMs < SORTED_MS) list = nearestFirst(there)
    else if (there.length !== list.length) list = there
    else if (!differs) return
    differs = false
    changed()
  }

  function begin(): () => void {
    let over = false
    let stopScan: (() => Promise<void>) | null = null
    const stopTelling = clock.every(TELL_MS, tell)
    sinceMs = clock.nowMs()
    central
      .scan((advertisement) => {
        const machine = machineIn(advertisement)
        if (over || machine === null || !mayBeTreadmill(machine)) return
        list = heardIn(list, machine, clock.nowMs())
        differs = true
      })
      .then(
        (stop) => {
          noBluetooth = null
          if (over) void stop()
          else stopScan = stop
        },
        (error: unknown) => failed(error),
      )
    const end = (): void => {
      over = true
      stopTelling()
      cancelLimit()
      void stopScan?.()
    }
    function failed(error: unknown): void {
      noBluetooth = error instanceof GattError ? (error.adapter ?? 'unusable') : 'unusable'
      if (endLook === end) finish()
    }
    return end
  }

  function finish(): void {
    endLook?.()
    endLook = null
    changed()
  }

  return {
    now: () => ({ isLooking: endLook !== null, list, noBluetooth }),
    look(afresh) {
      if (afresh) {
        endLook?.()
        endLook = null
        list = []
      }
      endLook ??= begin()
      cancelLimit()
      cancelLimit = clock.after(LOOK_MS, finish)
      changed()
    },
    end() {
      if (endLook !== null) finish()
    },
  }
}
