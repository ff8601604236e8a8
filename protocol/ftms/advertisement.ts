import { bitsOf, namesOf } from './bits.ts'
import type { Decoded } from './decoded.ts'
import { hexOf } from './decoded.ts'
import { u16, u8 } from './field.ts'
import { recordCodec } from './record.ts'
import { SERVICE } from './uuids.ts'

/** Bits of the Fitness Machine Type, lowest first; FTMS 1.0.1 §3.1.3. */
const MACHINE_TYPES = ['treadmill', 'cross_trainer', 'step_climber', 'stair_climber', 'rower', 'indoor_bike'] as const
export type MachineType = (typeof MACHINE_TYPES)[number]

/** The FTMS service data of an advertisement. Often missing or wrong: a notifiable 0x2ACD decides after connecting. */
export interface FitnessMachineServiceData {
  /** The machine can take a new session. */
  available: boolean
  machineTypes: MachineType[]
  /** The types its octets would mean the other way round, where they mean none as they are. */
  quirkByteSwappedTypes?: MachineType[]
}

const codec = recordCodec({ flags: u8(''), machineType: u16('') })
const AVAILABLE = 1

/** Reads what follows the service's UUID. */
export function decodeServiceData(octets: Uint8Array): Decoded<FitnessMachineServiceData> {
  const decoded = codec.decode(octets)
  if (!decoded.ok) {
    const { flags } = decoded.partial
    return { ...decoded, partial: flags === undefined ? {} : { available: (flags & AVAILABLE) !== 0 } }
  }
  const { flags, machineType } = decoded.value
  const value: FitnessMachineServiceData = {
    available: (flags & AVAILABLE) !== 0,
    machineTypes: namesOf(machineType, MACHINE_TYPES),
  }
  const swapped = namesOf((machineType >> 8) | ((machineType & 0xff) << 8), MACHINE_TYPES)
  if (value.machineTypes.length === 0 && swapped.length > 0) value.quirkByteSwappedTypes = swapped
  return { ok: true, value }
}

/** Throws EncodeError for a type that is none. */
export function encodeServiceData(data: Pick<FitnessMachineServiceData, 'available' | 'machineTypes'>) {
  const machineType = bitsOf('machineTypes', data.machineTypes, MACHINE_TYPES)
  return codec.encode({ flags: data.available ? AVAILABLE : 0, machineType })
}

/** One structure of an advertising payload: its type and its octets. Core Specification Supplement, part A. */
export interface AdStructure {
  type: number
  octets: Uint8Array
}

const UUIDS_16 = [0x02, 0x03]
const SERVICE_DATA_16 = 0x16

/** Splits a payload; a structure that runs past its end is left out, as is the padding of zeros. */
export function splitAdvertisement(payload: Uint8Array): AdStructure[] {
  const structures: AdStructure[] = []
  for (let at = 0; at < payload.length;) {
    const length = payload[at]!
    if (length === 0 || at + 1 + length > payload.length) break
    structures.push({ type: payload[at + 1]!, octets: payload.subarray(at + 2, at + 1 + length) })
    at += 1 + length
  }
  return structures
}

export function joinAdvertisement(structures: readonly AdStructure[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(structures.flatMap(({ type, octets }) => [octets.length + 1, type, ...octets]))
}

/** The 16-bit services a payload announces, and the FTMS service data where there is any that can be read. */
export function readAdvertisement(payload: Uint8Array): {
  serviceUuids: string[]
  fitnessMachine: FitnessMachineServiceData | null
} {
  const structures = splitAdvertisement(payload)
  const uuidOf = (octets: Uint8Array) => hexOf(Uint8Array.of(octets[1] ?? 0, octets[0] ?? 0)).toUpperCase()
  const serviceUuids = structures
    .filter(({ type }) => UUIDS_16.includes(type))
    .flatMap(({ octets }) => Array.from({ length: octets.length >> 1 }, (_, i) => uuidOf(octets.subarray(2 * i))))
  const data = structures.find(
    ({ type, octets }) => type === SERVICE_DATA_16 && uuidOf(octets) === SERVICE.fitnessMachine,
  )
  const decoded = data === undefined ? null : decodeServiceData(data.octets.subarray(2))
  return { serviceUuids, fitnessMachine: decoded?.ok === true ? decoded.value : null }
}
