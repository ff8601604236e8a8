import type { Logger } from 'pino'
import type { GattCentral, GattLink } from './bluetooth/gatt.ts'
import { createRadio } from './bluetooth/radio/radio.ts'
import { monotonicClock, type Clock } from './clock.ts'
import type { Config } from './config.ts'
import { virtualCentral } from './simulator/virtual-link.ts'
import { VirtualMachine } from './simulator/virtual-machine.ts'
import { openTreadmill } from './treadmill/ftms-treadmill.ts'
import type { TreadmillPort } from './treadmill/treadmill.ts'
import { SIMULATED } from './treadmill/search-target.ts'

/** Where treadmills come from: the radio, or the simulator in this process. */
export interface TreadmillSource {
  readonly central: GattCentral
  /** A treadmill whose stamps are session time. @throws {TreadmillError} as {@link openTreadmill} does */
  open(link: GattLink): Promise<TreadmillPort>
}

/** The one that the configuration chose. */
export function treadmillSourceOf(config: Config, clock: Clock, log: Logger): TreadmillSource {
  return config.treadmill === SIMULATED
    ? {
        central: virtualCentral(
          new Map([[SIMULATED, new VirtualMachine(clock, { name: 'Crescendo Simulator' })]]),
          clock,
        ),
        open: (link) => openTreadmill(link, clock, { simulated: true }),
      }
    : {
        central: radioCentral(config, log),
        open: async (link) => inSessionTime(await openTreadmill(link, monotonicClock()), clock.scale),
      }
}

export function radioCentral({ adapter, dataDir }: Config, log: Logger): GattCentral {
  const entry = new URL('radio-process.js', import.meta.url)
  return createRadio({ adapter, dataDir, entry, clock: monotonicClock(), log: (message) => log.info(message) })
}

/** A real treadmill stamps in real time; a session on a virtual controller may run faster. */
function inSessionTime(treadmill: TreadmillPort, scale: number): TreadmillPort {
  if (scale === 1) return treadmill
  return {
    machine: treadmill.machine,
    subscribe: (listener) => treadmill.subscribe((event) => listener({ ...event, atMs: event.atMs * scale })),
    execute: (order) => treadmill.execute(order),
    leaveWill: () => treadmill.leaveWill(),
    withdrawWill: () => treadmill.withdrawWill(),
    feed: () => treadmill.feed(),
    close: () => treadmill.close(),
  }
}
