import { CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import type { GattCentral, GattLink } from '../bluetooth/gatt.ts'
import { keepLinked } from '../bluetooth/keep-linked.ts'
import type { Clock } from '../clock.ts'
import type { TreadmillPort } from '../treadmill/treadmill.ts'
import { findStrap, type StrapSearch } from './find-strap.ts'
import { heartReader } from './heart-reader.ts'

/** A heart-rate strap beside the treadmill, on the same adapter. */

export interface StrapListener {
  connected(name: string): void
  /** Not connected this time, with the reason in words; it is tried again. */
  failed(error: Error): void
  /** Beats a minute; null where none is measured. */
  told(bpm: number | null): void
}

export interface KeptStrap {
  /**
   * This treadmill is connected: from now on a strap may be searched for. When its link is lost a search, or a connection that is
   * being made, ends at once; a link that is up stays.
   */
  beside(treadmill: Pick<TreadmillPort, 'subscribe'>): void
  close(): Promise<void>
}

interface OpenStrap {
  close(): Promise<void>
}

/** A peripheral that claims to be a strap and tells no heart rate. */
class NoStrapError extends Error {
  override readonly name = 'NoStrapError'
}

/**
 * Keeps a strap connected while the treadmill is. An adapter makes one connection at a time, so none is made to a strap while
 * the treadmill is searched for, and each gives way.
 *
 * @param nameOrAddress `auto` for the nearest, then the same one again
 */
export function keepStrap(
  central: GattCentral,
  clock: Clock,
  nameOrAddress: StrapSearch['nameOrAddress'],
  listener: StrapListener,
): KeptStrap {
  let isBeltUp = false
  let mine: string | null = null

  async function open(link: GattLink): Promise<OpenStrap> {
    if (!link.characteristics.some(({ uuid }) => uuid === CHARACTERISTIC.heartRateMeasurement))
      throw new NoStrapError(`${link.name ?? link.address} tells no heart rate: it is no strap.`)
    const read = heartReader()
    await link.subscribe(CHARACTERISTIC.heartRateMeasurement, (octets) => {
      const bpm = read(octets)
      if (bpm !== undefined) listener.told(bpm)
    })
    mine = link.address
    listener.connected(link.name ?? link.address)
    return { close: () => link.close() }
  }

  const target = {
    find: (until: AbortSignal, passOver: ReadonlySet<string>) =>
      findStrap(central, clock, { nameOrAddress, mine }, until, passOver),
    notHeard:
      'No heart-rate strap was heard. Wear it, wet its electrodes, and close other apps that are connected to it.',
    open,
    isSomethingElse: (error: unknown) => error instanceof NoStrapError,
    yields: true,
  }
  const kept = keepLinked<OpenStrap>(central, clock, () => (isBeltUp ? target : null), {
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
