import type { FactWords } from '../fact-words.ts'

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'not so')
const ms = (value: number): string => `${value} ms`
const rate: FactWords['upKmhPerS'] = (kmhPerS, { number }) => `${number(kmhPerS)} km/h per second`

/** What a report says of each fact of a treadmill, behind what the fact is. */
export const facts: FactWords = {
  preamble: yesOrNo,
  controlTwice: yesOrNo,
  keepAliveMs: ms,
  unlock: (writes) => writes.map(({ to, hex }) => `octets ${hex} to ${to}`).join(', then '),
  writeGapMs: ms,
  startToggles: yesOrNo,
  unit: (unit) => unit,
  grid: ({ minKmh, maxKmh, stepKmh }, { number }) =>
    `${number(minKmh)} to ${number(maxKmh)} km/h, in steps of ${number(stepKmh)} km/h`,
  betweenSteps: (makes) => (makes === 'cuts' ? 'takes the lower one' : 'takes the nearer one'),
  tolerance: ({ share, factor }, { number }) => `${number(share * 100)} % around ${number(factor * 100)} % of it`,
  upKmhPerS: rate,
  downKmhPerS: rate,
  lagMs: ms,
  periodMs: ms,
  distance: (is) => ({ fine: 'true', coarse: 'too coarse', none: 'not told' })[is],
  quietAtRest: yesOrNo,
  start: ({ afterMs, toKmh }, { number }) => `the belt moves after ${afterMs} ms, at ${number(toKmh)} km/h`,
  obeys: yesOrNo,
  stop: ({ restsAfterMs, isSaid }) =>
    `${restsAfterMs === null ? 'not seen to rest' : `at rest after ${restsAfterMs} ms`}, ${isSaid ? 'and says so' : 'without saying so'}`,
  keysWork: yesOrNo,
  beltFactor: (factor, { number }) => `${number(factor * 100)} %`,
  incline: (is) => ({ refused: 'not to be set from here', untold: 'not told', told: 'seen' })[is],
  longestSessionMin: (minutes) => `${minutes} min`,
}
