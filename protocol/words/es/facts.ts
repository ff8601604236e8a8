import type { FactWords } from '../fact-words.ts'

const yesOrNo = (is: boolean): string => (is ? 'sí' : 'no')
const ms = (value: number): string => `${value} ms`
const rate: FactWords['upKmhPerS'] = (kmhPerS, { number }) => `${number(kmhPerS)} km/h por segundo`

export const facts: FactWords = {
  preamble: yesOrNo,
  controlTwice: yesOrNo,
  keepAliveMs: ms,
  unlock: (writes) => writes.map(({ to, hex }) => `los octetos ${hex} a ${to}`).join(', luego '),
  writeGapMs: ms,
  startToggles: yesOrNo,
  unit: (unit) => unit,
  grid: ({ minKmh, maxKmh, stepKmh }, { number }) =>
    `de ${number(minKmh)} a ${number(maxKmh)} km/h, en pasos de ${number(stepKmh)} km/h`,
  betweenSteps: (makes) => (makes === 'cuts' ? 'toma la menor' : 'toma la más cercana'),
  tolerance: ({ share, factor }, { number }) => `${number(share * 100)} % en torno al ${number(factor * 100)} %`,
  upKmhPerS: rate,
  downKmhPerS: rate,
  lagMs: ms,
  periodMs: ms,
  distance: (is) => ({ fine: 'exacta', coarse: 'demasiado basta', none: 'no la dice' })[is],
  quietAtRest: yesOrNo,
  start: ({ afterMs, toKmh }, { number }) => `se mueve a los ${afterMs} ms, a ${number(toKmh)} km/h`,
  obeys: yesOrNo,
  stop: ({ restsAfterMs, isSaid }) =>
    `${restsAfterMs === null ? 'no se la vio quieta' : `quieta a los ${restsAfterMs} ms`}, ${isSaid ? 'y lo dice' : 'y no lo dice'}`,
  keysWork: yesOrNo,
  beltFactor: (factor, { number }) => `${number(factor * 100)} %`,
  incline: (is) => ({ refused: 'no se puede fijar desde aquí', untold: 'no la dice', told: 'se ve' })[is],
  longestSessionMin: (minutes) => `${minutes} min`,
}
