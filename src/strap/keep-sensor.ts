import type { GattCentral, GattLink } from '../bluetooth/gatt.ts'
import { keepLinked } from '../bluetooth/keep-linked.ts'
import type { Clock } from '../clock.ts'
import type { TreadmillPort } from '../treadmill/treadmill.ts'
import { findSensor, type SensorSearch } from './find-sensor.ts'

/** What stands or is worn beside the treadmill, on the same adapter: a heart-rate strap, a foot pod. */

/** One kind of them. */
export interface SensorKind {
  readonly service: string
  /** Where it tells what it measures. */
  readonly characteristic: string
  /** One for each link: turns a notification into what it measures, null where that is nothing, undefined where its octets say nothing. */
  reader(): (octets: Uint8Array) => number | null | undefined
  /** What is said where none was heard. */
  readonly notHeard: string
  /** What is said of one that claims to be one and tells nothing. */
  tellsNothing(name: string): string
}

export interface SensorListener {
  connected(name: string): void
  /** Not connected this time, with the reason in words; it is tried again. */
  failed(error: Error): void
  told(value: number | null): void
}

export interface KeptSensor {
  /**
   * This treadmill is connected: from now on one may be searched for. When its link is lost a search, or a connection that is
   * being made, ends at once; a link that is up stays.
   */
  beside(treadmill: Pick<TreadmillPort, 'subscribe'>): void
  close(): Promise<void>
}

interface OpenSensor {
  close(): Promise<void>
}

/** A peripheral that claims to be one and tells nothing. */
class NoSensorError extends Error {
  override readonly name = 'NoSensorError'
}

/**
 * Keeps one connected while the treadmill is. An adapter makes one connection at a time, so none is made to it while
 * the treadmill is searched for, and each gives way.
 *
 * @param nameOrAddress `auto` for the nearest, then the same one again
 */
export function keepSensor(
  central: GattCentral,
  clock: Clock,
  kind: SensorKind,
  nameOrAddress: SensorSearch['nameOrAddress'],
  listener: SensorListener,
): KeptSensor {
  let isBeltUp = false
  let mine: string | null = null

  async function open(link: GattLink): Promise<OpenSensor> {
    if (!link.characteristics.some(({ uuid }) => uuid === kind.characteristic))
      throw new NoSensorError(kind.tellsNothing(link.name ?? link.address))
    const read = kind.reader()
    await link.subscribe(kind.characteristic, (octets) => {
      const told = read(octets)
      if (told !== undefined) listener.told(told)
    })
    mine = link.address
    listener.connected(link.name ?? link.address)
    return { close: () => link.close() }
  }

  const target = {
    find: (until: AbortSignal, passOver: ReadonlySet<string>) =>
      findSensor(central, clock, { service: kind.service, nameOrAddress, mine }, until, passOver),
    notHeard: kind.notHeard,
    open,
    isSomethingElse: (error: unknown) => error instanceof NoSensorError,
    yields: true,
  }
  const kept = keepLinked<OpenSensor>(central, clock, () => (isBeltUp ? target : null), {
    connected: () => undefined,
    failed: (error) => listener.failed(error),
  })
  return {
    beside(treadmill) {
      const undo = treadmill.subscribe((event) => {
        if (event.kind !== 'notice' || event.notice.kind !== 'link-lost') return
        undo()
        isBeltUp = false
        kept.lookAgain()
      })
      isBeltUp = true
      kept.lookAgain()
    },
    close: () => kept.close(),
  }
}
