import type { Advertisement, GattCentral } from '../bluetooth/gatt.ts'
import type { Clock } from '../clock.ts'
import { decodeServiceData } from '../../protocol/ftms/advertisement.ts'
import { SERVICE } from '../../protocol/ftms/uuids.ts'
import { NEVER, pause, whenAborted } from '../bluetooth/waits.ts'

/** A peripheral that advertises the Fitness Machine Service. Whether it is a treadmill shows only after connecting. */
export interface FoundMachine {
  readonly address: string
  readonly name: string | null
  readonly rssiDbm: number | null
  /** What its service data claims; empty where it sends none (many do not). */
  readonly machineTypes: readonly string[]
  /** False where its service data says that it takes no new session. */
  readonly available: boolean
}

/** The Fitness Machine behind an advertisement, or null: 1826 among the UUIDs or in the service data (FTMS 1.0.1 §3). */
export function machineIn(advertisement: Advertisement): FoundMachine | null {
  const data = advertisement.serviceData.get(SERVICE.fitnessMachine)
  if (data === undefined && !advertisement.serviceUuids.includes(SERVICE.fitnessMachine)) return null
  const decoded = data === undefined ? null : decodeServiceData(data)
  const claims = decoded !== null && decoded.ok ? decoded.value : { machineTypes: [], available: true }
  const { address, name, rssiDbm } = advertisement
  return { address, name, rssiDbm, machineTypes: claims.machineTypes, available: claims.available }
}

/**
 * Scans for `forMs` and returns the fitness machines heard, the strongest first.
 *
 * @param found told of each one as soon as it is first heard
 * @param until ends the scan early
 * @throws {GattError} `no-bluetooth`
 */
export async function scanForMachines(
  central: Pick<GattCentral, 'scan'>,
  clock: Clock,
  forMs: number,
  found: (machine: FoundMachine) => void = () => {},
  until: AbortSignal = NEVER,
): Promise<FoundMachine[]> {
  const heard = new Map<string, FoundMachine>()
  const stop = await central.scan((advertisement) => {
    const machine = machineIn(advertisement)
    if (machine === null) return
    const before = heard.get(machine.address)
    heard.set(machine.address, { ...machine, name: machine.name ?? before?.name ?? null })
    if (before === undefined) found(machine)
  })
  await pause(clock, forMs, until)
  await stop()
  return nearestFirst(heard.values())
}

/** By the strength of their signals; last those of which none is known. */
export const nearestFirst = <Heard extends Pick<FoundMachine, 'rssiDbm'>>(heard: Iterable<Heard>): Heard[] =>
  [...heard].sort((a, b) => (b.rssiDbm ?? -Infinity) - (a.rssiDbm ?? -Infinity))

/** True where `nameOrAddress` is this machine's, whatever the case and the address's separators. */
export function isCalled(machine: Pick<FoundMachine, 'name' | 'address'>, nameOrAddress: string): boolean {
  return isNamed(machine, nameOrAddress) || isAt(machine, nameOrAddress)
}

const bare = (address: string): string => address.toLowerCase().replaceAll(/[:-]/g, '')

const isAt = ({ address }: Pick<FoundMachine, 'address'>, at: string): boolean => bare(address) === bare(at)

const isNamed = ({ name }: Pick<FoundMachine, 'name'>, called: string): boolean =>
  name?.trim().toLowerCase() === called.trim().toLowerCase()

/** It claims to be a treadmill, or claims nothing. */
export const mayBeTreadmill = ({ machineTypes }: Pick<FoundMachine, 'machineTypes'>): boolean =>
  machineTypes.length === 0 || machineTypes.includes('treadmill')

/**
 * How one was known: `itself`, by its address or as the only one of its name; `name-elsewhere`, by its name alone where its
 * address stays unheard; `nearest-of-name`, as the strongest of several with its name.
 */
export type FoundBy = 'itself' | 'name-elsewhere' | 'nearest-of-name'

export interface FoundTreadmill extends FoundMachine {
  readonly by: FoundBy
}

