import { SERVICE } from '../../protocol/ftms/uuids.ts'
import type { Advertisement, GattCentral } from '../bluetooth/gatt.ts'
import { pause } from '../bluetooth/waits.ts'
import type { Clock } from '../clock.ts'
import { isCalled, nearestFirst } from '../treadmill/find-treadmill.ts'

/** Long enough to hear a strap that advertises once a second a few times, ms. */
const LISTEN_MS = 5000

/** Which strap is searched for. */
export interface StrapSearch {
  /** `auto`: the nearest; else its name or its address. */
  readonly nameOrAddress: 'auto' | (string & {})
  /** The address of the one that was connected last: taken before a nearer one. */
  readonly mine: string | null
}

/** True for a heart-rate strap: the Heart Rate Service, and no treadmill that passes a rate on. */
const isStrap = ({ serviceUuids, serviceData, connectable }: Advertisement): boolean =>
  connectable &&
  serviceUuids.includes(SERVICE.heartRate) &&
  !serviceUuids.includes(SERVICE.fitnessMachine) &&
  !serviceData.has(SERVICE.fitnessMachine)

/**
 * Listens for straps once, for 5 s, or until the one that is searched for by name or address is heard.
 *
 * @param until calls it off: null then
 * @returns the address to connect to, or null where none was heard
 * @throws {GattError} `no-bluetooth`
 */
export async function findStrap(
  central: Pick<GattCentral, 'scan'>,
  clock: Clock,
  { nameOrAddress, mine }: StrapSearch,
  until: AbortSignal,
  passOver: ReadonlySet<string>,
): Promise<string | null> {
  const heard = new Map<string, Advertisement>()
  const found = new AbortController()
  const isIt = (strap: Advertisement): boolean => nameOrAddress === 'auto' || isCalled(strap, nameOrAddress)
  const stop = await central.scan((advertisement) => {
    if (!isStrap(advertisement) || passOver.has(advertisement.address) || !isIt(advertisement)) return
    heard.set(advertisement.address, advertisement)
    if (nameOrAddress !== 'auto' || advertisement.address === mine) found.abort()
  })
  await pause(clock, LISTEN_MS * clock.scale, AbortSignal.any([until, found.signal]))
  await stop()
  if (until.aborted) return null
  if (mine !== null && heard.has(mine)) return mine
  return nearestFirst(heard.values())[0]?.address ?? null
}
