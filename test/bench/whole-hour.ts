import type { Figure } from './figure.ts'
import { playTape, recordTape, type Tape } from './tape.ts'
import { decodeByHand } from './treadmill-data.ts'

/** Thirteen stages, so that a run of an hour and one of ten differ in nothing but their length. */
const HOUR = { miles: 13, stageM: 640, finishM: 200 }
const TEN_HOURS = { miles: 13, stageM: 7200, finishM: 200 }
const REPEATS = 24

/** Processor time, which other programs on this computer do not lengthen as they do the clock's. */
function processorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** How often the tape is read by hand in one pass: once is too short for the clock of the processor. */
const READINGS = 20

/** The least that can be done with a tape: each reading by hand, and the distance summed. Metres. */
function sumByHand({ entries }: Tape): number {
  let distanceM = 0
  let lastMs = 0
  for (const entry of entries) {
    if (entry.kind !== 'octets') continue
    distanceM += ((decodeByHand(entry.octets).instantaneousSpeedKmh ?? 0) / 3.6) * ((entry.atMs - lastMs) / 1000)
    lastMs = entry.atMs
  }
  return distanceM
}

const hoursOf = ({ entries }: Tape): number => (entries.at(-1)?.atMs ?? 0) / 3_600_000

/**
 * An hour's run through decode, reduce and govern, against the same tape read by hand and summed; and ten hours of it
 * against one. A pass of each in turn; the fastest of the repeats counts.
 */
export function benchWholeHour(): Figure[] {
  const hour = recordTape(HOUR)
  const ten = recordTape(TEN_HOURS)
  let hourMs = Infinity
  let handMs = Infinity
  let tenMs = Infinity
  let summedM = 0
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    hourMs = Math.min(hourMs, processorMs(() => playTape(hour)) / hoursOf(hour))
    const byHandMs = processorMs(() => {
      for (let reading = 0; reading < READINGS; reading++) summedM = sumByHand(hour)
    })
    handMs = Math.min(handMs, byHandMs / READINGS / hoursOf(hour))
    if (repeat % 3 === 0) tenMs = Math.min(tenMs, (10 * processorMs(() => playTape(ten))) / hoursOf(ten))
  }
  return [
    {
      name: `an hour’s run (of ${hoursOf(hour).toFixed(2)} h, ${Math.round(summedM)} m) / its tape read by hand`,
      unit: 'ms',
      measured: hourMs,
      against: handMs,
      limit: 20,
    },
    {
      name: `ten hours (of ${hoursOf(ten).toFixed(2)} h) / one`,
      unit: 'ms',
      measured: tenMs,
      against: hourMs,
      limit: 10.5,
    },
  ]
}
