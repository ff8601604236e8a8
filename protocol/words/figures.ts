import type { DistanceUnit } from '../panel/choices.ts'
import { PACE_FROM_KMH, UNIT_M, mphFromKmh, paceSPerKm, paceSPerMile, tenthsMphFromKmh } from '../units.ts'

/** What stands for a number that is not known: unknown is never zero. */
export const UNKNOWN = '–'

/** The unit a machine's own console shows. */
export type ConsoleUnit = 'km/h' | 'mph'

/** A length, and the unit it is said in. */
export interface Length {
  readonly value: string
  readonly unit: 'mi' | 'km' | 'm'
}

/** Numbers as a runner reads them in one language. Speeds km/h, lengths metres, times seconds. */
export interface Figures {
  /** As short as it is, two decimals at most. */
  readonly number: (value: number) => string
  /** With one decimal. */
  readonly tenths: (value: number) => string
  /** m:ss, or h:mm:ss from an hour on; rounded. */
  readonly clock: (seconds: number) => string
  /** Whole seconds as they are said: "45 s", m:ss from a minute on. */
  readonly span: (seconds: number) => string
  /** Time to a line: rounded up, so that 0:00 is the line itself. */
  readonly countdown: (seconds: number) => string
  /** Time per mile or kilometre; unknown at a standstill, and where it would take more than 99:59. */
  readonly pace: (kmh: number | null, unit: DistanceUnit) => string
  readonly perUnit: (unit: DistanceUnit) => string
  /** The number the machine's own console shows, without its unit. */
  readonly speedNumber: (kmh: number | null, unit: ConsoleUnit) => string
  readonly speed: (kmh: number | null, unit: ConsoleUnit) => string
  /** In the unit of speed that belongs to a runner's unit of distance. */
  readonly speedFor: (kmh: number | null, unit: DistanceUnit) => string
  /** Two speeds of which one is above the other, as finely as it takes to tell them apart; alike only where they are one. */
  readonly speedsApart: (kmh: number, otherKmh: number, unit: DistanceUnit) => readonly [string, string]
  /** The same as paces, with their unit, where both are run and paces tell them apart; else as speeds. */
  readonly pacesApart: (kmh: number, otherKmh: number, unit: DistanceUnit) => readonly [string, string]
  /** Run so far or still to run, two decimals; of who thinks in kilometres metres below 400. */
  readonly length: (metres: number, unit: DistanceUnit) => Length
  readonly lengthWords: (metres: number, unit: DistanceUnit) => string
  /** Of a finish, run or to run: in metres wherever a plan would name it so, since nobody feels 0.17 mi. */
  readonly finishLength: (metres: number, unit: DistanceUnit) => string
  /** A day and its time of day, "Friday 2 January 2026, 07:00", as this computer's clock has it, from milliseconds since 1970 (UTC). */
  readonly moment: (wallMs: number) => string
  /** "27 November 2026", of YYYY-MM-DD; what is no such day stands as it is. */
  readonly day: (date: string) => string
  /** The time of day by this computer's clock, on 24 hours, from milliseconds since 1970 (UTC): "9:05". */
  readonly timeOfDay: (wallMs: number) => string
  /** Of a part of a plan, as the plan names it: "400 m", "1 mi", "0.5 mi". */
  readonly segment: (metres: number, unit: DistanceUnit) => string
}

/** The unit of speed of who thinks in this unit of distance. */
export const speedUnitOf = (unit: DistanceUnit): ConsoleUnit => (unit === 'mi' ? 'mph' : 'km/h')

/** What stands before the decimals. */
const MARKS: Readonly<Record<string, string>> = { en: '.', es: ',' }

