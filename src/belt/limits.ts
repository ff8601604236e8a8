/** From `low` to `high`, both within. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** Half of the 0.01 km/h that speeds travel in: two speeds nearer than this are the same. */
export const EXACT_KMH = 0.005

/** Covers the last bit of a difference of two speeds in hundredths, km/h. */
export const EPSILON_KMH = 1e-9

/**
 * Every number that decides what a belt is told, and by what it is judged, each with its reason. These are the default:
 * what is known of a machine gives its own, and what is seen of a belt carries the ones it is judged by, so that the
 * session, the governor and a journal replayed later go by the same. They are this project's choices, tried on simulated
 * and reported machines; none is quoted from a standard. Times in ms, speeds in km/h; a period is the machine's between
 * two readings.
 */
export const LIMITS = {
  // Seeing the belt.

  /** A reading older than max(this, 1.5 periods) says nothing of now: slow machines send one every 2 s. */
  freshMs: 2500,
  freshPeriods: 1.5,
  /** No belt runs faster; a reading above is the field's "all ones" or noise, and says nothing. */
  highestKmh: 40,
  /** How far a measured speed may lie from an order and still be it, or one grid step (quirks 31, 32). */
  toleranceKmh: 0.2,
  /** Or this share of the order, until the spread of the readings is learned (quirk 82: ±4.5 %). */
  toleranceShare: 0.08,
  /** No spread that is learned makes the tolerance wider than this share: such readings say little. */
  widestShare: 0.12,
  /** So many readings at one order tell their spread: fewer may agree by luck. */
  learnedReadings: 10,
  /** Halves of them that lie further apart than this share of their deviation still go somewhere. */
  driftShare: 0.5,
  /** What lies between the outermost of them is at least so many deviations: where they wander slowly, it tells more. */
  rangeDeviations: 2.5,
  /** Once learned, the tolerance is so many times the spread: of a thousand readings three lie further off. */
  toleranceSpreads: 3,
  /** A steady error is learned of a belt that went this share of the way to an order, and no further. */
  cameShare: { low: 0.6, high: 1.5 } as Range,
  /** What the readings make of a speed that was ordered: 0.97 where they are steadily 3 % low (quirk 82). */
  speedFactor: 1,
  /** How long after the belt does something its readings say so: added to every time it has to show something (quirk 91). */
  lagMs: 0,
  /** Or learned from so many orders that were followed (quirk 91). */
  lagOrders: 3,
  /** What is less is no lag: every time that it would be added to has as much to spare. */
  shortestLagMs: 1000,
  /** No machine is known to do something later than this, and a belt is left alone for no longer. */
  longestLagMs: 10_000,
  /** How fast the belt gains speed, km/h per second, where that is known of the machine; 0 where it is not. */
  rampKmhPerS: 0,
  /** Readings this close to each other are the same speed; where the grid is coarse, half a step of it. */
  sameSpeedKmh: 0.1,
  /** A belt that came nearer to its order by this much is following it. */
  nearerKmh: 0.1,
  /** A target that the machine announces is the speed it runs at within this. */
  announcedKmh: 0.05,
  /** A belt that gains this between two readings has set off again. */
  setsOffKmh: 0.3,
  /** A gap longer than this is a gap, not the machine's period. */
  longestPeriodMs: 5000,
  /** The part of the period that each new gap makes: single late readings shall not count. */
  periodShare: 0.2,
  /** No belt with feet on it changes faster, km/h per second. */
  believableKmhPerS: 3,
  /** So many readings or more that agree for this long make a settled speed: no ramp is so slow. */
  settledReadings: 2,
  settledMs: 1000,
  /** A hand on the console is told from so many readings that agree, for so long: noise does not keep that up (quirk 82). */
  consoleReadings: 4,
  consoleMs: 2000,
  /** Or from so many where the machine announces the speed. */
  announcedReadings: 2,
  /** Zero has to last this long before it is a standstill: some machines send single zeros at speed (quirk 57). */
  stillMs: 1000,
  /** A belt faster than this does not stand within one reading. */
  loneZeroKmh: 2,
  /** A gain by more than this, and by more than this a second, is no belt's: it counts from the second reading (quirk 81). */
  leapKmh: 3,
  leapKmhPerS: 6,
  /** Zero for this long while motion is wished for is somebody's stop, not noise (quirks 56, 57). */
  consoleZeroMs: 3000,
  /** A belt shows that it follows an order within this and two periods (quirk 22: 1.4 s is typical). */
  followMs: 4000,
  followPeriods: 2,

  // The machine's own distance, against our integral of its speed.

  /** It tells no less than so many of its counts: one may be late at either end. */
  lateCounts: 2,
  /** Checked over so many metres at a time; one that says nothing for so long has none. */
  distanceWindowM: 100,
  /** It is fine within this and this share of what is checked: the line of a stage shall be the one on its display (quirks 47 to 49). */
  distanceOffM: 2,
  distanceOffShare: 0.03,
  /** It may count on by this much more than the belt ran between two readings: steps of 10 m are too coarse for a line (quirk 48). */
  distanceStepM: 2,
  /** A count that falls to less than this was reset, which some machines do at every start (quirk 49). */
  distanceResetM: 5,
  /** Time asleep is bridged by the estimate no longer than this: nobody knows what the belt did in an hour. */
  bridgedMs: 60_000,

  // What the machine tells of itself.

  /**
   * How long after our own order, or after the standstill it led to, a start or stop may still be reported: countdowns of
   * 3 s, a stop told 3.8 s late (quirk 61).
   */
  reportedMs: 10_000,
  /** How long a belt may take to a target (quirk 44), reporting every speed on its way (quirk 61). */
  longestRampMs: 60_000,
  /** Half a step of 0.1 mph: machines round our target to their own grid (quirk 32). */
  reportedKmh: 0.081,

  // Rule 1: Stop.

  /** Between two Stops, and a press within it is that Stop: a belt needs a moment to show that it obeys. */
  stopGapMs: 1000,
  /** A belt that lost max(this, this part of its speed) since a Stop obeys: more than a noisy machine varies (quirk 82). */
  obeysKmh: 0.3,
  obeysShare: 0.1,
  /** One that lost less than this part of that is still where it was: its fall has not begun. */
  staysShare: 0.1,
  /** A fall by the console that shows no next step in so many times what one takes is over. */
  fallOverSteps: 2,
  /** A belt that lost less than max(this, this part of its speed) within the time below does not stop: the safety key is left. */
  stopsKmh: 0.5,
  stopsShare: 0.1,
  /** Below this speed it is this part: half a km/h is most of what is left. */
  crawlKmh: 1.2,
  stopsCrawlShare: 0.4,
  /** A belt that lost nothing for this long, a period and the lag is not stopping any more, even if it did at first. */
  stallMs: 4000,
  /** Stops sent blind: one may be lost, two may be; a fourth would not be heard either. */
  blindStops: 3,
  /** Repeated on zeros that prove nothing, where nobody acknowledged: they may as well be a belt at rest. */
  zeroStops: 2,
  /** After so many Stops without any fall a belt is deaf: it gets one now and then, until somebody pulls the key. */
  deafStops: 5,
  deafGapMs: 5000,
  /** A Stop wished for since before the link came back waits this long for a reading of motion. */
  foundStopMs: 2000,
  /** No belt falls by more; a steeper fall to zero is a display's, and zero has to last as long as the slowest belt takes. */
  steepestFallKmhPerS: 3,
  /** How much of a machine's own period counts for a change in it that nobody saw. */
  unseenMs: 1000,
  slowestFallKmhPerS: 0.75,
  /** From zero no belt comes back to speed by more than this. */
  steepestReturnKmhPerS: 3,
  /** Zero for this long without proof: only the runner's eyes can tell. */
  unprovenZeroMs: 3000,
  /** Elapsed time that stands for this long beside zeros is one that stands at rest. */
  elapsedRestsMs: 2500,

  // Rule 3: caps.

  /** How far above the plan's fastest the belt may ever be told to go. */
  abovePlanKmh: 2,
  /** What the runner's own keys may ask for beyond what the belt shows yet, in all. */
  unseenRiseKmh: 1,

  // Rule 4: rises and falls.

  /** A rise by more in one order is felt as a jerk. */
  riseStepKmh: 0.5,
  /** Into a stage, km/h per second: hardly noticed, and few orders. */
  gentleRiseKmhPerS: 0.1,
  /** No choice of the runner's goes further: a belt must never outrun the feet on it. */
  steepestRiseKmhPerS: 0.5,
  /** A fall by more in one order is felt as a jerk; for ease-off see below. */
  fallStepKmh: 0.5,
  /** Into a cool-down, for `slower` and `walk-now`: half a step a second is easy to follow downwards. */
  fallKmhPerS: 0.5,
  /** Easing off is urgent, but a belt must not be pulled from under a sprinter. */
  easeStepKmh: 3,
  /** The next step of easing off waits until the belt is this near the last. */
  easeNearKmh: 1,

  // The incline (coach: incline).

  /** A step by more is felt in the calves at once. */
  inclineStepPct: 1,
  /** Between a rise of the incline and one of the speed, either way, and between two of the incline: the body answers one at a time. */
  inclineApartMs: 20_000,
  /** A reading this near to an incline is at it: displays of whole or half percents round. */
  inclineTolerancePct: 0.3,
  /** Moved by nothing for so long after an order, it is not followed: motors need some seconds to set off, and hoist 0.2 % a second. */
  inclineFollowMs: 8000,
  /** A hand at the console is told from readings that stay so long where no order explains them. */
  inclineHandMs: 3000,

  // Rules 5 and 6: nobody there, nothing heard.

  /** Nothing sets off and nothing gets faster while nobody has looked at the screen for this long. */
  unwatchedRiseMs: 5000,
  /** Nobody has watched for this long: take the belt to a walk, then stop it. */
  unwatchedStopMs: 60_000,
  /** Elapsed time that stands for this long at speed: nobody is on the belt (quirk 60). */
  emptyBeltMs: 5000,
  /** Elapsed time that stands for this long at speed: take the belt to a walk, then stop it. */
  emptyStopMs: 30_000,
  /** Elapsed time that ticks more rarely than this says nothing by standing. */
  elapsedTickMs: 2000,
  /** Where counts of elapsed time end, s: 99:59, 9:59:59, and 16 bits. One that stands there says nothing. */
  elapsedEndsS: [5999, 35_999, 65_535] as readonly number[],
  /** No word from the belt for max(this, 3 periods) on a live link: stop it while it may still listen. */
  staleStopMs: 6000,
  stalePeriods: 3,

  // Rule 7: Start.

  /** Machines count down and spin up for up to 6 s (quirk 22); after this long a start is not coming. */
  startMs: 15_000,
  /** A belt faster than this before our first order resumes an old target: max(2, its minimum + 1). */
  startedTooFastKmh: 2,
  startedAboveMinKmh: 1,

  // Rule 8: tracking.

  /** One retry after silence: the first may have been lost on the air; a third would fight the console. */
  tries: 2,
  /** Overshoot beyond this is not a belt settling. */
  overshootKmh: 3,
  /** A belt that stays off its target for this long is not passing by. */
  offTargetMs: 5000,
  /** A belt that speeds up by this, or this share, after an order to slow has it backwards (quirks 28, 42). */
  wrongWayKmh: 0.5,
  wrongWayShare: 0.08,

  // Rule 9: the unit.

  /** The first order lies this far above the minimum: slow enough to be harmless in miles, fast enough to tell units apart. */
  unitCheckKmh: 0.8,
  /** Of a belt that runs faster than the check, an order falls by so much in the other unit too, or by a grid step: it is seen to. */
  unitFallKmh: 0.3,
  /** A belt that settled no further from where it was has not followed: it says nothing of units. */
  unitMovedKmh: 0.1,
  /** A belt that is near it for this much longer than one at its pace takes to pass has come to it. */
  passingShare: 1.5,
  /** 1.609 and 0.621, as wide as a coarse grid, a worn belt or a display that rounds make them. */
  mphRatio: { low: 1.5, high: 1.72 } as Range,
  kmRatio: { low: 0.59, high: 0.655 } as Range,
  /** The machine's distance over our integral: 1.61 ± 0.08 where its telemetry is in miles, 1 ± 0.08 where it is in ours. */
  otherDistance: { low: 1.53, high: 1.69 } as Range,
  ourDistance: { low: 0.92, high: 1.08 } as Range,
  /** They are compared from here on, or from so many of the machine's counts, metres. */
  distanceFromM: 20,
  distanceFromCounts: 4,
  /** A distance that did not tell the unit by now tells nothing, metres. */
  distanceByM: 100,
  /** True where the machine's distance is known to be true, whatever its speeds are in: only then does 1.0 prove anything. */
  distanceIsTrue: false as boolean,
  /** Nothing rises above it while a distance that is known to be true still has to tell the unit: a walk. */
  unjudgedKmh: 5,
  /** The runner's words of the machine's display agree with what was measured within this. */
  displayRatio: { low: 0.85, high: 1.18 } as Range,

  // Rule 10: orders.

  /** Between any two orders: faster writes break some machines (quirk 8). */
  orderGapMs: 400,
  /** A refused order may be taken once the machine is ready (quirk 10): tried again after this, then after twice as long each. */
  refusedRetryMs: 2000,
  /** But never after longer than this: nobody waits for more. */
  longestRetryMs: 30_000,
}

/** The numbers that one belt is judged by. */
export type Limits = Readonly<typeof LIMITS>
