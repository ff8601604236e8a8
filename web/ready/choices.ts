import { DEFAULT_WALK, FINISHES, MOST_MILES, STEEPEST_END_PCT, levelFor } from '../../protocol/levels.ts'
import type { Choices, DistanceUnit, FinishStyle, Level, Plan, Reference } from '../../protocol/panel/plan.ts'
import {
  METRES_PER_MILE,
  UNIT_M,
  kmhFromMph,
  kmhFromPaceSPerKm,
  kmhFromPaceSPerMile,
  mphFromKmh,
  roundKmh,
} from '../../protocol/units.ts'
import { words } from '../language.ts'
import { clock, pace, perUnit, tenths } from '../format.ts'

/** How one choice bears on the others. What is left out is the daemon's default. */

type Without<K extends keyof Choices> = Omit<Choices, K>

/** Speeds set by hand belong to the paces they were set against. */
export function withoutEdits(choices: Choices): Without<'mileSpeedsKmh' | 'finishSpeedKmh'> {
  const { mileSpeedsKmh: _miles, finishSpeedKmh: _finish, ...rest } = choices
  return rest
}

const walks = (level: Level): boolean => level === 'beginner'
const fits = (reference: Reference, level: Level): boolean => walks(level) === (reference.kind === 'comfortable-walk')

/** Another level takes what belongs to the last one away, but nothing that the runner told of themselves. */
export function withLevel(choices: Choices, level: Level): Choices {
  const { finish, reference, otherReference, finishM: _length, ...rest } = withoutEdits(choices)
  const told = [reference, otherReference].filter((one) => one !== undefined)
  const used = told.find((one) => fits(one, level))
  const spare = told.find((one) => !fits(one, level))
  return {
    ...rest,
    level,
    ...(finish && FINISHES[level].includes(finish) ? { finish } : {}),
    ...(used ? { reference: used } : {}),
    ...(spare ? { otherReference: spare } : {}),
    ...(rest.miles === undefined ? {} : { miles: Math.min(rest.miles, MOST_MILES[level]) }),
  }
}

/** What of the choices is the runner, and not the run. */
function toldIn({ unit, reference, otherReference, ceilingKmh, ...rest }: Choices): Choices {
  const { runningFloorKmh, walkingCeilingKmh, riseKmhPerS } = rest
  const told = { unit, reference, otherReference, ceilingKmh, runningFloorKmh, walkingCeilingKmh, riseKmhPerS }
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
}

/** Another plan to begin from: it changes what is run. What it leaves open is the runner's own, their level where it can be. */
export function withPreset(choices: Choices, preset: Choices): Choices {
  const levelled = withLevel(choices, levelFor(preset, choices.level ?? 'intermediate'))
  return { ...toldIn(levelled), ...(levelled.level === 'intermediate' ? {} : { level: levelled.level }), ...preset }
}

/** Whether these choices are that preset, told by this runner. */
export const isPreset = (choices: Choices, preset: Choices): boolean =>
  sorted(withPreset(choices, preset)) === sorted(choices)

/** What is chosen where nothing is may be said or not, and the run that it is run beside is of no plan. */
const sorted = ({ level, beside: _beside, ...rest }: Choices): string =>
  JSON.stringify([level ?? 'intermediate', ...Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))])

export function withFinish(choices: Choices, finish: FinishStyle): Choices {
  const { finishM: _length, ...rest } = withoutEdits(choices)
  return { ...rest, finish }
}

/** Another unit is another stage: a mile or a kilometre. */
export function withUnit(choices: Choices, unit: DistanceUnit): Choices {
  const { stageM: _stage, ...rest } = withoutEdits(choices)
  return { ...rest, unit }
}

export const withMiles = (choices: Choices, miles: number): Choices => {
  const { finishM: _length, ...rest } = withoutEdits(choices)
  return { ...rest, miles }
}

export const withReference = (choices: Choices, reference: Reference): Choices => ({
  ...withoutEdits(choices),
  reference,
})

