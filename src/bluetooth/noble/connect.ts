import type { Clock } from '../../clock.ts'
import { GattError } from '../gatt.ts'
import type { GattProblem } from '../gatt.ts'
import { NEVER } from '../waits.ts'
import { forgetConnection } from './acl-queue.ts'
import type { Adapter } from './adapter.ts'
import type { NobleGatt, NoblePeripheral } from './internals.ts'

const DISCOVERY_LIMIT_MS = 10_000
const DISCONNECT_LIMIT_MS = 2_000
/**
 * Interval 30 to 50 ms (units of 1.25 ms), supervision timeout 4 s (units of 10 ms). noble's default timeout of
 * 420 ms loses the link to everybody who walks between.
 */
const CONNECTION_PARAMETERS = { minInterval: 24, maxInterval: 40, latency: 0, timeout: 400 }

/**
 * Connects; once more, at once, where the first packets missed each other.
 *
 * @param until calls the connecting off
 * @throws {GattError} `no-answer`, `not-connected` or `link-lost`; nothing is connected or pending then
 */
export async function connectTo(
  adapter: Adapter,
  peripheral: NoblePeripheral,
  limitMs: number,
  clock: Clock,
  until: AbortSignal,
): Promise<void> {
  const untilMs = clock.nowMs() + limitMs
  const attempt = async (): Promise<void> => {
    const what = `connecting to ${peripheral.address}`
    const bounds = { adapter, peripheral, clock, limitMs: untilMs - clock.nowMs(), what, until }
    // What an attempt before this one has left to happen would end this one's connection.
    peripheral.removeAllListeners('connect')
    try {
      await settled(bounds, 'not-connected', (done) => peripheral.connect(CONNECTION_PARAMETERS, done))
    } catch (error) {
      if (adapter.goneBecause === null) cancelConnect(peripheral)
      throw error
    }
  }
  try {
    await attempt()
  } catch (error) {
    if (!wasNotEstablished(error) || until.aborted || adapter.goneBecause !== null) throw error
    await attempt()
  }
}

/**
 * True for 0x3E, Connection Failed to be Established (Core Vol 1 Part F §2.58): the peripheral was heard and asked, and the
 * first packets missed each other. It passes; a Stop that is wished for need not wait for the next search.
 */
function wasNotEstablished(error: unknown): boolean {
  return error instanceof GattError && error.problem === 'not-connected' && error.message.endsWith('(0x3e)')
}

/**
 * Discovers all services and characteristics of a peripheral that is connected.
 *
 * @throws {GattError} `no-answer` or `link-lost`; nothing is connected then
 */
export async function discover(adapter: Adapter, peripheral: NoblePeripheral, clock: Clock): Promise<NobleGatt> {
  const { address } = peripheral
  const gatt = adapter.noble._bindings._gatts[peripheral.id]
  const bounds = {
    adapter,
    peripheral,
    clock,
    limitMs: DISCOVERY_LIMIT_MS,
    what: `discovering ${address}`,
    until: NEVER,
  }
  try {
    await settled(bounds, 'no-answer', (done) => peripheral.discoverAllServicesAndCharacteristics(done))
  } catch (error) {
    if (adapter.goneBecause === null) await disconnect(adapter, peripheral, clock)
    throw error
  }
  // It may have ended in the very octets that finished the discovery.
  if (gatt === undefined || adapter.noble._bindings._gatts[peripheral.id] !== gatt) {
    throw new GattError('link-lost', `The connection to ${address} was lost at once.`)
  }
  return gatt
}

/**
 * Ends the connection; resolves when it has ended. Where that is not confirmed within 2 s noble is made to forget it, and
 * the adapter is told: what the controller holds is not known any more.
 */
export function disconnect(adapter: Adapter, peripheral: NoblePeripheral, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancelLimit = clock.after(DISCONNECT_LIMIT_MS, () => {
      forgetConnection(adapter.noble, peripheral.id)
      adapter.doubted = true
      resolve()
    })
    peripheral.once('disconnect', () => {
      cancelLimit()
      resolve()
    })
    peripheral.disconnect()
  })
}

function cancelConnect(peripheral: NoblePeripheral): void {
  peripheral.removeAllListeners('connect')
  // One that has failed has nothing to cancel.
  if (peripheral.state !== 'connecting') return
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
  /** Calls it off. */
  readonly until: AbortSignal
}

/** Waits for noble's callback, which stays away on silence, on a dropped link and when the adapter is gone. */
function settled(
  { adapter, peripheral, clock, limitMs, what, until }: Bounds,
  onError: GattProblem,
  begin: (done: (error: unknown) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (problem: GattProblem, why: string): void => {
      release()
      reject(new GattError(problem, `${what}: ${why}`))
    }
    const onDisconnect = (): void => fail('link-lost', 'the connection ended')
    const forgetAdapter = adapter.onGone((reason) => fail('link-lost', reason))
    const cancelLimit = clock.after(limitMs, () => fail('no-answer', `nothing within ${Math.round(limitMs / 1000)} s`))
    const onAbort = (): void => fail('not-connected', 'it gave way to another connection')
    const release = (): void => {
      until.removeEventListener('abort', onAbort)
      cancelLimit()
      forgetAdapter()
      peripheral.off('disconnect', onDisconnect)
    }
    peripheral.once('disconnect', onDisconnect)
    until.addEventListener('abort', onAbort)
    begin((error) => {
      if (error) return fail(onError, error instanceof Error ? error.message : JSON.stringify(error))
      release()
      resolve()
    })
  })
}
