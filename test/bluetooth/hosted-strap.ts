import { CHARACTERISTIC, SERVICE } from '../../protocol/ftms/uuids.ts'
import { encodeHeartRate } from '../../protocol/heart-rate.ts'
import { hostGatt, type Host } from './bleno-host.ts'

/** A heart-rate strap behind a real radio. */
export interface HostedStrap extends Host {
  readonly isListenedTo: () => boolean
  /** Beats a minute; nobody hears it while nobody listens. */
  tell(heartRateBpm: number): void
}

export async function hostStrap(hciPath: string, name: string): Promise<HostedStrap> {
  let send: ((octets: Uint8Array) => void) | null = null
  const server = {
    services: [
      {
        uuid: SERVICE.heartRate,
        characteristics: [{ uuid: CHARACTERISTIC.heartRateMeasurement, properties: ['notify' as const] }],
      },
    ],
    read: () => 0x02,
    write: () => 0x03,
    subscribed: (_: string, to: ((octets: Uint8Array) => void) | null) => void (send = to),
  }
  const host = await hostGatt(server, { hciPath, name, serviceUuids: [SERVICE.heartRate] })
  return {
    address: host.address,
    get connected() {
      return host.connected
    },
    disconnect: () => host.disconnect(),
    stop: () => host.stop(),
    isListenedTo: () => send !== null,
    tell: (heartRateBpm) => send?.(encodeHeartRate({ heartRateBpm, sensorContact: 'detected' })),
  }
}