/** One mile at another speed; the other edits stay. */
export function withMileSpeed(plan: Plan, choices: Choices, number: number, speedKmh: number): Choices {
  const count = plan.phases.filter(({ kind }) => kind === 'mile').length
  const speeds = Array.from({ length: count }, (_, index) => choices.mileSpeedsKmh?.[index] ?? null)
  speeds[number - 1] = speedKmh
  return { ...choices, mileSpeedsKmh: speeds }
}

export const withFinishSpeed = (choices: Choices, finishSpeedKmh: number): Choices => ({ ...choices, finishSpeedKmh })

/** Every mile at the same incline, percent, the last at no more than a run ends at; 0: flat. */
export function withIncline(choices: Choices, miles: number, pct: number): Choices {
  const { mileInclinesPct: _miles, ...flat } = choices
  const last = Math.min(pct, STEEPEST_END_PCT)
  return pct === 0 ? flat : { ...flat, mileInclinesPct: [...Array<number>(miles - 1).fill(pct), last] }
}

export const hasEdits = ({ mileSpeedsKmh, finishSpeedKmh }: Choices): boolean =>
  typeof finishSpeedKmh === 'number' || (mileSpeedsKmh ?? []).some((speed) => speed !== null)

/** "25:00", "1:45:00" or "25" (minutes), in seconds; null where it is no time. */
export function secondsFrom(text: string): number | null {
  const parts = text.trim().split(':')
  if (parts.length > 3 || parts.some((part) => !/^\d{1,3}$/.test(part))) return null
  const numbers = parts.map(Number)
  if (numbers.slice(1).some((number) => number > 59)) return null
  const [a = 0, b = 0, c = 0] = numbers
  if (parts.length === 1) return a * 60
  return parts.length === 2 ? a * 60 + b : a * 3600 + b * 60 + c
}

/** A pace such as "10:10" in km/h; null where it is none. */
export function speedFromPace(text: string, unit: DistanceUnit): number | null {
  const seconds = secondsFrom(text)
  if (seconds === null) return null
  const kmh = unit === 'mi' ? kmhFromPaceSPerMile(seconds) : kmhFromPaceSPerKm(seconds)
  return kmh === null ? null : roundKmh(kmh)
}

/** A speed as typed in the runner's unit, mph or km/h, in km/h; null where it is no number. */
export function speedFrom(text: string, unit: DistanceUnit): number | null {
  const value = Number(text.trim().replace(',', '.'))
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) return null
  return roundKmh(unit === 'mi' ? kmhFromMph(value) : value)
}

export const speedText = (kmh: number, unit: DistanceUnit): string => tenths(unit === 'mi' ? mphFromKmh(kmh) : kmh)

/** What may be typed: the limits of the Choices, seconds and km/h. */
export const RACE_TIME_S = { least: 100, most: 86_400 } as const
export const USUAL_SPEED_KMH = { least: 3, most: 25 } as const

/** Lengths that stages are usually run in, metres; those of the runner's unit. */
const STAGES_M: Readonly<Record<DistanceUnit, readonly number[]>> = {
  mi: [400, 800, METRES_PER_MILE / 2, METRES_PER_MILE, 1.5 * METRES_PER_MILE, 2 * METRES_PER_MILE, 3 * METRES_PER_MILE],
  km: [200, 400, 500, 800, 1000, 1500, 2000, 3000, 5000],
}
/** Lengths of a finish, metres, shorter than a stage. */
const FINISHES_M = [100, 150, 200, 250, 300, 400, 500, 600, 800, 1000, 1200, 1500] as const

/** The next length up or down from `metres`; null where there is none. */
function nextOf(lengths: readonly number[], metres: number, way: 1 | -1): number | null {
  const beyond = lengths.filter((length) => (length - metres) * way > 0.5)
  return (way === 1 ? beyond[0] : beyond.at(-1)) ?? null
}

export const nextStageM = (metres: number, unit: DistanceUnit, way: 1 | -1): number | null =>
  nextOf(STAGES_M[unit], metres, way)

