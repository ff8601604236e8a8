import type { FoundMachine, Machines } from '../../protocol/panel/machines.ts'
import { words } from '../language.ts'

/** What is said of a treadmill in the list. */

export type Signal = keyof typeof words.machines.signal

/** How many of four steps a signal fills, and its word. */
export function signalOf({ signalDbm, connected }: Pick<FoundMachine, 'signalDbm' | 'connected'>): {
  readonly steps: number
  readonly word: Signal
} {
  // Who is connected no longer calls out, and is heard all the same.
  if (signalDbm === null) return connected ? { steps: 4, word: 'strong' } : { steps: 0, word: 'none' }
  if (signalDbm >= -55) return { steps: 4, word: 'strong' }
  if (signalDbm >= -67) return { steps: 3, word: 'fair' }
  if (signalDbm >= -79) return { steps: 2, word: 'fair' }
  return { steps: 1, word: 'weak' }
}

export interface RowWords {
  readonly name: string
  readonly tag: string | null
  readonly says: string
  /** What its key says; null where it cannot be chosen. */
  readonly key: string | null
}

/** @param all the list that it stands in */
export function rowWordsOf(machine: FoundMachine, all: readonly FoundMachine[]): RowWords {
  const { machines: says, signal } = { machines: words.machines, signal: words.machines.signal }
  const { name, simulated, connected, wanted, known, available } = machine
  const key = connected ? says.goOn : simulated ? says.tryIt : says.use
  if (simulated) {
    const state = connected ? `${says.connected} · ` : ''
    return { name: says.simulated, tag: says.noBelt, says: `${state}${says.simulatedSays}`, key }
  }
  if (connected) return { name, tag: known ? says.yours : null, says: says.connected, key }
  if (!available) return { name, tag: known ? says.yours : null, says: says.taken, key: null }
  const heard = signal[signalOf(machine).word]
  const isTwin = all.some((other) => other.address !== machine.address && other.name === name)
  const parts = [wanted ? says.connecting : null, heard, isTwin && !known ? says.sameNameSays : null]
  const tag = known ? says.yours : isTwin ? says.sameName : null
  return { name, tag, says: parts.filter((part) => part !== null).join(' · '), key }
}

/** The one that is most likely meant: mine, where it can be had, else the one that is connected. */
export const likelyOf = (all: readonly FoundMachine[]): FoundMachine | undefined =>
  all.find(({ known, available, connected }) => known && available && !connected) ??
  all.find(({ connected }) => connected)

/** The real ones. */
export const realOf = ({ machines }: Pick<Machines, 'machines'>): readonly FoundMachine[] =>
  machines.filter(({ simulated }) => !simulated)

/** What the command line said; null where nothing. */
export function startedForOf({ startedFor }: Pick<Machines, 'startedFor'>): string | null {
  if (startedFor === null) return null
  const { startedFor: sentence, startedForKinds: kinds } = words.machines
  return sentence(startedFor === 'simulated' || startedFor === 'auto' ? kinds[startedFor] : startedFor)
}

export function titleOf(machines: Machines): string {
  const { title, onlySimulated, none, cannotLook } = words.machines
  if (realOf(machines).length > 0) return title
  if (machines.onlySimulated) return onlySimulated
  return machines.noBluetooth === null ? none : cannotLook
}

/** Whether somebody looks, and how many are in the air. */
export function leadOf(machines: Machines): string {
  const { notLooking, noneLooking, looking } = words.machines
  const real = realOf(machines)
  if (machines.noBluetooth !== null && real.length === 0) return ''
  if (!machines.looking) return real.length === 0 ? '' : notLooking
  const count = real.filter(({ signalDbm }) => signalDbm !== null).length
  return count === 0 ? noneLooking : looking(count)
}
