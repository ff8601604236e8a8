import type { Logger } from 'pino'
import type { GattCentral, GattLink } from './bluetooth/gatt.ts'
import { createRadio } from './bluetooth/radio/radio.ts'
import { monotonicClock, type Clock } from './clock.ts'
import type { Config } from './config.ts'
import { overheard, type Overheard } from './overheard.ts'
import type { Daemon } from './daemon.ts'
import { misbehaving } from './simulator/misbehaviours.ts'
import { virtualCentral } from './simulator/virtual-link.ts'
import { FOOT_POD } from './strap/foot-pod-reader.ts'
import { STRAP } from './strap/heart-reader.ts'
import { keepSensor, type KeptSensor, type SensorKind } from './strap/keep-sensor.ts'
import { openTreadmill } from './treadmill/ftms-treadmill.ts'
import type { Acquaintances } from './treadmill/acquaintance.ts'
import type { TreadmillPort } from './treadmill/treadmill.ts'
import { SIMULATED } from './treadmill/search-target.ts'

/** Where treadmills come from: the radio, and the simulator in this process. */
export interface TreadmillSource {
  readonly central: GattCentral
  /** A treadmill whose stamps are session time. @throws {TreadmillError} as {@link openTreadmill} does */
  open(link: GattLink): Promise<TreadmillPort>
  /** What is said on the links that are opened here. */
  readonly overheard: Overheard
  /** What stands beside a treadmill on the same adapter. */
  readonly beside: GattCentral
}

/** Both of them: a radio process is started with the first thing that is asked of the air. */
export function treadmillSourceOf(
  config: Config,
  clock: Clock,
  log: Logger,
  { ways: waysFor, met }: Pick<Acquaintances, 'ways' | 'met'>,
  built: URL,
): TreadmillSource {
  const { server } = misbehaving(clock, { name: 'Crescendo Simulator' }, config.simulate)
  const simulated = virtualCentral(new Map([[SIMULATED, server]]), clock)
  const radio = radioCentral(config, log, built)
  const heard = overheard(monotonicClock(), (machine) => {
    const { metOn, known } = met(machine)
    return { metOn, facts: known }
  })
  const opened = (link: GattLink): Promise<TreadmillPort> => {
    if (link.address === SIMULATED) return openTreadmill(link, clock, { simulated: true, waysFor })
    return clock.scale === 1
      ? openTreadmill(link, clock, { waysFor })
      : openTreadmill(inSessionTime(link, clock.scale), waitingOn(clock), { waysFor })
  }
  return {
    overheard: heard,
    beside: radio,
    central: {
      scan: (found) => radio.scan(found),
      connect: (address, options) => (address === SIMULATED ? simulated : radio).connect(address, options),
      close: () => radio.close(),
    },
    async open(link) {
      const treadmill = await opened(heard.listen(link))
      heard.met(treadmill.machine)
      return treadmill
    },
  }
}

/** The strap and the foot pod that the command line asks for, listened to beside the treadmill. */
export function sensorsBeside(
  { strap, footPod }: Pick<Config, 'strap' | 'footPod'>,
  { beside }: Pick<TreadmillSource, 'beside'>,
  daemon: Pick<Daemon, 'told'>,
  log: Logger,
): KeptSensor {
  const keep = (kind: SensorKind, which: string | null, told: (value: number | null) => void) =>
    which === null
      ? []
      : [
          keepSensor(beside, monotonicClock(), kind, which, {
            connected: (name) => log.info(`listening to ${name}`),
            failed: ({ message }) => log.info(message),
            told,
          }),
        ]
  const kept = [
    ...keep(STRAP, strap, (bpm) => daemon.told({ kind: 'heart-rate', bpm })),
    ...keep(FOOT_POD, footPod, (speedKmh) => daemon.told({ kind: 'foot-pod', speedKmh })),
  ]
  return {
    beside: (treadmill) => kept.forEach((sensor) => sensor.beside(treadmill)),
    close: async () => void (await Promise.all(kept.map((sensor) => sensor.close()))),
  }
}

/** @param built the folder of what was built, in which the radio process lies */
export function radioCentral({ adapter, dataDir }: Config, log: Logger, built: URL): GattCentral {
  const entry = new URL('radio-process.js', built)
  return createRadio({ adapter, dataDir, entry, clock: monotonicClock(), log: (message) => log.info(message) })
}

/** A wait on a virtual controller is no shorter than this, however fast the session runs: the controller does not, ms. */
const LEAST_REAL_WAIT_MS = 250

/** The radio stamps in real time; a session on a virtual controller may run faster, and waits for the treadmill with it. */
function inSessionTime(link: GattLink, scale: number): GattLink {
  return {
    address: link.address,
    name: link.name,
    characteristics: link.characteristics,
    read: (uuid) => link.read(uuid),
    write: (uuid, octets, options) => link.write(uuid, octets, options),
    subscribe: (uuid, listener) => link.subscribe(uuid, (octets, atMs) => listener(octets, atMs * scale)),
    onClosed: (listener) => link.onClosed((reason, atMs) => listener(reason, atMs * scale)),
    leaveWill: (will) => link.leaveWill(will),
    feed: () => link.feed(),
    close: () => link.close(),
  }
}

const waitingOn = (clock: Clock): Clock => ({
  ...clock,
  after: (ms, call) => clock.after(Math.max(ms, LEAST_REAL_WAIT_MS * clock.scale), call),
})
