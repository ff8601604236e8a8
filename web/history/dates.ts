import { timeOfDay } from '../format.ts'
import { language } from '../language.ts'

/** Days as a history says them, short, by this computer's clock. */

const made = new Map<string, Intl.DateTimeFormat>()

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // In English the day comes first.
  const locale = language.tongue === 'en' ? 'en-GB' : language.tongue
  const key = locale + JSON.stringify(options)
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, options)
  made.set(key, known)
  return known
}

const isThisYear = (at: Date): boolean => at.getFullYear() === new Date().getFullYear()
/** Of another year it is said which. */
const year = (at: Date) => (isThisYear(at) ? {} : ({ year: 'numeric' } as const))

/** "Thu 26 Nov". */
export const weekday = (iso: string): string => {
  const at = new Date(iso)
  return format({ weekday: 'short', day: 'numeric', month: 'short', ...year(at) })
    .format(at)
    .replace(/,/g, '')
}

/** "Thursday 26 November, 7:12". */
export const wholeDay = (iso: string): string => {
  const at = new Date(iso)
  const day = format({ weekday: 'long', day: 'numeric', month: 'long', ...year(at) }).format(at)
  return `${language.tongue === 'en' ? day.replace(/,/g, '') : day}, ${timeOfDay(at.getTime())}`
}

/** "26 Nov". */
export const dayOf = (iso: string): string => {
  const at = new Date(iso)
  return format({ day: 'numeric', month: 'short', ...year(at) }).format(at)
}

/** "September", of YYYY-MM-DD. */
export const monthOf = (date: string): string => format({ month: 'long', timeZone: 'UTC' }).format(new Date(date))

export const isToday = (iso: string): boolean => new Date(iso).toDateString() === new Date().toDateString()
