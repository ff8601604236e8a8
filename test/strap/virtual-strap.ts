import { CHARACTERISTIC, SERVICE } from '../../protocol/ftms/uuids.ts'
import { encodeHeartRate } from '../../protocol/heart-rate.ts'
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
  const subscribed = new Set<(octets: Uint8Array) => void>()
  const clients = new Set<(reason: string) => void>()
  const { heartRate } = SERVICE
  const server: GattServer = {
    advertised: { name, serviceUuids: [heartRate, ...more], serviceData: new Map() },
    characteristics: tells
      ? [{ serviceUuid: heartRate, uuid: CHARACTERISTIC.heartRateMeasurement, properties: ['notify'] }]
      : [{ serviceUuid: heartRate, uuid: CHARACTERISTIC.bodySensorLocation, properties: ['read'] }],
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
      const octets = encodeHeartRate({ heartRateBpm: bpm, sensorContact: 'not_supported' })
      for (const deliver of subscribed) deliver(octets)
    },
    drop() {
      for (const dropped of [...clients]) dropped('out of reach')
    },
  }
}
