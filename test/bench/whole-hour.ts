import type { Figure } from './figure.ts'
import { playTape, recordTape, type Tape } from './tape.ts'

/** Thirteen stages, so that a run of an hour and one of ten differ in nothing but their length. */
const HOUR = { miles: 13, stageM: 640, finishM: 200 }
const TEN_HOURS = { miles: 13, stageM: 7200, finishM: 200 }
const REPEATS = 24

/** Processor time, which other programs on this computer do not lengthen as they do the clock's. */
function msOf(tape: Tape): number {
  const before = process.cpuUsage()
  playTape(tape)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const hoursOf = ({ entries }: Tape): number => (entries.at(-1)?.atMs ?? 0) / 3_600_000

/** An hour's run through decode, reduce and govern, and ten hours of it; the fastest of the repeats counts. */
export function benchWholeHour(): Figure[] {
  const hour = recordTape(HOUR)
  const ten = recordTape(TEN_HOURS)
  let hourMs = Infinity
  let tenMs = Infinity
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    hourMs = Math.min(hourMs, msOf(hour) / hoursOf(hour))
    if (repeat % 3 === 0) tenMs = Math.min(tenMs, (10 * msOf(ten)) / hoursOf(ten))
  }
  return [
    {
      name: `an hour’s run (of ${hoursOf(hour).toFixed(2)} h)`,
      unit: 'ms',
      measured: hourMs,
      against: null,
      limit: 100,
    },
    {
      name: `ten hours (of ${hoursOf(ten).toFixed(2)} h) / one`,
      unit: 'ms',
      measured: tenMs,
      against: hourMs,
      limit: 11,
    },
  ]
}
