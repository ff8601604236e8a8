import { FINISHES, MOST_MILES } from '../../protocol/levels.ts'
import type { Choices, DistanceUnit, FinishStyle, Level, Plan, Reference } from '../../protocol/panel/plan.ts'
import { kmhFromMph, kmhFromPaceSPerKm, kmhFromPaceSPerMile, mphFromKmh, roundKmh } from '../../protocol/units.ts'
import { words } from '../language.ts'
import { clock, pace, perUnit } from '../format.ts'

/** How one choice bears on the others. What is left out is the daemon's default. */

type Without<K extends keyof Choices> = Omit<Choices, K>

/** Speeds set by hand belong to the paces they were set against. */
export function withoutEdits(choices: Choices): Without<'mileSpeedsKmh' | 'finishSpeedKmh'> {
  const { mileSpeedsKmh: _miles, finishSpeedKmh: _finish, ...rest } = choices
  return rest
}

export function withLevel(choices: Choices, level: Level): Choices {
  const { finish, reference, finishM: _length, ...rest } = withoutEdits(choices)
  const walks = level === 'beginner'
  const fits = walks ? reference?.kind === 'comfortable-walk' : reference?.kind !== 'comfortable-walk'
  return {
    ...rest,
    level,
    ...(finish && FINISHES[level].includes(finish) ? { finish } : {}),
    ...(reference && fits ? { reference } : {}),
    ...(rest.miles === undefined ? {} : { miles: Math.min(rest.miles, MOST_MILES[level]) }),
  }
}

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
export function withMileSpeed(plan: Plan, number: number, speedKmh: number): Choices {
  const choices = plan.choices ?? {}
  const count = plan.phases.filter(({ kind }) => kind === 'mile').length
  const speeds = Array.from({ length: count }, (_, index) => choices.mileSpeedsKmh?.[index] ?? null)
  speeds[number - 1] = speedKmh
  return { ...choices, mileSpeedsKmh: speeds }
}

export const withFinishSpeed = ({ choices }: Plan, finishSpeedKmh: number): Choices => ({ ...choices, finishSpeedKmh })

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

export const speedText = (kmh: number, unit: DistanceUnit): string => (unit === 'mi' ? mphFromKmh(kmh) : kmh).toFixed(1)

/** What may be typed: the limits of the Choices, seconds and km/h. */
export const RACE_TIME_S = { least: 100, most: 86_400 } as const
export const USUAL_SPEED_KMH = { least: 3, most: 25 } as const

/** A race's time in seconds, or why it is none that a plan takes. */
export function raceTimeFrom(text: string): number | { wrong: string } {
  const seconds = secondsFrom(text)
  const { least, most } = RACE_TIME_S
  if (seconds !== null && seconds >= least && seconds <= most) return seconds
  return { wrong: words.ready.timeBetween(clock(least), clock(most)) }
}

/** A usual speed in km/h from a speed or a pace in the runner's unit, or why it is none that a plan takes. */
export function usualSpeedFrom(text: string, as: 'speed' | 'pace', unit: DistanceUnit): number | { wrong: string } {
  const kmh = as === 'pace' ? speedFromPace(text, unit) : speedFrom(text, unit)
  const { least, most } = USUAL_SPEED_KMH
  if (kmh !== null && kmh >= least && kmh <= most) return kmh
  if (as === 'pace') return { wrong: words.ready.paceBetween(pace(most, unit), pace(least, unit), perUnit(unit)) }
  const name = unit === 'mi' ? 'mph' : 'km/h'
  return { wrong: words.ready.speedBetween(speedText(least, unit), speedText(most, unit), name) }
}