export interface SearchLimits {
  /** Ends the search early, with null. */
  readonly until: AbortSignal
  /** Addresses that `auto` does not take. */
  readonly passOver: ReadonlySet<string>
  /**
   * The name of a machine that is searched for by its address: some have another address after every connection (quirks 74,
   * 95), so one machine alone of this name is taken for it where the address stays unheard. Null where none is known.
   */
  readonly knownAs?: string | null
  /** The address that a name stood for before: taken for it at once, whatever else has it. */
  readonly mine?: string | null
}

/**
 * Looks for one treadmill until it is heard or `forMs` have passed. `auto` takes the strongest that claims to be a
 * treadmill, or claims nothing, after listening for a while; a name the strongest that has it.
 *
 * @returns null where none was heard
 * @throws {GattError} `no-bluetooth`
 */
export async function findTreadmill(
  central: Pick<GattCentral, 'scan'>,
  clock: Clock,
  nameOrAddress: 'auto' | (string & {}),
  forMs: number,
  { until, passOver, knownAs = null, mine = null }: SearchLimits = { until: NEVER, passOver: new Set() },
): Promise<FoundTreadmill | null> {
  const listenMs = Math.min(forMs, LISTEN_MS * clock.scale)
  if (nameOrAddress === 'auto') {
    const machines = await scanForMachines(central, clock, listenMs, undefined, until)
    return knownBy(
      'itself',
      machines.find((machine) => mayBeTreadmill(machine) && !passOver.has(machine.address)),
    )
  }
  /** At other addresses than the one that is searched for, with the name that it is known by. */
  const elsewhere = new Map<string, FoundMachine>()
  /** With the name that is searched for. */
  const called = new Map<string, FoundMachine>()
  const alone = () => (elsewhere.size === 1 ? knownBy('name-elsewhere', [...elsewhere.values()][0]) : null)
  const nearest = () => knownBy(called.size > 1 ? 'nearest-of-name' : 'itself', nearestOf(called.values(), passOver))
  return new Promise((resolve, reject) => {
    let stop: (() => Promise<void>) | null = null
    let over = false
    const end = (machine: FoundTreadmill | null): void => {
      if (over) return
      over = true
      cancels.forEach((cancel) => cancel())
      const stopped = stop === null ? Promise.resolve() : stop()
      stopped.then(() => resolve(machine), reject)
    }
    const cancels = [
      clock.after(forMs, () => end(nearest() ?? alone())),
      clock.after(listenMs, () => (alone() === null ? undefined : end(alone()))),
    ]
    cancels.push(whenAborted(until, () => end(null)))
    central
      .scan((advertisement) => {
        const machine = machineIn(advertisement)
        if (machine === null) return
        if (isAt(machine, nameOrAddress) || (mine !== null && isAt(machine, mine))) end(knownBy('itself', machine))
        else if (isNamed(machine, nameOrAddress)) {
          if (called.size === 0) cancels.push(clock.after(NAMESAKES_MS * clock.scale, () => end(nearest())))
          called.set(machine.address, machine)
        } else if (knownAs !== null && isNamed(machine, knownAs) && !passOver.has(machine.address)) {
          elsewhere.set(machine.address, machine)
        }
      })
      .then((stopScan) => {
        stop = stopScan
        return over ? stopScan() : undefined
      })
      .catch((error: unknown) => {
        cancels.forEach((cancel) => cancel())
        reject(error instanceof Error ? error : new Error(String(error)))
      })
  })
}

const knownBy = (by: FoundBy, machine: FoundMachine | undefined): FoundTreadmill | null =>
  machine === undefined ? null : { ...machine, by }

/** The strongest; one that was found to be something else only where there is no other. */
function nearestOf(machines: Iterable<FoundMachine>, passOver: ReadonlySet<string>): FoundMachine | undefined {
  const nearest = nearestFirst(machines)
  return nearest.find(({ address }) => !passOver.has(address)) ?? nearest[0]
}

/** Long enough to hear a machine that advertises once a second a few times, ms. */
const LISTEN_MS = 5000
/** So long after one was heard another of its name is waited for, ms: most advertise more than once a second. */
const NAMESAKES_MS = 1500
