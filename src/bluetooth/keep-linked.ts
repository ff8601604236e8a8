import type { Clock } from '../clock.ts'
import { GattError, type GattCentral, type GattLink } from './gatt.ts'
import { aborted, pause } from './waits.ts'

/** What is searched for, and what is opened on the link to it: a treadmill, a heart-rate strap. */
export interface LinkTarget<Opened extends { close(): Promise<void> }> {
  /**
   * One search.
   *
   * @param until calls it off: null then
   * @param passOver addresses that turned out to be something else
   * @returns the address to connect to, or null where nothing was heard
   */
  find(until: AbortSignal, passOver: ReadonlySet<string>): Promise<string | null>
  /** What is said where nothing was heard. */
  readonly notHeard: string
  /** Makes of the link what it is searched for. What it makes closes the link. */
  open(link: GattLink): Promise<Opened>
  /** True where `open` failed because the peripheral is something else: a search passes it over from now on. */
  isSomethingElse(error: unknown): boolean
  /** Gives way to other connections while it is being made. The treadmill never does. */
  readonly yields: boolean
}

/** What becomes of keeping a link. */
export interface LinkListener<Opened> {
  connected(opened: Opened): void
  /** Not connected this time, with the reason in words; it is tried again. */
  failed(error: Error): void
}

export interface KeptLink {
  /** Something else may be searched for now. Ends a search, never a link. */
  lookAgain(): void
  /** Where a rest is taken between two tries: tries at once. */
  tryNow(): void
  /** Ends the search or the link, and searches for what is wanted by then. */
  letGo(): Promise<void>
  /** Ends the search or the link, at once. */
  close(): Promise<void>
}

/** How long after a link was lost, or a try began, the next try begins, ms; the last of these for ever. */
const TRY_AFTER_MS = [500, 1000, 2000, 4000, 8000] as const
/** A try that took longer than that is followed by no shorter rest, ms. */
const LEAST_REST_MS = 500
/** How long opening may take: a peripheral that answers a read just in time may be asked a dozen of them, ms. */
const OPEN_LIMIT_MS = 30_000

/**
 * Finds what is searched for, connects, opens it, and does so again whenever the link is lost, until closed: after 0.5, 1, 2, 4
 * and 8 s, then every 8 s for ever. Writes nothing itself: a reconnect is not a reason to order anything.
 *
 * @param target asked before each search; null for nothing as yet
 */
export function keepLinked<Opened extends { close(): Promise<void> }>(
  central: GattCentral,
  clock: Clock,
  target: () => LinkTarget<Opened> | null,
  listener: LinkListener<Opened>,
): KeptLink {
  let closing = false
  /** One search, to the link it ends in. */
  let turn = new AbortController()
  /** The rest between two tries, while one is taken. */
  let rest = new AbortController()
  let current: Opened | null = null
  let leave = (): void => {}
  const somethingElse = new Set<string>()

  async function connect(until: AbortSignal): Promise<void> {
    const searched = target()
    if (searched === null) return aborted(until)
    const address = await searched.find(until, somethingElse)
    if (until.aborted) return
    if (address === null) throw new GattError('not-found', searched.notHeard)
    const link = await linkTo(address, searched.yields, until)
    if (link === null) return
    const opened = await open(searched, link, until)
    if (opened === null) return
    if (until.aborted) return opened.close()
    current = opened
    const lost = new Promise<void>((done) => {
      leave = done
      link.onClosed(() => done())
    })
    listener.connected(opened)
    await lost
    current = null
  }

  /** Null where it was called off first; a link that comes all the same is closed. */
  async function linkTo(address: string, yields: boolean, until: AbortSignal): Promise<GattLink | null> {
    const linked = central.connect(address, { yields }).then(async (link) => {
      if (!until.aborted) return link
      await link.close()
      return null
    })
    return Promise.race([linked, aborted(until).then(() => null)])
  }

  /** Null where it was called off. No link is left open to what could not be opened, or nobody waits for any more. */
  async function open(searched: LinkTarget<Opened>, link: GattLink, until: AbortSignal): Promise<Opened | null> {
    const close = (): void => void link.close()
    until.addEventListener('abort', close)
    const opening = searched.open(link)
    let cancelLimit = (): void => {}
    const overdue = new Promise<never>((_, reject) => {
      const words = `${link.name ?? link.address} did not answer for ${OPEN_LIMIT_MS / 1000} s.`
      cancelLimit = clock.after(OPEN_LIMIT_MS * clock.scale, () => reject(new GattError('no-answer', words)))
    })
    try {
      return await Promise.race([opening, overdue, aborted(until).then(() => null)])
    } catch (error) {
      await link.close()
      if (searched.isSomethingElse(error)) somethingElse.add(link.address)
      throw error
    } finally {
      cancelLimit()
      until.removeEventListener('abort', close)
    }
  }

  async function run(): Promise<void> {
    /** Tries in a row that came to nothing. */
    let failures = 0
    while (!closing) {
      turn = new AbortController()
      let sinceMs = clock.nowMs()
      try {
        await connect(turn.signal)
        failures = 0
        sinceMs = clock.nowMs()
      } catch (error) {
        if (!turn.signal.aborted) listener.failed(error instanceof Error ? error : new Error(String(error)))
        failures++
      }
      // What is searched for now has not been tried yet.
      if (turn.signal.aborted) failures = 0
      rest = new AbortController()
      await pause(clock, restMs(failures, sinceMs), AbortSignal.any([turn.signal, rest.signal]))
    }
  }

  function restMs(failures: number, sinceMs: number): number {
    const afterMs = TRY_AFTER_MS[Math.min(failures, TRY_AFTER_MS.length - 1)]!
    const leftMs = afterMs * clock.scale - (clock.nowMs() - sinceMs)
    return Math.max(LEAST_REST_MS * clock.scale, leftMs)
  }

  const ended = run()
  return {
    lookAgain: () => turn.abort(),
    tryNow: () => rest.abort(),
    async letGo() {
      turn.abort()
      await current?.close()
      leave()
    },
    async close() {
      closing = true
      turn.abort()
      await current?.close()
      leave()
      await ended
    },
  }
}
