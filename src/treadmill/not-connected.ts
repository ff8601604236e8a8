import { GattError, type GattProblem } from '../bluetooth/gatt.ts'
import type { SearchTarget } from './search-target.ts'
import { TreadmillError } from './treadmill.ts'

/** What is searched for was not heard. */
export class UnheardError extends GattError {
  /** True where nothing at all was heard: then it is as likely this computer that hears nothing. */
  readonly isAirQuiet: boolean

  constructor(message: string, isAirQuiet: boolean) {
    super('not-found', message)
    this.isAirQuiet = isAirQuiet
  }
}

const BECAUSE = {
  'not-found': 'not-heard',
  'no-bluetooth': 'no-bluetooth',
  'no-answer': 'does-not-answer',
  'not-connected': 'does-not-answer',
  'link-lost': 'does-not-answer',
  refused: 'does-not-answer',
} as const satisfies Record<GattProblem, string>

/**
 * Why an attempt to connect to the treadmill that is searched for failed, for the runner, with its name as people know it;
 * null for any treadmill.
 */
export function notConnectedBy(error: Error, searched: SearchTarget | null) {
  const isSomethingElse = error instanceof TreadmillError && error.problem === 'not-a-treadmill'
  const because = isSomethingElse ? ('not-a-treadmill' as const) : becauseOf(error)
  return { treadmill: searched?.knownAs ?? null, because }
}

function becauseOf(error: Error): (typeof BECAUSE)[GattProblem] | 'not-heard-among-others' {
  // Where others are heard this computer is not deaf: it is off, or somebody else has it.
  if (error instanceof UnheardError && !error.isAirQuiet) return 'not-heard-among-others'
  return error instanceof GattError ? BECAUSE[error.problem] : 'does-not-answer'
}

/** True where the computer has no Bluetooth to wait for: an adapter that was lost may come back. */
export const isWithoutBluetooth = (error: Error, wasConnected: boolean): boolean =>
  !wasConnected && error instanceof GattError && error.problem === 'no-bluetooth'
