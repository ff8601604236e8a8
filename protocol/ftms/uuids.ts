/** Bluetooth assigned numbers, four hexadecimal digits, upper case. FTMS §4 and the services beside it. */
export const SERVICE = {
  fitnessMachine: '1826',
  heartRate: '180D',
  runningSpeedAndCadence: '1814',
  deviceInformation: '180A',
  battery: '180F',
} as const

export const CHARACTERISTIC = {
  fitnessMachineFeature: '2ACC',
  treadmillData: '2ACD',
  trainingStatus: '2AD3',
  supportedSpeedRange: '2AD4',
  supportedInclinationRange: '2AD5',
  supportedHeartRateRange: '2AD7',
  fitnessMachineControlPoint: '2AD9',
  fitnessMachineStatus: '2ADA',
  heartRateMeasurement: '2A37',
  bodySensorLocation: '2A38',
  rscMeasurement: '2A53',
  rscFeature: '2A54',
  batteryLevel: '2A19',
  modelNumber: '2A24',
  serialNumber: '2A25',
  firmwareRevision: '2A26',
  manufacturerName: '2A29',
} as const

/** The Bluetooth base UUID, in which every 16-bit number has a 128-bit form. */
const BASE = /^0000([0-9A-F]{4})-?0000-?1000-?8000-?00805F9B34FB$/

/**
 * '2ACD' from '2acd', '0x2ACD', '00002acd-0000-1000-8000-00805f9b34fb' or the same without hyphens. A vendor's
 * 128-bit UUID comes back whole, in upper case.
 */
export function shortUuid(uuid: string): string {
  const upper = uuid.trim().toUpperCase().replace(/^0X/, '')
  return BASE.exec(upper)?.[1] ?? upper
}
