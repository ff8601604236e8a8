import { GattError } from '../gatt.ts'
import type { Advertisement, ConnectOptions, GattCentral, GattLink } from '../gatt.ts'
import { RadioChannel } from './channel.ts'
import type { RadioNews, RadioOptions } from './channel.ts'
import { createRadioLink } from './link.ts'
import type { RadioLink } from './link.ts'
import { BEQUEST_LASTS_MS } from './messages.ts'
import type { Bequest } from './messages.ts'

export type { RadioOptions } from './channel.ts'

/** Waiting for an old radio to leave (10 s) and opening the adapter (2 s). */
const OPEN_LIMIT_MS = 14_000
/** And for a connection asked for before this one: connecting takes 20 s, discovery 10 s. */
const CONNECT_LIMIT_MS = OPEN_LIMIT_MS + 2 * 32_000
const SCAN_AGAIN_AFTER_MS = 1_000
const FEED_EVERY_MS = 250
const HUNG = 'The radio process hangs.'

/**
 * The radio process as a central. The process is started with the first thing asked of it; when it dies all its links
 * close, with the reason, and the next thing asked starts another one. A scan goes on by itself.
 */
export function createRadio(options: RadioOptions): GattCentral {
  return new Radio(options)
}

class Radio implements GattCentral {
  readonly #options: RadioOptions
  readonly #scans = new Set<(advertisement: Advertisement) => void>()
  readonly #links = new Map<number, RadioLink>()
  #channel: RadioChannel | null = null
  #closing = false
  #scanning = false
  /** Ends the feeding of a radio that has a bequest. */
  #feeding: (() => void) | null = null
  #cancelScanAgain = (): void => undefined

  constructor(options: RadioOptions) {
    this.#options = options
  }

  async scan(found: (advertisement: Advertisement) => void): Promise<() => Promise<void>> {
    this.#scans.add(found)
    try {
      if (this.#scans.size === 1) await this.#startScan()
    } catch (error) {
      this.#scans.delete(found)
      throw error
    }
    return () => {
      if (this.#scans.delete(found) && this.#scans.size === 0) this.#stopScan()
      return Promise.resolve()
    }
  }

  async connect(address: string, { yields = false }: ConnectOptions = {}): Promise<GattLink> {
    const channel = this.#opened()
    return channel.call(
      'connect',
      { address, yields },
      CONNECT_LIMIT_MS,
      (answer) => {
        const link = createRadioLink(answer, channel, this.#options.clock)
        this.#links.set(answer.link, link)
        this.#stopFeeding()
        return link
      },
      ({ link }) => channel.post({ kind: 'drop', link }),
    )
  }

  /** Wills that are left are carried out first: by this radio, or by another one where this one hangs. */
  async close(): Promise<void> {
    this.#closing = true
    this.#scans.clear()
    this.#cancelScanAgain()
    const channel = this.#channel
    const bequests = this.#bequests()
    await channel?.leave(this.#feeding !== null)
    if (channel?.wasKilled === true && bequests.length > 0) await this.#start(bequests).leave(true)
    this.#stopFeeding()
  }

  /** @throws {GattError} `link-lost` once it is closed: a radio that leaves begins nothing, and no other one is started */
  #opened(): RadioChannel {
    if (this.#closing) throw new GattError('link-lost', 'Crescendo is leaving.')
    return this.#channel ?? this.#start([])
  }

  /** Another radio, which the wills of links that are lost are left to. */
  #start(bequests: readonly Bequest[]): RadioChannel {
    const channel: RadioChannel = new RadioChannel(this.#options, {
      news: (message) => this.#hear(message),
      hung: () => this.#replace(channel),
      gone: ({ message }) => this.#gone(channel, message),
    })
    this.#channel = channel
    for (const bequest of bequests) channel.post({ kind: 'bequest', bequest })
    if (bequests.length > 0) this.#feed(channel)
    return channel
  }

  #bequests(): readonly Bequest[] {
    return [...this.#links.values()].flatMap(({ address, will }) => (will === null ? [] : [{ address, will }]))
  }

  /** While a bequest waits for its link, nobody else says that this process is alive. */
  #feed(channel: RadioChannel): void {
    this.#stopFeeding()
    const { clock } = this.#options
    const stop = clock.every(FEED_EVERY_MS, () => channel.post({ kind: 'feed' }))
    const cancelLimit = clock.after(BEQUEST_LASTS_MS, () => this.#stopFeeding())
    this.#feeding = () => {
      stop()
      cancelLimit()
    }
  }

  #stopFeeding(): void {
    this.#feeding?.()
    this.#feeding = null
  }

  /** The next radio has the wills before the one that hangs is gone. */
  #replace(hanging: RadioChannel): void {
    const bequests = this.#bequests()
    if (!this.#closing && this.#channel === hanging) {
      this.#channel = null
      if (bequests.length > 0) this.#start(bequests)
      this.#lost(HUNG)
    }
    hanging.kill(HUNG)
  }

  #hear(message: RadioNews): void {
    switch (message.kind) {
      case 'advertisement':
        for (const found of this.#scans) found(message.advertisement)
        break
      case 'scanEnded':
        this.#scanEnded(message.reason)
        break
      case 'value':
        this.#links.get(message.link)?.arrived(message.uuid, message.octets, message.atMs)
        break
      case 'closed':
        this.#links.get(message.link)?.closed(message.reason, message.atMs)
        this.#links.delete(message.link)
        break
      default:
        message satisfies never
    }
  }

  /** Where it fell, another one stands ready before anybody asks for it. */
  #gone(channel: RadioChannel, reason: string): void {
    if (this.#channel !== channel) return
    const bequests = this.#closing ? [] : this.#bequests()
    this.#channel = null
    if (bequests.length > 0 || (channel.fell && !this.#closing)) this.#start(bequests)
    this.#lost(reason)
  }

  #lost(reason: string): void {
    const links = [...this.#links.values()]
    this.#links.clear()
    for (const link of links) link.closed(reason, this.#options.clock.nowMs())
    this.#scanEnded(reason)
  }

  async #startScan(): Promise<void> {
    return this.#opened().call('scan', {}, OPEN_LIMIT_MS, () => {
      this.#scanning = true
    })
  }

  #stopScan(): void {
    this.#cancelScanAgain()
    this.#scanning = false
    this.#channel?.post({ kind: 'stopScan' })
  }

  #scanEnded(reason: string): void {
    if (!this.#scanning) return
    this.#scanning = false
    this.#options.log?.(`the scan ended and is started again: ${reason}`)
    this.#scanAgain()
  }

  #scanAgain(): void {
    this.#cancelScanAgain()
    if (this.#scans.size === 0) return
    this.#cancelScanAgain = this.#options.clock.after(SCAN_AGAIN_AFTER_MS, () => {
      this.#startScan().catch((error: unknown) => {
        this.#options.log?.(`the scan cannot be started: ${String(error)}`)
        this.#scanAgain()
      })
    })
  }
}
