import type { InclineGrid } from '../../protocol/incline.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { Limits } from './limits.ts'
import type { Order, OrderAnswer } from './order.ts'

/**
 * What has been seen of the belt: the newest readings, and what became of the last orders. The governor compares the
 * wish with this; the session reads standstill and a hand on the console from it. `observe` folds every event into it.
 */
export interface Seen {
  readonly link: 'up' | 'down'
  /** When the link came up, or null. */
  readonly linkUpAtMs: number | null
  readonly grid: SpeedGrid | null
  /** What the belt is judged by: the machine's own where it is known, else the default. */
  readonly limits: Limits
  /** What the readings at an order told of the machine, on this link; null until ten settled. */
  readonly learned: Learned | null
  /** How long after each of the last orders the readings began to show it, ms, oldest first, three at most; in this run. */
  readonly lagsMs: readonly number[]
  /** How steeply the belt rose for each of the last orders, oldest first, three at most. */
  readonly rises: readonly RiseSeen[]
  /** Newest reading with a speed, and the one before. */
  readonly sample: Sample | null
  readonly previous: Sample | null
  /** Smoothed time between readings, ms; 1000 until known. */
  readonly periodMs: number
  /** Since when every reading showed zero speed; null while the newest shows motion. */
  readonly zeroSinceMs: number | null
  /** When the machine said that it stopped, by whatever cause; null once it is seen to move again. */
  readonly saidStoppedAtMs: number | null
  /** The target speed the machine last announced without our doing; null once it is ours again. Not proof alone (quirk 61). */
  readonly saidSpeedKmh: number | null
  /** When the runner said that the belt is still; null once it is seen to move, the link changes, or a stop is asked for. */
  readonly saidStillAtMs: number | null
  /** A person's press of STOP that calls for a Stop which is not on the air yet. */
  readonly press: { readonly atMs: number; readonly touch: string | null } | null
  /** The touch of a screen for which a Stop was written last; null before the first. */
  readonly stopTouch: string | null
  /** When a person last asked for another speed; null once an order or a taken-over speed has come after it. */
  readonly speedAskedAtMs: number | null
  /** What tells whether the belt rests, or is about to. */
  readonly rest: RestSeen
  /** The order whose answer is awaited. */
  readonly pending: { readonly order: Order; readonly atMs: number } | null
  /** When the last order of any kind went out. */
  readonly lastOrderAtMs: number | null
  /** The speed the belt should be at by our doing, and how it follows. Null before the first and after a stop. */
  readonly following: Following | null
  /** The stop that is on, from its first order until standstill. */
  readonly stop: StopSeen | null
  /** The start that was ordered last; its ask can start no belt again. */
  readonly start: StartSeen | null
  /** Ids of the asks whose start is used up. */
  readonly usedStarts: readonly string[]
  /** The machine's elapsed time since the last start; null while it sends none. */
  readonly elapsed: ElapsedSeen | null
  /** In which unit the machine takes its speeds and says them. */
  readonly unit: UnitSeen
  readonly incline: InclineSeen
  /** For how long nobody has proven to watch, ms of real time, as it was last told; 0 while somebody does. */
  readonly unwatchedMs: number
}

export interface RiseSeen {
  /** When the order was first given that it rose by. */
  readonly ofMs: number
  readonly kmhPerS: number
}

export interface Sample {
  readonly speedKmh: number
  readonly atMs: number
}

/** How a machine's readings lie around the speed that was ordered. */
export interface Learned {
  /** Three times their spread, as a share of the speed. */
  readonly share: number
  /** Their mean over the order: their steady error. */
  readonly factor: number
}

export interface UnitSeen {
  /**
   * By the first order after a start: `due` until the belt has stayed at it, then `passed`. `missed` where the link or the sight
   * of the belt went before: no order is a check until the runner has told what the display shows, and then the next is.
   */
  readonly check: 'due' | 'passed' | 'missed'
  /** What the machine's distance said, or the runner where it is the other one. It holds for the run, over links too. */
  readonly verdict: 'unjudged' | 'ours' | 'other'
  /** True once the runner said that the machine's own display shows our unit, in this run. */
  readonly told: boolean
  /** The machine's distance against our integral; null once it tells nothing more. */
  readonly counted: CountedAgainst | null
}

