import { SERVICE } from '../../protocol/ftms/uuids.ts'
import type { Advertisement, GattCentral } from '../bluetooth/gatt.ts'
import { pause } from '../bluetooth/waits.ts'
import type { Clock } from '../clock.ts'
import { isCalled, nearestFirst } from '../treadmill/find-treadmill.ts'

/** Long enough to hear one that advertises once a second a few times, ms. */
const LISTEN_MS = 5000

/** Which one is searched for. */
export interface SensorSearch {
  /** The service that it has, as the assigned numbers name it. */
  readonly service: string
  /** `auto`: the nearest; else its name or its address. */
  readonly nameOrAddress: 'auto' | (string & {})
  /** The address of the one that was connected last: taken before a nearer one. */
  readonly mine: string | null
}

/** True for what has this service and is no treadmill that passes on what another measures. */
const isSensor = ({ serviceUuids, serviceData, connectable }: Advertisement, service: string): boolean =>
  connectable &&
  serviceUuids.includes(service) &&
  !serviceUuids.includes(SERVICE.fitnessMachine) &&
  !serviceData.has(SERVICE.fitnessMachine)

/**
 * Listens once, for 5 s, or until the one that is searched for by name or address is heard.
 *
 * @param until calls it off: null then
 * @returns the address to connect to, or null where none was heard
 * @throws {GattError} `no-bluetooth`
 */
export async function findSensor(
  central: Pick<GattCentral, 'scan'>,
  clock: Clock,
  { service, nameOrAddress, mine }: SensorSearch,
  until: AbortSignal,
  passOver: ReadonlySet<string>,
): Promise<string | null> {
  const heard = new Map<string, Advertisement>()
  const found = new AbortController()
  const isIt = (heard: Advertisement): boolean => nameOrAddress === 'auto' || isCalled(heard, nameOrAddress)
  const stop = await central.scan((advertisement) => {
    if (!isSensor(advertisement, service) || passOver.has(advertisement.address) || !isIt(advertisement)) return
    heard.set(advertisement.address, advertisement)
    if (nameOrAddress !== 'auto' || advertisement.address === mine) found.abort()
  })
  await pause(clock, LISTEN_MS * clock.scale, AbortSignal.any([until, found.signal]))
  await stop()
  if (until.aborted) return null
  if (mine !== null && heard.has(mine)) return mine
  return nearestFirst(heard.values())[0]?.address ?? null
}
