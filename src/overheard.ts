import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnownOfMachine } from '../protocol/panel/machine-profile.ts'
import type { Report, ReportEntry } from '../protocol/panel/report.ts'
import { GattError, type GattLink } from './bluetooth/gatt.ts'
import type { Clock } from './clock.ts'
import type { Machine } from './treadmill/treadmill.ts'

/** So long back, ms: more than it takes to meet a machine, and to see what is wrong with it. */
const KEPT_MS = 10 * 60_000
/** And no more than so many: a machine that says ten times as much as others is kept for a shorter time. */
const MOST = 12_000

/** What tells one machine, or its owner, from others: never kept. Serial number, system id, device name. */
const ITS_OWN = new Set(['2A25', '2A23', '2A00'])

/** What went to and fro between here and the treadmill in the last minutes. */
export interface Overheard {
  /** The same link, which is listened to from now on. */
  listen(link: GattLink): GattLink
  /** It turned out to be this. */
  met(machine: Machine): void
  /** True while there is nothing to tell. */
  readonly isEmpty: boolean
  report(): Report
  forget(): void
}

type Noted = Omit<ReportEntry, 'atS'> & { readonly atMs: number }

/**
 * @param clock real time
 * @param known what is known of a treadmill
 */
export function overheard(
  clock: Pick<Clock, 'nowMs' | 'wallMs'>,
  known: (machine: Machine) => KnownOfMachine,
): Overheard {
  let entries: Noted[] = []
  let machine: Machine | null = null
  let characteristics: GattLink['characteristics'] = []

  function note(
    what: ReportEntry['what'],
    uuid: string | null,
    octets: Uint8Array | null,
    because: string | null = null,
  ): void {
    if (uuid !== null && ITS_OWN.has(uuid)) return
    const hex = octets === null ? null : Buffer.from(octets).toString('hex')
    entries.push({ atMs: clock.nowMs(), what, uuid, octets: hex, because })
    // Not with each one: an array is not cut for nothing.
    if (entries.length > MOST * 1.1) entries = lastOf(entries, clock.nowMs())
  }

  async function noted<T>(uuid: string, doing: Promise<T>): Promise<T> {
    try {
      return await doing
    } catch (error) {
      note('failed', uuid, null, error instanceof GattError ? problemIn(error) : 'unknown')
      throw error
    }
  }

  return {
    listen(link) {
      characteristics = link.characteristics
      note('linked', null, null)
      link.onClosed((reason) => note('lost', null, null, withoutAddress(reason)))
      return {
        address: link.address,
        name: link.name,
        characteristics: link.characteristics,
        async read(uuid) {
          const octets = await noted(uuid, link.read(uuid))
          note('read', uuid, octets)
          return octets
        },
        write(uuid, octets, options) {
          note('sent', uuid, octets)
          return noted(uuid, link.write(uuid, octets, options))
        },
        subscribe(uuid, listener) {
          note('subscribed', uuid, null)
          const heard: typeof listener = (octets, atMs) => {
            note('heard', uuid, octets)
            listener(octets, atMs)
          }
          return noted(uuid, link.subscribe(uuid, heard))
        },
        onClosed: (listener) => link.onClosed(listener),
        leaveWill: (will) => link.leaveWill(will),
        feed: () => link.feed(),
        close: () => link.close(),
      }
    },
    met(one) {
      machine = one
    },
    get isEmpty() {
      return entries.length === 0
    },
    report() {
      const last = lastOf(entries, clock.nowMs())
      const firstMs = last[0]?.atMs ?? 0
      return {
        report: 'crescendo',
        version: 1,
        madeAt: new Date(clock.wallMs()).toISOString(),
        on: { node: process.version, platform: process.platform, arch: process.arch },
        treadmill: machine === null ? null : treadmillOf(machine),
        profile: machine === null ? null : withoutUnlock(known(machine)),
        characteristics: characteristics.map(({ serviceUuid, uuid, properties }) => ({
          ...{ serviceUuid, uuid },
          properties: [...properties],
        })),
        entries: last.map(({ atMs, ...entry }) => ({ atS: Math.round(atMs - firstMs) / 1000, ...entry })),
      }
    },
    forget() {
      entries = []
    },
  }
}

const keptIn = (dataDir: string): string => join(dataDir, 'last-report.json')

/** What was heard last, for who asks for it when Crescendo has left. */
export function keepReport(dataDir: string, heard: Pick<Overheard, 'isEmpty' | 'report'>): void {
  if (heard.isEmpty || !existsSync(dataDir)) return
  writeFileSync(keptIn(dataDir), JSON.stringify(heard.report()), { mode: 0o600 })
}

/** What {@link keepReport} kept, as JSON; null where it kept nothing. */
export const keptReport = (dataDir: string): string | null =>
  existsSync(keptIn(dataDir)) ? readFileSync(keptIn(dataDir), 'utf8') : null

const lastOf = (entries: readonly Noted[], nowMs: number): Noted[] =>
  entries.slice(-MOST).filter(({ atMs }) => nowMs - atMs <= KEPT_MS)

const problemIn = ({ problem, attError }: GattError): string =>
  attError === null ? problem : `${problem} 0x${attError.toString(16).padStart(2, '0')}`

function treadmillOf({ name, manufacturer, model, firmware, grid, drivable, simulated }: Machine) {
  const { unit, minKmh, maxKmh, stepKmh } = grid
  const called = withoutAddress(withoutNumber(name))
  return { name: called, manufacturer, model, firmware, unit, minKmh, maxKmh, stepKmh, drivable, simulated }
}

/** Some are unlocked by octets that are made of their name. */
function withoutUnlock({ metOn, facts: { unlock: _, ...facts } }: KnownOfMachine): KnownOfMachine {
  return { metOn, facts }
}

/** Many end their name in the last digits of their address, or in a number of their own: FS-5A2B3C, TREADMILL_0042. */
const withoutNumber = (name: string): string =>
  name.replace(/(?<=[-_ :#.])(?=[0-9A-F]*\d)[0-9A-F]{4,}$|(?=[0-9A-F]*\d)[0-9A-F]{6,}$/i, '…')

/** Nor an address, nor a path of this computer. */
const withoutAddress = (words: string): string =>
  words.replaceAll(/(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}/gi, '…').replaceAll(/\/[^\s:]+/g, '…')
