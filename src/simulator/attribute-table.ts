import { encodeServiceData } from '../../protocol/ftms/advertisement.ts'
import { encodeFeatures } from '../../protocol/ftms/features.ts'
import { inclinationRange, speedRange } from '../../protocol/ftms/ranges.ts'
import { CHARACTERISTIC, SERVICE } from '../../protocol/ftms/uuids.ts'
import type { GattCharacteristic } from '../bluetooth/gatt.ts'
import type { Advertised } from './gatt-server.ts'
import type { MachineOptions } from './machine-options.ts'

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

/** The machine's characteristics, in the order and with the properties of FTMS table 4.1, and Device Information. */
export function characteristicsOf({ incline, control }: MachineOptions): readonly GattCharacteristic[] {
  const ftms = (uuid: string, ...properties: GattCharacteristic['properties']): GattCharacteristic => ({
    serviceUuid: SERVICE.fitnessMachine,
    uuid,
    properties,
  })
  const device = (uuid: string): GattCharacteristic => ({
    serviceUuid: SERVICE.deviceInformation,
    uuid,
    properties: ['read'],
  })
  return [
    ftms(CHARACTERISTIC.fitnessMachineFeature, 'read'),
    ftms(CHARACTERISTIC.treadmillData, 'notify'),
    ftms(CHARACTERISTIC.trainingStatus, 'read', 'notify'),
    ftms(CHARACTERISTIC.supportedSpeedRange, 'read'),
    ...(incline === null ? [] : [ftms(CHARACTERISTIC.supportedInclinationRange, 'read')]),
    ...(control === 'none' ? [] : [ftms(CHARACTERISTIC.fitnessMachineControlPoint, 'write', 'indicate')]),
    ftms(CHARACTERISTIC.fitnessMachineStatus, 'notify'),
    device(CHARACTERISTIC.manufacturerName),
    device(CHARACTERISTIC.modelNumber),
    device(CHARACTERISTIC.firmwareRevision),
  ]
}

/** The values that never change, by UUID. */
export function constantsOf(options: MachineOptions): ReadonlyMap<string, Uint8Array> {
  const { speed, incline } = options
  const constants = new Map<string, Uint8Array>([
    [
      CHARACTERISTIC.fitnessMachineFeature,
      encodeFeatures({
        machineFeatures: ['total_distance', ...(incline === null ? [] : ['inclination' as const]), 'elapsed_time'],
        targetSettingFeatures: ['speed', ...(incline === null ? [] : ['inclination' as const])],
      }),
    ],
    [
      CHARACTERISTIC.supportedSpeedRange,
      speedRange.encode({
        minimumSpeedKmh: speed.minimumKmh,
        maximumSpeedKmh: speed.maximumKmh,
        minimumIncrementSpeedKmh: speed.incrementKmh,
      }),
    ],
    [CHARACTERISTIC.manufacturerName, text(options.manufacturer)],
    [CHARACTERISTIC.modelNumber, text(options.model)],
    [CHARACTERISTIC.firmwareRevision, text(options.firmware)],
  ])
  if (incline === null) return constants
  return constants.set(
    CHARACTERISTIC.supportedInclinationRange,
    inclinationRange.encode({
      minimumInclinationPercent: incline.minimumPct,
      maximumInclinationPercent: incline.maximumPct,
      minimumIncrementInclinationPercent: incline.incrementPct,
    }),
  )
}

export function advertisedBy({ name }: MachineOptions): Advertised {
  const data = encodeServiceData({ available: true, machineTypes: ['treadmill'] })
  return { name, serviceUuids: [SERVICE.fitnessMachine], serviceData: new Map([[SERVICE.fitnessMachine, data]]) }
}
