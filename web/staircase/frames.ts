/** Proportions of one layout. Heights are tops. */
export interface Frame {
  readonly baseline: number
  readonly first: number
  readonly last: number
  readonly peak: number
  /** Top of a finish that is no sprint. */
  readonly kinderPeak: number
  readonly warmUp: number
  readonly coolDown: number
  readonly finish: number
  readonly gap: number
  /** Height of a step's coloured edge. */
  readonly edge: number
  /** Words stand above this height over the steps that begin left of `x`: nothing rises into them. */
  readonly clear: { readonly x: number; readonly y: number }
}

export const WIDE: Frame = {
  baseline: 83,
  first: 71,
  last: 46,
  peak: 12,
  kinderPeak: 30,
  warmUp: 8,
  coolDown: 6,
  finish: 18,
  gap: 0.35,
  edge: 0.75,
  clear: { x: 50, y: 54 },
}
export const TALL: Frame = {
  ...WIDE,
  baseline: 70,
  first: 60,
  last: 46,
  peak: 33,
  kinderPeak: 38,
  finish: 22,
  gap: 0.5,
  clear: { x: 70, y: 43 },
}
/** The whole box is the picture: the plan before a run, the band under a stretch, the finished staircase. */
export const WHOLE: Frame = {
  ...WIDE,
  baseline: 100,
  first: 82,
  last: 42,
  peak: 4,
  kinderPeak: 22,
  clear: { x: 70, y: 36 },
}
/** What was run: the splits stand below it. */
export const RAN_WIDE: Frame = {
  ...WIDE,
  baseline: 61,
  first: 52,
  last: 34.5,
  peak: 8,
  kinderPeak: 20,
  clear: { x: 70, y: 33 },
}
export const RAN_TALL: Frame = {
  ...TALL,
  baseline: 51.5,
  first: 43,
  last: 31,
  peak: 19.5,
  kinderPeak: 24,
  clear: { x: 70, y: 26 },
}
/** A band so thin that its edges would be lost. */
export const BAND: Frame = { ...WHOLE, edge: 5 }
