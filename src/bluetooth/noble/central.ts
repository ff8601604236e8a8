import type { Clock } from '../../clock.ts'
import { GattError } from '../gatt.ts'
import type { Advertisement, GattCentral } from '../gatt.ts'
import { openAdapter } from './adapter.ts'
import type { Adapter, NoblePeripheral } from './adapter.ts'
import { connectAndDiscover } from './connect.ts'
import { NobleLink } from './link.ts'
import { advertisementOf, createScanner } from './scan.ts'
import type { Scanner } from './scan.ts'

/** A central over noble in this process. */
export interface NobleCentral extends Omit<GattCentral, 'connect' | 'scan'> {
  /** `ended` is called, with the reason, when the adapter is gone: the scan is over then. @throws {GattError} */
  scan(found: (advertisement: Advertisement) => void, ended: (reason: string) => void): Promise<() => void>
  /** @throws {GattError} */
  connect(address: string): Promise<NobleLink>
}

interface OpenAdapter extends Adapter {
  readonly scanner: Scanner
}

const CONNECT_LIMIT_MS = 20_000
const FAILURES_BEFORE_FRESH = 2

/** @param hciPath Unix socket of a controller that speaks H4, or null for the kernel's adapter */
export function createNobleCentral(hciPath: string | null, clock: Clock): NobleCentral {
  const links = new Set<NobleLink>()
  let adapter: OpenAdapter | null = null
  /** One thing is opened or connected at a time: a controller knows one pending connection, and noble's queue latches. */
  let turn: Promise<unknown> = Promise.resolve()
  let failures = 0

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  /** The adapter there is, or a fresh instance. */
  async function opened(): Promise<OpenAdapter> {
    if (adapter !== null && adapter.goneBecause === null) return adapter
    const fresh = await openAdapter(hciPath, clock)
    adapter = Object.assign(fresh, { scanner: createScanner(fresh.noble) })
    return adapter
  }

  async function connect(address: string): Promise<NobleLink> {
    const startedMs = clock.nowMs()
    const current = await opened()
    try {
      const peripheral = await heard(current, address, clock)
      const leftMs = CONNECT_LIMIT_MS - (clock.nowMs() - startedMs)
      const gatt = await current.scanner.pauseWhile(() => connectAndDiscover(current, peripheral, leftMs, clock))
      failures = 0
      return new NobleLink(current, peripheral, gatt, clock)
    } catch (error) {
      failures++
      if (failures >= FAILURES_BEFORE_FRESH && links.size === 0) {
        failures = 0
        current.discard('connecting failed repeatedly: the adapter is opened afresh')
      }
      throw error
    }
  }

  return {
    async scan(found, ended) {
      const current = await inTurn(opened)
      const stop = current.scanner.hear((peripheral) => found(advertisementOf(peripheral)))
      const forget = current.onGone(ended)
      return () => {
        forget()
        stop()
      }
    },
    connect: (address) =>
      inTurn(async () => {
        const link = await connect(address)
        links.add(link)
        link.onClosed(() => links.delete(link))
        return link
      }),
    async close() {
      await Promise.all([...links].map((link) => link.close()))
      adapter?.discard('closed by Crescendo')
    },
  }
}

/** noble connects only to what this instance has heard itself. */
function heard(adapter: OpenAdapter, address: string, clock: Clock): Promise<NoblePeripheral> {
  const known = Object.values(adapter.noble._peripherals).find((peripheral) => peripheral?.address === address)
  if (known !== undefined) return Promise.resolve(known)
  return new Promise((resolve, reject) => {
    const fail = (problem: 'not-found' | 'no-bluetooth', why: string): void => {
      release()
      reject(new GattError(problem, why))
    }
    const stop = adapter.scanner.hear((peripheral) => {
      if (peripheral.address !== address) return
      release()
      resolve(peripheral)
    })
    const forgetAdapter = adapter.onGone((reason) => fail('no-bluetooth', reason))
    const cancelLimit = clock.after(CONNECT_LIMIT_MS, () =>
      fail('not-found', `${address} was not heard for 20 s. Is it switched on, and is no other app connected to it?`),
    )
    const release = (): void => {
      cancelLimit()
      forgetAdapter()
      stop()
    }
  })
}
