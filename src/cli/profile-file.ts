import { readFileSync } from 'node:fs'
import { countOf, fileOf, profileInFile, type ProfileFault } from '../profile/file.ts'
import type { LearnedProfile } from '../profile/learned.ts'
import { spoken } from './spoken.ts'

const { words } = spoken

/** What was learned of treadmills. */
interface Kept {
  profiles(): readonly LearnedProfile[]
  rememberProfile(profile: LearnedProfile): void
}

/** A profile that cannot be read or made, in words. */
export class ProfileFileError extends Error {
  override readonly name = 'ProfileFileError'
  readonly problem: ProfileFault['problem'] | 'cannot-read' | 'unknown-treadmill'

  constructor(problem: ProfileFileError['problem'], message: string) {
    super(message)
    this.problem = problem
  }
}

/**
 * `profile export`: the file of one treadmill.
 *
 * @param which its name, model or address; undefined where there is one alone
 * @throws {ProfileFileError} `unknown-treadmill` or `no-model`
 */
export function exported({ profiles }: Pick<Kept, 'profiles'>, which: string | undefined): string {
  const learned = profiles().filter(({ unit }) => !unit.startsWith('imported '))
  const isIt = (said: string | null): boolean => said?.toLowerCase() === which?.toLowerCase()
  const found = learned.filter(
    ({ unit, name, model }) => which === undefined || isIt(name) || isIt(model) || isIt(unit),
  )
  const [one] = found
  const names = [...new Set(learned.map(({ name }) => name))]
  if (one === undefined || found.length > 1)
    throw new ProfileFileError('unknown-treadmill', words.terminal.profile.whichOne(names))
  const file = fileOf(one)
  if (!file.ok)
    throw new ProfileFileError(file.fault.problem, words.terminal.profile.faults[file.fault.problem](one.name, []))
  return file.value
}

/**
 * `profile import`: a proposal for each treadmill of its model; says what came of it.
 *
 * @throws {ProfileFileError} Nothing is remembered then.
 */
export function importProfile({ rememberProfile }: Pick<Kept, 'rememberProfile'>, path: string): string {
  const outcome = profileInFile(contentOf(path))
  if (!outcome.ok) {
    const { problem, facts } = outcome.fault
    throw new ProfileFileError(problem, words.terminal.profile.faults[problem](path, facts))
  }
  rememberProfile(outcome.value)
  return words.terminal.profile.imported(outcome.value.name, countOf(outcome.value.facts))
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new ProfileFileError(
      'cannot-read',
      words.terminal.profile.cannotRead(path, error instanceof Error ? error.message : String(error)),
    )
  }
}