/** The machine's distance, and our own integral of its speeds, m. */
export interface CountedAgainst {
  /** The newest reading. */
  readonly atMs: number
  readonly speedKmh: number
  /** Our integral, of this run. */
  readonly ranM: number
  /** What the machine counts; null while it counts nothing. */
  readonly machineM: number | null
  /** Our integral when its count last changed. */
  readonly changedM: number
  /** The smallest step that its count was seen to make; null before the first. */
  readonly countM: number | null
  /** From where both are compared; null while the belt is not read moving. */
  readonly from: { readonly machineM: number; readonly ranM: number } | null
}

export interface Following {
  readonly speedKmh: number
  /** Where the belt was, or was still heading, when it was ordered: no honest belt exceeds it on the way down. */
  readonly fromKmh: number
  /** The order before it, or the measured speed where there was none: what this one is a step from. */
  readonly previousKmh: number
  readonly atMs: number
  /** When it was first ordered, where it was tried again. */
  readonly firstAtMs: number
  /** True once a reading lay beyond the order before it, which had been reached: it shows this one. True where none can. */
  readonly shown: boolean
  /** True where the order before it was not reached yet: a machine that does everything late comes to that one first. */
  readonly overlaps: boolean
  /** How often it was ordered without being refused: 1, or 2 after the one retry. */
  readonly tries: number
  /** How often it was refused, in a row with no other order between. */
  readonly refusals: number
  readonly answer: OrderAnswer | null
  /** When the belt was first measured within tolerance of it; null until then. */
  readonly reachedAtMs: number | null
  /** Since when every reading lay within tolerance of it; null while the newest does not. */
  readonly nearSinceMs: number | null
  /** When it had first stayed there long enough to be settled; null until then: a belt that passes by has not arrived. */
  readonly arrivedAtMs: number | null
  /** How near the belt has come, and when it last came nearer by more than noise; at the order itself until then. */
  readonly progress: Sample
  /** Its outermost speeds since, km/h as ordered, and when it last went beyond them by more than noise: until then it changed. */
  readonly went: { readonly lowKmh: number; readonly highKmh: number; readonly atMs: number }
  /** True for an order by which the unit is still to be checked. */
  readonly unitCheck: boolean
  /** Consecutive readings that agree with the first of them: how many, its speed, and when it was. */
  readonly settled: {
    readonly count: number
    readonly speedKmh: number
    readonly sinceMs: number
    /** Their mean: the speed, where they are noisy. */
    readonly meanKmh: number
  }
  /** The first speed that the belt came to and kept after it, other than where it was; null until then. */
  readonly keptKmh: number | null
  /** True once it told the steady error of the readings. */
  readonly taught: boolean
  /** The newest readings at it, ten at most; null for a speed that was taken over: it may be anything. */
  readonly readings: readonly number[] | null
}

export interface ElapsedSeen {
  readonly s: number
  /** When it was read, and since when it reads the same. */
  readonly atMs: number
  readonly sinceMs: number
  /** Whether it ever ticked: one that never did says nothing by standing. */
  readonly ticked: boolean
  /** How long the shortest tick but the first was in coming, or counted for where that is longer, ms; null until then. */
  readonly tickMs: number | null
}

