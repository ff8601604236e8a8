import { CommanderError } from 'commander'
import { GattError } from './bluetooth/gatt.ts'
import { PlanFileError } from './cli/plan-file.ts'
import { keepingFault } from './cli/keeping.ts'
import { ProfileFileError } from './cli/profile-file.ts'
import { spoken } from './cli/spoken.ts'
import { UsageError } from './config.ts'
import { HistoryError } from './history/history-error.ts'
import { KeepingError, type KeepingProblem } from './keeping/keeping-error.ts'

/** Exit codes of sysexits.h. */
export const EXIT = { ok: 0, usage: 64, badData: 65, unavailable: 69 } as const

/** How a command ends that could not be carried out. */
export interface Failure {
  readonly code: number
  /** What is said; null where it is said already. */
  readonly line: string | null
}

const { words } = spoken

/** Null for what nobody foresaw: it is to be thrown on. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? EXIT.ok : EXIT.usage, line: null }
  const line = error instanceof Error ? error.message : String(error)
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  if (inUse) return { code: EXIT.unavailable, line: words.terminal.portInUse(line) }
  if (error instanceof UsageError) return { code: EXIT.usage, line }
  if (error instanceof PlanFileError || error instanceof ProfileFileError) return { code: EXIT.badData, line }
  if (error instanceof KeepingError) return { code: codeOf(error), line: keepingFault(error) }
  if (error instanceof GattError || error instanceof HistoryError)
    return { code: EXIT.unavailable, line: withWayOn(error) }
  return null
}

const BAD_BACKUPS: readonly KeepingProblem[] = ['no-history', 'damaged', 'newer']
const codeOf = ({ problem }: KeepingError): number => (BAD_BACKUPS.includes(problem) ? EXIT.badData : EXIT.unavailable)

/** Without Bluetooth: what to do then, too. */
export const withWayOn = (error: Error): string =>
  error instanceof GattError && error.problem === 'no-bluetooth'
    ? `${error.message}\n${words.terminal.withoutBluetooth}`
    : error.message
