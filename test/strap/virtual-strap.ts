import { CHARACTERISTIC, SERVICE } from '../../protocol/ftms/uuids.ts'
import { encodeHeartRate } from '../../protocol/heart-rate.ts'
import { encodeRscMeasurement } from '../../protocol/running-speed-cadence.ts'
import type { GattServer } from '../../src/simulator/gatt-server.ts'

/** A heart-rate strap in bytes. */
export interface VirtualStrap {
  readonly server: GattServer
  /** How many are subscribed to its rate. */
  readonly listeners: () => number
  tell(bpm: number): void
  /** It is out of reach from now on. */
  drop(): void
}

/** @param tells false for one that claims to be a strap and has no rate */
export function virtualStrap(name: string, tells = true, more: readonly string[] = []): VirtualStrap {
  const { heartRate } = SERVICE
  const uuid = tells ? CHARACTERISTIC.heartRateMeasurement : CHARACTERISTIC.bodySensorLocation
  const told = (bpm: number) => encodeHeartRate({ heartRateBpm: bpm, sensorContact: 'not_supported' })
  return virtualSensor(name, heartRate, { uuid, properties: [tells ? 'notify' : 'read'] }, told, more)
}

/** A foot pod in bytes: it tells a speed, km/h. */
export const virtualFootPod = (name: string): VirtualStrap =>
  virtualSensor(
    name,
    SERVICE.runningSpeedAndCadence,
    { uuid: CHARACTERISTIC.rscMeasurement, properties: ['notify'] },
    (kmh) =>
      encodeRscMeasurement({
        status: 'running',
        instantaneousSpeedMps: kmh / 3.6,
        instantaneousCadencePerMin: 170,
      }),
    [],
  )

function virtualSensor(
  name: string,
  service: string,
  characteristic: Omit<GattServer['characteristics'][number], 'serviceUuid'>,
  encode: (value: number) => Uint8Array,
  more: readonly string[],
): VirtualStrap {
  const subscribed = new Set<(octets: Uint8Array) => void>()
  const clients = new Set<(reason: string) => void>()
  const server: GattServer = {
    advertised: { name, serviceUuids: [service, ...more], serviceData: new Map() },
    characteristics: [{ serviceUuid: service, ...characteristic }],
    accept() {
      let told: ((octets: Uint8Array) => void) | null = null
      return {
        read: () => 0x02,
        write: () => 0x03,
        subscribe(_, on, deliver) {
          if (told !== null) subscribed.delete(told)
          told = on ? deliver : null
          if (told !== null) subscribed.add(told)
          return null
        },
        disconnected() {
          if (told !== null) subscribed.delete(told)
        },
        onDisconnect(listener) {
          clients.add(listener)
          return () => clients.delete(listener)
        },
      }
    },
  }
  return {
    server,
    listeners: () => subscribed.size,
    tell(bpm) {
      const octets = encode(bpm)
      for (const deliver of subscribed) deliver(octets)
    },
    drop() {
      for (const dropped of [...clients]) dropped('out of reach')
    },
  }
}
