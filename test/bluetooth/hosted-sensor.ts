import { CHARACTERISTIC, SERVICE } from '../../protocol/ftms/uuids.ts'
import { encodeHeartRate } from '../../protocol/heart-rate.ts'
import { encodeRscMeasurement } from '../../protocol/running-speed-cadence.ts'
import { hostGatt, type Host } from './bleno-host.ts'

/** What a runner wears, behind a real radio. */
export interface HostedSensor extends Host {
  readonly isListenedTo: () => boolean
  /** What it measures now; nobody hears it while nobody listens. */
  tell(value: number): void
}

/** A heart-rate strap, which tells beats a minute. */
export const hostStrap = (hciPath: string, name: string): Promise<HostedSensor> =>
  hostSensor(hciPath, name, SERVICE.heartRate, CHARACTERISTIC.heartRateMeasurement, (heartRateBpm) =>
    encodeHeartRate({ heartRateBpm, sensorContact: 'detected' }),
  )

/** A foot pod, which tells metres a second. */
export const hostFootPod = (hciPath: string, name: string): Promise<HostedSensor> =>
  hostSensor(hciPath, name, SERVICE.runningSpeedAndCadence, CHARACTERISTIC.rscMeasurement, (instantaneousSpeedMps) =>
    encodeRscMeasurement({ instantaneousSpeedMps, instantaneousCadencePerMin: 80, status: 'running' }),
  )

async function hostSensor(
  hciPath: string,
  name: string,
  serviceUuid: string,
  uuid: string,
  octetsOf: (value: number) => Uint8Array,
): Promise<HostedSensor> {
  let send: ((octets: Uint8Array) => void) | null = null
  const server = {
    services: [{ uuid: serviceUuid, characteristics: [{ uuid, properties: ['notify' as const] }] }],
    read: () => 0x02,
    write: () => 0x03,
    subscribed: (_: string, to: ((octets: Uint8Array) => void) | null) => void (send = to),
  }
  const host = await hostGatt(server, { hciPath, name, serviceUuids: [serviceUuid] })
  return {
    address: host.address,
    get connected() {
      return host.connected
    },
    disconnect: () => host.disconnect(),
    stop: () => host.stop(),
    isListenedTo: () => send !== null,
    tell: (value) => send?.(octetsOf(value)),
  }
}
