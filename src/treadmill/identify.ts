import { decodeDeviceText } from '../../protocol/device-information.ts'
import { decodeFeatures, type TargetSettingFeature } from '../../protocol/ftms/features.ts'
import { inclinationRange, speedRange } from '../../protocol/ftms/ranges.ts'
import { CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import { inclineGridFrom, type InclineGrid } from '../../protocol/incline.ts'
import { DEFAULT_GRID, gridFrom } from '../../protocol/units.ts'
import { LIMITS } from '../belt/limits.ts'
import type { GattLink } from '../bluetooth/gatt.ts'
import { GattError } from '../bluetooth/gatt.ts'
import type { Machine } from './treadmill.ts'
import { TreadmillError } from './treadmill.ts'

/**
 * What the machine says of itself. Reads only. What it does not answer is unknown; that it is a treadmill is decided by a
 * notifiable Treadmill Data characteristic, since advertisements are often wrong (FTMS fact: quirk 72).
 *
 * @throws {TreadmillError} `not-a-treadmill`, or `link-lost`
 */
export async function identify(link: GattLink, simulated: boolean): Promise<Machine> {
  if (!offers(link, CHARACTERISTIC.treadmillData, 'notify', 'indicate')) {
    throw new TreadmillError(
      'not-a-treadmill',
      `${link.name ?? link.address} sends no Treadmill Data: it is no treadmill`,
    )
  }
  const range = await speedRangeOf(link)
  // One speed alone is no range to be driven in: its console may know others.
  const isOneSpeed = range !== null && range.maximumSpeedKmh > 0 && range.minimumSpeedKmh === range.maximumSpeedKmh
  const grid = range === null || isOneSpeed ? null : gridFrom(range)
  const targets = await targetsOf(link)
  const claimsSpeed = !isOneSpeed && targets.includes('speed')
  const manufacturer = await textOf(link, CHARACTERISTIC.manufacturerName)
  const model = await textOf(link, CHARACTERISTIC.modelNumber)
  const firmware = await textOf(link, CHARACTERISTIC.firmwareRevision)
  return {
    name: link.name ?? model ?? link.address,
    address: link.address,
    manufacturer,
    model,
    firmware,
    grid: grid ?? DEFAULT_GRID,
    drivable: hasControlPoint(link) && (grid !== null || claimsSpeed),
    incline: hasControlPoint(link) && targets.includes('inclination') ? await inclinesOf(link) : null,
    simulated,
  }
}

export const hasControlPoint = (link: GattLink): boolean =>
  offers(link, CHARACTERISTIC.fitnessMachineControlPoint, 'write', 'write-without-response')

/** Whether the machine has the characteristic with any of the properties, or, without properties, at all. */
export function offers(link: GattLink, uuid: string, ...properties: readonly string[]): boolean {
  const characteristic = link.characteristics.find((candidate) => candidate.uuid === uuid)
  if (characteristic === undefined) return false
  return properties.length === 0 || characteristic.properties.some((property) => properties.includes(property))
}

/** Null where it tells none, or one that no belt has: all ones, say, of a field that was never set. */
async function speedRangeOf(link: GattLink) {
  const octets = await optionalRead(link, CHARACTERISTIC.supportedSpeedRange)
  const range = octets === null ? null : speedRange.decode(octets)
  return range?.ok === true && range.value.maximumSpeedKmh <= LIMITS.highestKmh ? range.value : null
}

/** What it says that it can be told: a claim. */
async function targetsOf(link: GattLink): Promise<readonly TargetSettingFeature[]> {
  const octets = await optionalRead(link, CHARACTERISTIC.fitnessMachineFeature)
  const features = octets === null ? null : decodeFeatures(octets)
  return features?.ok === true ? features.value.targetSettingFeatures : []
}

/** Of a machine that claims to take one: others acknowledge an incline that they do not have (quirk 34). */
async function inclinesOf(link: GattLink): Promise<InclineGrid | null> {
  const octets = await optionalRead(link, CHARACTERISTIC.supportedInclinationRange)
  const range = octets === null ? null : inclinationRange.decode(octets)
  return range?.ok === true ? inclineGridFrom(range.value) : null
}

/** An empty one says nothing. */
async function textOf(link: GattLink, uuid: string): Promise<string | null> {
  const octets = await optionalRead(link, uuid)
  if (octets === null) return null
  const text = decodeDeviceText(octets)
  return text === '' ? null : text
}

async function optionalRead(link: GattLink, uuid: string): Promise<Uint8Array | null> {
  if (!offers(link, uuid)) return null
  try {
    return await link.read(uuid)
  } catch (error) {
    if (!(error instanceof GattError)) throw error
    if (error.problem === 'link-lost') throw new TreadmillError('link-lost', error.message)
    return null
  }
}
