import { FACT_NAMES, type Evidence, type FactName } from '../../protocol/panel/machine-facts.ts'
import type { Profile } from '../profile/facts.ts'
import { spoken } from './spoken.ts'

const { words, figures } = spoken

/** A treadmill, by what it says of itself and what is known of it. Neither its name nor its address: a report is shown to others. */
export interface Reported {
  readonly profile: Profile
  readonly model: string | null
  readonly firmware: string | null
  readonly metOn: string | null
}

/** What is said before a meeting: what will happen, and what it asks of who stands there. */
export const beforeMeeting = (isProposed: boolean): string =>
  [...words.terminal.meeting.before, ...(isProposed ? [words.terminal.meeting.shorter] : [])].join('\n')

/** The report of a treadmill, where there is one, to be shared: every fact that is known of it, and from where. */
export function reportOf(reported: Reported | null): string {
  if (reported === null) return words.terminal.meeting.nothing
  const { profile, model, firmware, metOn } = reported
  const { meeting } = words.terminal
  const known = FACT_NAMES.filter((name) => profile[name].from.by !== 'default')
  const lines = known.map(
    (name) => `  ${meeting.facts[name]}: ${valueOf(name, profile)} (${evidenceOf(profile[name].from)})`,
  )
  return [
    meeting.reportOf(model, firmware),
    metOn === null ? meeting.notMet : meeting.metOn(figures.day(metOn)),
    ...(lines.length === 0 ? [`  ${meeting.nothing}`] : lines),
  ].join('\n')
}

function evidenceOf(from: Evidence): string {
  const says = words.terminal.meeting.from
  switch (from.by) {
    case 'default':
    case 'proposed':
      return says[from.by]
    case 'declared':
      return says.declared(from.quirk)
    case 'meeting':
    case 'runs':
    case 'runner':
    case 'turns':
    case 'foot-pod':
      return says[from.by](figures.day(from.on))
  }
}

/** In words where it is a yes or a no, a time or a speed; else as it stands in the file. */
function valueOf(name: FactName, profile: Profile): string {
  const { yes, no, nothing } = words.terminal.meeting
  const { value } = profile[name]
  if (value === null) return nothing
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'number') {
    if (name.endsWith('Ms')) return `${value} ms`
    if (name.endsWith('KmhPerS')) return `${figures.speed(value, 'km/h')}/s`
    return name.endsWith('Min') ? `${value} min` : String(value)
  }
  return typeof value === 'string' ? value : JSON.stringify(value)
}
