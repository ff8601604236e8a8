import type { Clock } from '../../clock.ts'
import { GattError } from '../gatt.ts'
import type { Adapter, NobleGatt, NoblePeripheral } from './adapter.ts'

const DISCOVERY_LIMIT_MS = 10_000
const DISCONNECT_LIMIT_MS = 2_000
/**
 * Interval 30 to 50 ms (units of 1.25 ms), supervision timeout 4 s (units of 10 ms). noble's default timeout of
 * 420 ms loses the link to everybody who walks between.
 */
const CONNECTION_PARAMETERS = { minInterval: 24, maxInterval: 40, latency: 0, timeout: 400 }

/**
 * Connects and discovers all services and characteristics.
 *
 * @throws {GattError} `no-answer` or `link-lost`; nothing is connected or pending then
 */
export async function connectAndDiscover(
  adapter: Adapter,
  peripheral: NoblePeripheral,
  connectLimitMs: number,
  clock: Clock,
): Promise<NobleGatt> {
  const { address } = peripheral
  const until = { adapter, peripheral, clock }
  try {
    await settled({ ...until, limitMs: connectLimitMs, what: `connecting to ${address}` }, (done) =>
      peripheral.connect(CONNECTION_PARAMETERS, done),
    )
  } catch (error) {
    if (adapter.goneBecause === null) cancelConnect(peripheral)
    throw error
  }
  const gatt = adapter.noble._bindings._gatts[peripheral.id]
  try {
    await settled({ ...until, limitMs: DISCOVERY_LIMIT_MS, what: `discovering ${address}` }, (done) =>
      peripheral.discoverAllServicesAndCharacteristics(done),
    )
  } catch (error) {
    if (adapter.goneBecause === null) await disconnect(peripheral, clock)
    throw error
  }
  // It may have ended in the very octets that finished the discovery.
  if (gatt === undefined || adapter.noble._bindings._gatts[peripheral.id] !== gatt) {
    throw new GattError('link-lost', `The connection to ${address} was lost at once.`)
  }
  return gatt
}

/** Ends the connection; resolves when it has ended, 2 s later at most. */
export function disconnect(peripheral: NoblePeripheral, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancelLimit = clock.after(DISCONNECT_LIMIT_MS, resolve)
    peripheral.once('disconnect', () => {
      cancelLimit()
      resolve()
    })
    peripheral.disconnect()
  })
}

function cancelConnect(peripheral: NoblePeripheral): void {
  peripheral.removeAllListeners('connect')
  peripheral.cancelConnect()
  // The connection may have come about before the cancel reached the controller.
  peripheral.once('connect', (error: Error | null) => {
    if (error === null) peripheral.disconnect()
  })
}

interface Bounds {
  readonly adapter: Adapter
  readonly peripheral: NoblePeripheral
  readonly clock: Clock
  readonly limitMs: number
  readonly what: string
}

/** Waits for noble's callback, which stays away on silence, on a dropped link and when the adapter is gone. */
function settled(bounds: Bounds, begin: (done: (error: unknown) => void) => void): Promise<void> {
  const { adapter, peripheral, clock, limitMs, what } = bounds
  return new Promise((resolve, reject) => {
    const fail = (problem: 'no-answer' | 'link-lost', why: string): void => {
      release()
      reject(new GattError(problem, `${what}: ${why}`))
    }
    const onDisconnect = (): void => fail('link-lost', 'the connection ended')
    const forgetAdapter = adapter.onGone((reason) => fail('link-lost', reason))
    const cancelLimit = clock.after(limitMs, () => fail('no-answer', `nothing within ${Math.round(limitMs / 1000)} s`))
    const release = (): void => {
      cancelLimit()
      forgetAdapter()
      peripheral.off('disconnect', onDisconnect)
    }
    peripheral.once('disconnect', onDisconnect)
    begin((error) => {
      if (error) return fail('no-answer', error instanceof Error ? error.message : JSON.stringify(error))
      release()
      resolve()
    })
  })
}
