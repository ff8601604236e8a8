import type { GattCentral, GattLink } from '../bluetooth/gatt.ts'
import type { Clock } from '../clock.ts'
import { findTreadmill } from './find-treadmill.ts'
import { TreadmillError, type TreadmillPort } from './treadmill.ts'
import { aborted, pause } from './until.ts'
import type { SearchTarget } from './search-target.ts'

/** What becomes of looking for a treadmill. */
export interface ConnectionListener {
  connected(treadmill: TreadmillPort): void
  /** Not connected this time, with the reason in words; it is tried again. */
  failed(error: Error): void
}

export interface Connection {
  /** Somebody else may be wanted now. Ends a search, never a link. */
  lookAgain(): void
  /** Ends the search or the link, at once. */
  close(): Promise<void>
}

/** How long one search listens, and how long to rest before the next, ms. */
const SEARCH_MS = 20_000
const REST_MS = 1000

/**
 * Finds the treadmill, connects, and does so again whenever the link is lost, until closed. Writes nothing: a
 * reconnect is not a reason to order anything.
 *
 * @param searchTarget what is searched for, asked before each search; null for nothing as yet
 */
export function keepConnected(
  central: GattCentral,
  clock: Clock,
  searchTarget: () => SearchTarget | null,
  open: (link: GattLink) => Promise<TreadmillPort>,
  listener: ConnectionListener,
): Connection {
  let closing = false
  /** One search, to the link it ends in. */
  let turn = new AbortController()
  let current: TreadmillPort | null = null
  let leave = (): void => {}
  /** Addresses that turned out to be no treadmill: `auto` does not try them again. */
  const others = new Set<string>()

  async function connect(until: AbortSignal): Promise<void> {
    const target = searchTarget()
    if (target === null) return aborted(until)
    const found = await findTreadmill(central, clock, target.nameOrAddress, SEARCH_MS * clock.scale, {
      until,
      passOver: others,
    })
    if (until.aborted) return
    if (found === null) throw new Error(notHeard(target))
    const link = await linkTo(found.address, until)
    if (link === null) return
    const treadmill = await opened(link, until)
    if (until.aborted) return treadmill.close()
    current = treadmill
    const lost = new Promise<void>((done) => {
      treadmill.subscribe((event) => {
        if (event.kind === 'notice' && event.notice.kind === 'link-lost') done()
      })
      leave = done
    })
    listener.connected(treadmill)
    await lost
    current = null
  }

  /** Null where it was called off first; a link that comes all the same is closed. */
  async function linkTo(address: string, until: AbortSignal): Promise<GattLink | null> {
    const linked = central.connect(address).then(async (link) => {
      if (!until.aborted) return link
      await link.close()
      return null
    })
    return Promise.race([linked, aborted(until).then(() => null)])
  }

  /** No link is left open to a machine that could not be opened, or that nobody waits for any more. */
  async function opened(link: GattLink, until: AbortSignal): Promise<TreadmillPort> {
    const close = (): void => void link.close()
    until.addEventListener('abort', close)
    try {
      return await open(link)
    } catch (error) {
      await link.close()
      if (error instanceof TreadmillError && error.problem === 'not-a-treadmill') others.add(link.address)
      throw error
    } finally {
      until.removeEventListener('abort', close)
    }
  }

  async function run(): Promise<void> {
    while (!closing) {
      turn = new AbortController()
      try {
        await connect(turn.signal)
      } catch (error) {
        if (!turn.signal.aborted) listener.failed(error instanceof Error ? error : new Error(String(error)))
      }
      await pause(clock, REST_MS * clock.scale, turn.signal)
    }
  }
  const ended = run()
  return {
    lookAgain: () => turn.abort(),
    async close() {
      closing = true
      turn.abort()
      await current?.close()
      leave()
      await ended
    },
  }
}

function notHeard({ knownAs }: SearchTarget): string {
  const which = knownAs === null ? 'No treadmill' : `No treadmill called ${knownAs}`
  return `${which} was heard. Switch it on, wake its console, and close other apps that are connected to it (Zwift, the maker's app): most treadmills talk to one at a time.`
}