/** @param locale a language there is a table of: `en` writes 9.7, `es` 9,7 */
export function figuresIn(locale: string): Figures {
  const mark = MARKS[locale] ?? '.'
  const decimals = (least: number, most: number) => (value: number) => rounded(value, least, most).replace('.', mark)
  const tenths = decimals(1, 1)
  const hundredths = decimals(2, 2)
  const upToHundredths = decimals(0, 2)
  const whole = decimals(0, 0)
  // In English the day comes first.
  const dayFirst = locale === 'en' ? 'en-GB' : locale
  const day = once(() => new Intl.DateTimeFormat(dayFirst, DAY))
  const dateOnly = once(() => new Intl.DateTimeFormat(dayFirst, { dateStyle: 'long', timeZone: 'UTC' }))
  const hour = once(() => new Intl.DateTimeFormat(locale, HOUR))

  const pace = (kmh: number | null, unit: DistanceUnit): string => {
    const seconds = kmh === null ? null : unit === 'mi' ? paceSPerMile(kmh) : paceSPerKm(kmh)
    return seconds === null || Math.round(seconds) >= 6000 ? UNKNOWN : minutesOf(Math.round(seconds))
  }
  const speedNumber = (kmh: number | null, unit: ConsoleUnit): string =>
    kmh === null ? UNKNOWN : tenths(unit === 'mph' ? tenthsMphFromKmh(kmh) / 10 : kmh)
  const speed = (kmh: number | null, unit: ConsoleUnit): string => `${speedNumber(kmh, unit)} ${unit}`
  const length = (metres: number, unit: DistanceUnit): Length =>
    unit === 'km' && metres < 399.5
      ? { value: whole(Math.max(0, Math.round(metres))), unit: 'm' }
      : { value: hundredths(Math.max(0, metres) / UNIT_M[unit]), unit }
  const speedsApart: Figures['speedsApart'] = (kmh, otherKmh, unit) => {
    const usual = (one: number): string => speed(one, speedUnitOf(unit))
    const finely = (one: number): string => `${hundredths(unit === 'mi' ? mphFromKmh(one) : one)} ${speedUnitOf(unit)}`
    const onTheWire = (one: number): string => `${hundredths(one)} km/h`
    const tells = [usual, finely, onTheWire].find((said) => said(kmh) !== said(otherKmh)) ?? usual
    return [tells(kmh), tells(otherKmh)]
  }
  return {
    number: upToHundredths,
    tenths,
    clock,
    span: (seconds) => (seconds < 60 ? `${seconds} s` : clock(seconds)),
    countdown: (seconds) => clock(Math.ceil(seconds)),
    pace,
    perUnit: (unit) => `/${unit}`,
    speedNumber,
    speed,
    speedFor: (kmh, unit) => speed(kmh, speedUnitOf(unit)),
    speedsApart,
    pacesApart(kmh, otherKmh, unit) {
      const paces = [pace(kmh, unit), pace(otherKmh, unit)] as const
      if (Math.min(kmh, otherKmh) < PACE_FROM_KMH || paces[0] === paces[1]) return speedsApart(kmh, otherKmh, unit)
      return [`${paces[0]} /${unit}`, `${paces[1]} /${unit}`]
    },
    length,
    lengthWords(metres, unit) {
      const { value, unit: shown } = length(metres, unit)
      return `${value} ${shown}`
    },
    finishLength: (metres, unit) =>
      metres < 999.5 ? `${whole(Math.round(metres))} m` : `${upToHundredths(metres / UNIT_M[unit])} ${unit}`,
    moment: (wallMs) => `${day().format(wallMs)}, ${hour().format(wallMs)}`,
    day: (date) => (IS_DAY.test(date) ? dateOnly().format(daysSince1970(date) * DAY_MS) : date),
    timeOfDay: (wallMs) => hour().format(wallMs),
    segment: (metres, unit) =>
      metres < 1000 && Math.abs(metres - Math.round(metres)) < 0.01
        ? `${whole(Math.round(metres))} m`
        : `${upToHundredths(metres / UNIT_M[unit])} ${unit}`,
  }
}

const IS_DAY = /^\d{4}-\d\d-\d\d$/
const DAY_MS = 86_400_000
const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
const HOUR = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const

const once = <T>(make: () => T) => {
  let made: T | undefined
  return (): T => (made ??= make())
}

/**
 * Half up of the number as it is written, so that 6.05 is 6.1. A browser's own formats take a phone's first screen a tenth of
 * a second to be made.
 */
function rounded(value: number, least: number, most: number): string {
  const size = Math.abs(value)
  // Of less than this a number is written with an exponent.
  const units = size < 1e-6 ? 0 : Math.round(Number(`${size}e${most}`))
  const written = `${value < 0 && units > 0 ? '-' : ''}${(units / 10 ** most).toFixed(most)}`
  return least < most ? written.replace(/\.?0+$/, '') : written
}

/** Of YYYY-MM-DD, in a calendar whose years begin in March and end in their leap day. */
function daysSince1970(date: string): number {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  const from = month > 2 ? year : year - 1
  const leapDays = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400)
  return 365 * from + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 719_469
}

const two = (value: number): string => String(value).padStart(2, '0')
const minutesOf = (seconds: number): string => `${Math.floor(seconds / 60)}:${two(seconds % 60)}`

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 3600) return minutesOf(whole)
  return `${Math.floor(whole / 3600)}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`
}
