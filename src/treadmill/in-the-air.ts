import type { FoundMachine } from './find-treadmill.ts'

/** The treadmills that are heard, as a list that a person chooses from: it does not jump under their finger. Pure. */

/** One of them. */
export interface InTheAir {
  readonly address: string
  readonly name: string | null
  /** Smoothed over about 3 s, dBm; null where none is told. */
  readonly signalDbm: number | null
  /** False where it says that it takes no new session. */
  readonly available: boolean
  /** When it was heard last, ms. */
  readonly heardAtMs: number
}

/** Time in which a signal follows a change by two thirds, ms. */
const SMOOTHED_MS = 3000
/** One that was not heard for so long is gone, ms: machines advertise once a second or more. */
const GONE_MS = 20_000

/** Heard once more: where it stood, or below those that were there before it. */
export function heardIn(list: readonly InTheAir[], machine: FoundMachine, atMs: number): readonly InTheAir[] {
  const before = list.find(({ address }) => address === machine.address)
  const { address, available } = machine
  const name = machine.name ?? before?.name ?? null
  const heard = { address, name, available, signalDbm: smoothed(before, machine.rssiDbm, atMs), heardAtMs: atMs }
  return before === undefined ? [...list, heard] : list.map((one) => (one === before ? heard : one))
}

/** Those that are still there. */
export const stillIn = (list: readonly InTheAir[], atMs: number): readonly InTheAir[] =>
  list.filter(({ heardAtMs }) => atMs - heardAtMs < GONE_MS)

/** Once all had time to be heard: the nearest first. */
export const nearestFirst = (list: readonly InTheAir[]): readonly InTheAir[] =>
  [...list].sort((a, b) => (b.signalDbm ?? -Infinity) - (a.signalDbm ?? -Infinity))

function smoothed(before: InTheAir | undefined, dbm: number | null, atMs: number): number | null {
  if (dbm === null) return before?.signalDbm ?? null
  if (before === undefined || before.signalDbm === null) return dbm
  const share = 1 - Math.exp(-(atMs - before.heardAtMs) / SMOOTHED_MS)
  return before.signalDbm + share * (dbm - before.signalDbm)
}
