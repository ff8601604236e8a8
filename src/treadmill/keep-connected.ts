import type { GattCentral, GattLink } from '../bluetooth/gatt.ts'
import { keepLinked, type KeptLink, type LinkListener, type LinkTarget } from '../bluetooth/keep-linked.ts'
import type { Clock } from '../clock.ts'
import { findTreadmill } from './find-treadmill.ts'
import { SIMULATED, type SearchTarget } from './search-target.ts'
import { TreadmillError, type TreadmillPort } from './treadmill.ts'

/** How long one search listens, ms. */
const SEARCH_MS = 20_000

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
  listener: LinkListener<TreadmillPort>,
): KeptLink {
  const linkTarget = (searched: SearchTarget): LinkTarget<TreadmillPort> => ({
    async find(until, passOver) {
      // It is in this process, and in no air.
      if (searched.nameOrAddress === SIMULATED) return SIMULATED
      const limits = { until, passOver, knownAs: searched.knownAs }
      const found = await findTreadmill(central, clock, searched.nameOrAddress, SEARCH_MS * clock.scale, limits)
      return found?.address ?? null
    },
    notHeard: notHeard(searched),
    open,
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
    listener,
  )
}

function notHeard({ knownAs }: SearchTarget): string {
  const which = knownAs === null ? 'No treadmill' : `No treadmill called ${knownAs}`
  return `${which} was heard. Switch it on, wake its console, and close other apps that are connected to it (Zwift, the maker's app): most treadmills talk to one at a time.`
}
