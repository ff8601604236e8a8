import type { Clock } from '../../clock.ts'
import type { ChosenAdapter } from '../adapter-choice.ts'
import { GattError } from '../gatt.ts'
import type { Advertisement, ConnectOptions, GattCentral } from '../gatt.ts'
import { openAdapter } from './adapter.ts'
import type { Adapter } from './adapter.ts'
import type { NoblePeripheral } from './internals.ts'
import { connectTo, discover } from './connect.ts'
import { ConnectingTurns, gaveWay } from './connecting-turns.ts'
import { NobleLink } from './link.ts'
import { advertisementOf, createScanner } from './scan.ts'
import type { Scanner } from './scan.ts'

/** A central over noble in this process. */
export interface NobleCentral extends Omit<GattCentral, 'connect' | 'scan'> {
  /** `ended` is called, with the reason, when the adapter is gone: the scan is over then. @throws {GattError} */
  scan(found: (advertisement: Advertisement) => void, ended: (reason: string) => void): Promise<() => void>
  /** @throws {GattError} */
  connect(address: string, options?: ConnectOptions): Promise<NobleLink>
}

interface OpenAdapter extends Adapter {
  readonly scanner: Scanner
}

const CONNECT_LIMIT_MS = 20_000
/** One that yields keeps the scan from going on no longer than this. */
const YIELDING_CONNECT_LIMIT_MS = 3_000
const FAILURES_BEFORE_FRESH = 2

export function createNobleCentral(chosen: ChosenAdapter, clock: Clock): NobleCentral {
  const links = new Set<NobleLink>()
  const turns = new ConnectingTurns()
  let adapter: OpenAdapter | null = null
  let opening: Promise<OpenAdapter> | null = null
  /** Connections that are being made, to the end of their discovery. */
  let underWay = 0
  let failures = 0

  /** The adapter there is, or a fresh instance. */
  function opened(): Promise<OpenAdapter> {
    if (adapter !== null && adapter.goneBecause === null) return Promise.resolve(adapter)
    opening ??= openFresh().finally(() => (opening = null))
    return opening
  }

  async function openFresh(): Promise<OpenAdapter> {
    const fresh = await openAdapter(chosen, clock)
    adapter = Object.assign(fresh, { scanner: createScanner(fresh.noble) })
    return adapter
  }

  /** Makes the next one open the adapter afresh, where this one fails or is in doubt and nothing is lost by it. */
  function freshen(): void {
    if (adapter === null || links.size > 0 || underWay > 0) return
    if (adapter.doubted) adapter.discard('the end of a connection was not confirmed: the adapter is opened afresh')
    else if (failures >= FAILURES_BEFORE_FRESH) {
      adapter.discard('connecting failed repeatedly: the adapter is opened afresh')
    } else return
    failures = 0
  }

  async function connected(address: string, yields: boolean, until: AbortSignal) {
    const untilMs = clock.nowMs() + (yields ? YIELDING_CONNECT_LIMIT_MS : CONNECT_LIMIT_MS)
    const leftMs = (): number => untilMs - clock.nowMs()
    const current = await opened()
    const peripheral = await heard(current, address, leftMs(), clock, until)
    await current.scanner.pauseWhile(() => connectTo(current, peripheral, leftMs(), clock, until))
    return { current, peripheral }
  }

  async function linked(address: string, yields: boolean): Promise<NobleLink> {
    const { current, peripheral } = await turns.take(yields, (until) => connected(address, yields, until))
    const link = new NobleLink(current, peripheral, await discover(current, peripheral, clock), clock)
    links.add(link)
    link.onClosed(() => {
      links.delete(link)
      freshen()
    })
    return link
  }

  return {
    async scan(found, ended) {
      turns.giveWay()
      const current = await opened()
      const stop = current.scanner.hear((peripheral) => found(advertisementOf(peripheral)))
      const forget = current.onGone(ended)
      return () => {
        forget()
        stop()
      }
    },
    async connect(address, { yields = false } = {}) {
      underWay++
      try {
        const link = await linked(address, yields)
        failures = 0
        return link
      } catch (error) {
        // One that yields may have given way, which says nothing of the adapter.
        if (!yields) failures++
        throw error
      } finally {
        underWay--
        freshen()
      }
    },
    async close() {
      await Promise.all([...links].map((link) => link.close()))
      adapter?.discard('closed by Crescendo')
    },
  }
}

/** noble connects only to what this instance has heard itself. */
function heard(
  adapter: OpenAdapter,
  address: string,
  limitMs: number,
  clock: Clock,
  until: AbortSignal,
): Promise<NoblePeripheral> {
  const known = Object.values(adapter.noble._peripherals).find((peripheral) => peripheral?.address === address)
  if (known !== undefined) return Promise.resolve(known)
  return new Promise((resolve, reject) => {
    const fail = (error: GattError): void => {
      release()
      reject(error)
    }
    const onAbort = (): void => fail(gaveWay())
    until.addEventListener('abort', onAbort)
    const stop = adapter.scanner.hear((peripheral) => {
      if (peripheral.address !== address) return
      release()
      resolve(peripheral)
    })
    const forgetAdapter = adapter.onGone((reason) => fail(new GattError('no-bluetooth', reason)))
    const words = `${address} was not heard for ${limitMs / 1000} s. Is it switched on, and is no other app connected to it?`
    const cancelLimit = clock.after(limitMs, () => fail(new GattError('not-found', words)))
    const release = (): void => {
      until.removeEventListener('abort', onAbort)
      cancelLimit()
      forgetAdapter()
      stop()
    }
  })
}
