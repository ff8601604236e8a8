import { FACT_NAMES, type Evidence, type FactName, type Facts } from '../../protocol/panel/machine-facts.ts'
import type { TerminalLanguage } from '../../protocol/words/terminal.ts'
import type { Profile } from '../profile/facts.ts'
import { spoken } from './spoken.ts'

/** A treadmill, by what it says of itself and what is known of it. Neither its name nor its address: a report is shown to others. */
export interface Reported {
  readonly profile: Profile
  readonly model: string | null
  readonly firmware: string | null
  readonly metOn: string | null
}

/** What is said before a meeting: what will happen, and what it asks of who stands there. */
export function beforeMeeting(isProposed: boolean): string {
  const { before, shorter } = spoken.words.terminal.meeting
  return [...before, ...(isProposed ? [shorter] : [])].join('\n')
}

/** The report of a treadmill, where there is one, to be shared: every fact that is known of it, and from where. */
export function reportOf(reported: Reported | null, language: TerminalLanguage = spoken): string {
  const { words, figures } = language
  if (reported === null) return words.terminal.meeting.nothing
  const { profile, model, firmware, metOn } = reported
  const { meeting } = words.terminal
  const known = FACT_NAMES.filter((name) => profile[name].from.by !== 'default')
  const lines = known.map(
    (name) =>
      `  ${meeting.facts[name]}: ${valueOf(name, profile, language)} (${evidenceOf(profile[name].from, language)})`,
  )
  return [
    meeting.reportOf(model, firmware),
    metOn === null ? meeting.notMet : meeting.metOn(figures.day(metOn)),
    ...(lines.length === 0 ? [`  ${meeting.nothing}`] : lines),
  ].join('\n')
}

function evidenceOf(from: Evidence, { words, figures }: TerminalLanguage): string {
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

/** In words, with its unit. */
function valueOf<Name extends FactName>(name: Name, profile: Profile, { words, figures }: TerminalLanguage): string {
  const { nothing, values } = words.terminal.meeting
  const { value }: { readonly value: Facts[Name] } = profile[name]
  if (value === null) return nothing
  return values[name](value, figures) || nothing
}