/** Up to a whole stage, which a finish may be. */
export const nextFinishM = (metres: number, stageM: number, way: 1 | -1): number | null =>
  nextOf([...FINISHES_M.filter((length) => length < stageM - 0.5), stageM], metres, way)

/** A minute more or less of warm-up or cool-down, seconds; null where that is too little or too much. */
export function nextSeconds(seconds: number, way: 1 | -1): number | null {
  const next = way === 1 ? Math.floor(seconds / 60 + 1) * 60 : Math.ceil(seconds / 60 - 1) * 60
  return next < 60 || next > 1800 ? null : next
}

/** Half a km/h or mph more or less, between the least and the most that a ceiling may be, km/h. */
export function nextCeilingKmh(kmh: number, unit: DistanceUnit, way: 1 | -1): number {
  const halves = 2 * (unit === 'mi' ? mphFromKmh(kmh) : kmh)
  const next = (way === 1 ? Math.floor(halves + 1.01) : Math.ceil(halves - 1.01)) / 2
  return Math.max(1, Math.min(25, roundKmh(unit === 'mi' ? kmhFromMph(next) : next)))
}

/** Worked out again, and told so: what is left out is as the runner told it before. */
export const withoutCeiling = (choices: Choices): Choices => ({ ...choices, ceilingKmh: null })

/** A finish that is longer than its stage is as long as it. */
export function withStage(choices: Choices, stageM: number): Choices {
  const { finishM, ...rest } = withoutEdits(choices)
  return { ...rest, stageM, ...(finishM === undefined ? {} : { finishM: Math.min(finishM, stageM) }) }
}

export const withFinishLength = (choices: Choices, finishM: number): Choices => {
  const { finishSpeedKmh: _finish, ...rest } = choices
  return { ...rest, finishM }
}

/** What may be typed of a race, metres: the limits of the Choices. */
const RACE_M = { least: 800, most: 100_000 } as const

export const distanceText = (metres: number, unit: DistanceUnit): string => tenths(metres / UNIT_M[unit])

/** A race's length in metres, or why it is none that a plan takes. */
export function raceDistanceFrom(text: string, unit: DistanceUnit): number | { wrong: string } {
  const typed = text.trim().replace(',', '.')
  const metres = /^\d+(\.\d+)?$/.test(typed) ? Math.round(Number(typed) * UNIT_M[unit]) : NaN
  if (metres >= RACE_M.least && metres <= RACE_M.most) return metres
  return { wrong: words.ready.distanceBetween(distanceText(RACE_M.least, unit), distanceText(RACE_M.most, unit), unit) }
}

/** A race's time in seconds, or why it is none that a plan takes. */
export function raceTimeFrom(text: string): number | { wrong: string } {
  const seconds = secondsFrom(text)
  const { least, most } = RACE_TIME_S
  if (seconds !== null && seconds >= least && seconds <= most) return seconds
  return { wrong: words.ready.timeBetween(clock(least), clock(most)) }
}

/** What a runner's usual speed may be like, and a walker's, km/h. */
const LIKE_KMH = { runner: 9.66, walker: DEFAULT_WALK.speedKmh } as const

/** A usual speed in km/h from a speed or a pace in the runner's unit, or why it is none that a plan takes. */
export function usualSpeedFrom(
  text: string,
  as: 'speed' | 'pace',
  unit: DistanceUnit,
  whose: keyof typeof LIKE_KMH = 'runner',
): number | { wrong: string } {
  const kmh = as === 'pace' ? speedFromPace(text, unit) : speedFrom(text, unit)
  const { least, most } = USUAL_SPEED_KMH
  if (kmh !== null && kmh >= least && kmh <= most) return kmh
  if (as === 'pace') return { wrong: words.ready.paceBetween(pace(most, unit), pace(least, unit), perUnit(unit)) }
  const name = unit === 'mi' ? 'mph' : 'km/h'
  return {
    wrong: words.ready.speedBetween(
      speedText(least, unit),
      speedText(most, unit),
      name,
      speedText(LIKE_KMH[whose], unit),
    ),
  }
}