/** What tells whether a belt rests (rest.ts) or comes to rest (stopping.ts). */
export interface RestSeen {
  /** Newest reading above zero since the last start, kept while the link is lost: the fall to zero is told from it. */
  readonly lastMotion: Sample | null
  /** How it loses speed, since the last Stop where one is on. Null before it was read moving. */
  readonly fall: FallSeen | null
  /** The machine's own distance, m; null while it counts none. */
  readonly distance: CountedSeen | null
  /** The distance read with the first of the zeros that last. */
  readonly zeroM: number | null
  /** Since when each reading showed the same speed. */
  readonly steadySinceMs: number | null
  /** True once zeros were found false on this link: they prove nothing more. */
  readonly falseZeros: boolean
  /** True once elapsed time was seen to stand at rest. */
  readonly elapsedRests: boolean
  /** True from a start that was not refused until the belt is read moving; over links and restarts. */
  readonly unmovedStart: boolean
  /** The newest reading where it is not believed until another says the same; null otherwise. */
  readonly doubted: Sample | null
}

/** A belt that loses speed by a Stop or by the console: beyond what our last order explains. */
export interface FallSeen {
  /** From where the next step is counted: the last one, the Stop, or the fastest since. */
  readonly from: Sample
  /** When it last lost a step, and how steeply, km/h per second; null where it has not, or gained as much again. */
  readonly step: { readonly atMs: number; readonly kmhPerS: number } | null
}

/** A count of the machine's own. */
export interface CountedSeen {
  readonly value: number
  /** When it was read, and since when it reads the same. */
  readonly atMs: number
  readonly sinceMs: number
  /** The smallest step it was seen to make; null before the first. */
  readonly step: number | null
}

export interface StopSeen {
  readonly firstAtMs: number
  readonly lastAtMs: number
  readonly count: number
  /** Stops sent since the newest reading. */
  readonly blind: number
  /** Stops sent to a belt that was read moving, since it was last seen to lose speed by one. */
  readonly deaf: number
  /** Repeated on zeros that prove nothing. */
  readonly onZeros: number
  /** What became of the last one, or that one was acknowledged; null until it is known. */
  readonly answer: OrderAnswer | null
  /** True where the first was written to a belt that was not read moving: some start by it (quirk 21). */
  readonly atRest: boolean
  /** True where rest was likely or proven all the same: only motion calls for another. */
  readonly rested: boolean
  /** The speed our last order was bringing the belt down to: no fall to it is obedience. */
  readonly explainedKmh: number | null
  /** The last fall worth the name (limits: stops), and when; null where nothing was seen yet. */
  readonly fall: Sample | null
}

export interface StartSeen {
  readonly askId: string
  readonly atMs: number
  /** When the belt was first measured moving after it; null until then. */
  readonly movedAtMs: number | null
  /** True once the machine said no to it, or it was never written: then the belt is not about to move. */
  readonly refused: boolean
  /** True once the first speed was ordered after it. */
  readonly speedOrdered: boolean
  /** What was known before it, and is so again where it is refused. */
  readonly before: Pick<Seen, 'saidStillAtMs'> & Pick<RestSeen, 'lastMotion' | 'fall' | 'unmovedStart'>
}

/** What is seen of the belt's incline, and what became of the last order of one. Percent. */
export interface InclineSeen {
  /** Those of the machine; null where it has none. */
  readonly grid: InclineGrid | null
  /** The newest reading, and since when each was the same; null while the machine tells none. */
  readonly reading: { readonly pct: number; readonly atMs: number; readonly sinceMs: number } | null
  /** The last order since the belt was started; null before the first. */
  readonly order: InclineOrdered | null
  /** What was ordered before the belt was stopped or started: it may still be there. */
  readonly leftPct: number
  /** A hand set another at the console: it stays, for the run (coach: incline). */
  readonly byHand: boolean
  /** When the belt was last ordered to be steeper, and to be faster; null before the first. */
  readonly roseAtMs: number | null
  readonly speedRoseAtMs: number | null
}

export interface InclineOrdered {
  readonly pct: number
  readonly fromPct: number
  readonly atMs: number
  /** How often it was ordered: 1, or 2 after the one retry of a fall. */
  readonly tries: number
  readonly answer: OrderAnswer | null
  /** When the readings last came nearer, at first when it was ordered, and when they were first at it; null until then. */
  readonly nearerAtMs: number
  readonly reachedAtMs: number | null
}
