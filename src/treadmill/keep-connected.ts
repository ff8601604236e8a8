import type { GattCentral, GattLink } from '../bluetooth/gatt.ts'
import type { Clock } from '../clock.ts'
import { findTreadmill } from './find-treadmill.ts'
import type { TreadmillPort } from './treadmill.ts'

/** What becomes of looking for a treadmill. */
export interface Told {
  connected(treadmill: TreadmillPort): void
  /** Not connected this time, with the reason in words; it is tried again. */
  failed(error: Error): void
}

/** How long one search listens, and how long to rest before the next, ms. */
const SEARCH_MS = 20_000
const REST_MS = 1000

/**
 * Finds the treadmill, connects, and does so again whenever the link is lost, until closed. Writes nothing: a
 * reconnect is not a reason to order anything.
 */
export function keepConnected(
  central: GattCentral,
  clock: Clock,
  wanted: string,
  open: (link: GattLink) => Promise<TreadmillPort>,
  told: Told,
): { close(): Promise<void> } {
  let closing = false
  let current: TreadmillPort | null = null
  let wake = (): void => {}
  const rest = (): Promise<void> =>
    new Promise((done) => {
      const cancel = clock.after(REST_MS * clock.scale, done)
      wake = () => {
        cancel()
        done()
      }
    })

  async function connect(): Promise<void> {
    const found = await findTreadmill(central, clock, wanted, SEARCH_MS * clock.scale)
    if (found === null) throw new Error(notHeard(wanted))
    const treadmill = await open(await central.connect(found.address))
    if (closing) return treadmill.close()
    current = treadmill
    const lost = new Promise<void>((done) => {
      treadmill.subscribe((event) => {
        if (event.kind === 'notice' && event.notice.kind === 'link-lost') done()
      })
      wake = done
    })
    told.connected(treadmill)
    await lost
    current = null
  }

  const run = async (): Promise<void> => {
    while (!closing) {
      try {
        await connect()
      } catch (error) {
        told.failed(error instanceof Error ? error : new Error(String(error)))
      }
      if (!closing) await rest()
    }
  }
  const ended = run()
  return {
    async close() {
      closing = true
      await current?.close()
      wake()
      await ended
    },
  }
}

function notHeard(wanted: string): string {
  const which = wanted === 'auto' ? 'No treadmill' : `No treadmill called ${wanted}`
  return `${which} was heard. Switch it on, wake its console, and close other apps that are connected to it (Zwift, the maker's app): most treadmills talk to one at a time.`
}
