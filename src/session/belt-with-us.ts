import type { BeltState } from '../../protocol/panel/snapshot.ts'
import type { Fall } from '../belt/stopping.ts'

/**
 * Where the belt stands with us. Only readings, and what a person asks for, move it on, never an order or its answer.
 * `starting`, `moving`, `stopped` and `out-of-sight` are of a run that is on the belt; `still`, `not-ours` and `unseen`
 * of a belt without one; `stopping` of either.
 */
export type BeltWithUs =
  | { readonly kind: 'still' }
  /** It moves, and no run is on it. */
  | { readonly kind: 'not-ours' }
  /** No run is on it, and nothing says what it does. */
  | { readonly kind: 'unseen'; readonly stop: StopWish | null }
  | { readonly kind: 'starting'; readonly start: Starting }
  /** In our hands. */
  | { readonly kind: 'moving' }
  | { readonly kind: 'stopping'; readonly stop: StopWish }
  /** The run is to be carried on. `released`: how a belt falls that we let go of while it moved; null once it stood. */
  | { readonly kind: 'stopped'; readonly released: Fall | null }
  | OutOfSight

/** The start that is asked for and not yet seen. */
export interface Starting {
  readonly askId: string
  readonly atMs: number
  /** The phase to go back to where the belt does not move; null where that is idle. */
  readonly fromPhase: number | null
  /** True where a run is carried on. */
  readonly again: boolean
}

/** What an ask to stop, or the governor, wants: a Stop until the belt is provably still. */
export interface StopWish {
  readonly sinceMs: number
  /** True where a person wants it. */
  readonly asked: boolean
  /** What comes once the belt is still: a run to be carried on, the stretch after it, or nothing. */
  readonly then: 'stopped' | 'stretch' | 'still'
}

export interface OutOfSight {
  readonly kind: 'out-of-sight'
  readonly reason: 'link' | 'restart' | 'slept'
  readonly atMs: number
  /** The belt is taken to run on at this speed, km/h. */
  readonly speedKmh: number
  /** The run was stopped already: whatever the belt does then is not ours. Null where it was not. */
  readonly stopped: { readonly released: Fall | null } | null
  /** A Stop that is still wished for. */
  readonly stop: StopWish | null
}

/** The Stop that is wished for; null while none is. */
export function stopWishOf(belt: BeltWithUs): StopWish | null {
  return belt.kind === 'stopping' || belt.kind === 'out-of-sight' || belt.kind === 'unseen' ? belt.stop : null
}

/** As the protocol names it. */
export function beltStateOf({ kind }: BeltWithUs): BeltState {
  switch (kind) {
    case 'not-ours':
      return 'moving'
    case 'out-of-sight':
      return 'unseen'
    default:
      return kind
  }
}
