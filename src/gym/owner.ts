import type { Clock } from '../clock.ts'
import type { OwnerKept, OwnerMemory } from '../history/owner-memory.ts'
import { isPin } from '../pin.ts'

/** So many wrong PINs in a row, then nobody is asked for a while, ms: twice as long each time, up to the longest. */
const TRIES = 5
const LOCKED_MS = 60_000
const LONGEST_LOCKED_MS = 3_600_000

/** Whether somebody is the owner; or for how long nobody is asked, s. */
export type Proof =
  | { readonly is: 'owner' }
  | { readonly is: 'no-pin' | 'wrong-pin' }
  | { readonly is: 'too-many-tries'; readonly againInS: number }

export interface Owner {
  now(this: void): OwnerKept
  prove(this: void, pin: string): Promise<Proof>
  /** By whoever has proven to be the owner. */
  becomeCeiling(this: void, ceilingKmh: number | null): void
}

/** @param clock real time */
export function ownerOf(memory: OwnerMemory, clock: Pick<Clock, 'nowMs'>): Owner {
  let tries = 0
  let lockedUntilMs = -Infinity

  /** Before it is known whether it is right: many at once are as many tries. */
  function count(): void {
    tries++
    if (tries % TRIES !== 0) return
    const lockedMs = Math.min(LONGEST_LOCKED_MS, LOCKED_MS * 2 ** (tries / TRIES - 1))
    lockedUntilMs = clock.nowMs() + lockedMs
  }

  return {
    now: () => memory.owner(),
    async prove(pin) {
      const kept = memory.owner().pin
      if (kept === null) return { is: 'no-pin' }
      const leftMs = lockedUntilMs - clock.nowMs()
      if (leftMs > 0) return { is: 'too-many-tries', againInS: Math.ceil(leftMs / 1000) }
      count()
      if (!(await isPin(kept, pin))) return { is: 'wrong-pin' }
      tries = 0
      lockedUntilMs = -Infinity
      return { is: 'owner' }
    },
    becomeCeiling(ceilingKmh) {
      memory.rememberOwner({ ...memory.owner(), ceilingKmh })
    },
  }
}
