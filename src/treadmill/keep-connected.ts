import type { GattCentral, GattLink } from '../bluetooth/gatt.ts'
import { keepLinked, type KeptLink, type LinkTarget } from '../bluetooth/keep-linked.ts'
import type { Clock } from '../clock.ts'
import { findTreadmill, type FoundBy } from './find-treadmill.ts'
import { UnheardError } from './not-connected.ts'
import { SIMULATED, type SearchTarget } from './search-target.ts'
import { TreadmillError, type TreadmillPort } from './treadmill.ts'

/** How long one search listens, ms. */
const SEARCH_MS = 20_000

/** What becomes of keeping a treadmill connected. */
export interface ConnectionListener {
  connected(treadmill: TreadmillPort, by: FoundBy): void
  /** Not connected this time, with the reason in words; it is tried again. */
  failed(error: Error): void
}

/**
 * Keeps the treadmill that is searched for connected.
 *
 * @param searchTarget asked before each search; null for none as yet
 */
export function keepConnected(
  central: GattCentral,
  clock: Clock,
  searchTarget: () => SearchTarget | null,
  open: (link: GattLink) => Promise<TreadmillPort>,
  listener: ConnectionListener,
): KeptLink {
  let by: FoundBy = 'itself'
  /** What each name stood for when it was connected last. */
  const mine = new Map<string, string>()

  async function find(
    searched: SearchTarget,
    until: AbortSignal,
    passOver: ReadonlySet<string>,
  ): Promise<string | null> {
    by = 'itself'
    // It is in this process, and in no air.
    if (searched.nameOrAddress === SIMULATED) return SIMULATED
    let isAirQuiet = true
    const air: Pick<GattCentral, 'scan'> = {
      scan: (found) =>
        central.scan((advertisement) => {
          isAirQuiet = false
          found(advertisement)
        }),
    }
    const { nameOrAddress, knownAs } = searched
    const limits = { until, passOver, knownAs, mine: mine.get(nameOrAddress) ?? null }
    const found = await findTreadmill(air, clock, nameOrAddress, SEARCH_MS * clock.scale, limits)
    if (found === null && !until.aborted) throw new UnheardError(notHeard(searched), isAirQuiet)
    by = found?.by ?? by
    return found?.address ?? null
  }

  const linkTarget = (searched: SearchTarget): LinkTarget<TreadmillPort> => ({
    find: (until, passOver) => find(searched, until, passOver),
    notHeard: notHeard(searched),
    async open(link) {
      const treadmill = await open(link)
      if (searched.nameOrAddress !== 'auto') mine.set(searched.nameOrAddress, link.address)
      return treadmill
    },
    isSomethingElse: (error) => error instanceof TreadmillError && error.problem === 'not-a-treadmill',
    yields: false,
  })
  return keepLinked(
    central,
    clock,
    () => {
      const searched = searchTarget()
      return searched === null ? null : linkTarget(searched)
    },
    { ...listener, connected: (treadmill) => listener.connected(treadmill, by) },
  )
}

function notHeard({ knownAs }: SearchTarget): string {
  const which = knownAs === null ? 'No treadmill' : `No treadmill called ${knownAs}`
  return `${which} was heard. Switch it on, wake its console, and close other apps that are connected to it (Zwift, the maker's app): most treadmills talk to one at a time.`
}
