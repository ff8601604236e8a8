import type { Advertisement } from '../gatt.ts'
import type { Noble, NoblePeripheral } from './internals.ts'
import { portUuid } from './uuid.ts'

/** What a controller says that does not know (Core Vol 4 Part E §7.7.65.2). */
const RSSI_UNKNOWN = 127

export interface Scanner {
  /**
   * Scans actively, without a filter and with duplicates, while anybody listens. noble hands a peripheral over once
   * its scan response is merged in. Returns its undo.
   */
  hear(listener: (peripheral: NoblePeripheral) => void): () => void
  /** Many controllers cannot scan and connect at the same time. */
  pauseWhile<T>(work: () => Promise<T>): Promise<T>
}

export function createScanner(noble: Noble): Scanner {
  const listeners = new Set<(peripheral: NoblePeripheral) => void>()
  let paused = false
  const start = (): void => {
    if (!paused && listeners.size > 0 && noble.state === 'poweredOn') noble.startScanning([], true)
  }
  noble.on('discover', (peripheral: NoblePeripheral) => {
    for (const listener of listeners) listener(peripheral)
  })
  return {
    hear(listener) {
      listeners.add(listener)
      if (listeners.size === 1) start()
      return () => {
        if (listeners.delete(listener) && listeners.size === 0 && !paused) noble.stopScanning()
      }
    },
    async pauseWhile(work) {
      paused = true
      if (listeners.size > 0) noble.stopScanning()
      try {
        return await work()
      } finally {
        paused = false
        start()
      }
    },
  }
}

export function advertisementOf(peripheral: NoblePeripheral): Advertisement {
  const { localName, serviceUuids, serviceData } = peripheral.advertisement
  return {
    address: peripheral.address,
    name: localName ?? null,
    rssiDbm: peripheral.rssi === RSSI_UNKNOWN ? null : peripheral.rssi,
    serviceUuids: serviceUuids.map(portUuid),
    serviceData: new Map(serviceData.map(({ uuid, data }) => [portUuid(uuid), Uint8Array.from(data)])),
    connectable: peripheral.connectable,
  }
}
