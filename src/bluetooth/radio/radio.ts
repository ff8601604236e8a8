import type { Advertisement, ConnectOptions, GattCentral, GattLink } from '../gatt.ts'
import { RadioChannel } from './channel.ts'
import type { RadioNews, RadioOptions } from './channel.ts'
import { createRadioLink } from './link.ts'
import type { RadioLink } from './link.ts'

export type { RadioOptions } from './channel.ts'

/** Waiting for an old radio to leave (10 s) and opening the adapter (2 s). */
const OPEN_LIMIT_MS = 14_000
/** And for a connection asked for before this one: connecting takes 20 s, discovery 10 s. */
const CONNECT_LIMIT_MS = OPEN_LIMIT_MS + 2 * 32_000
const SCAN_AGAIN_AFTER_MS = 1_000

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
  #scanning = false
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

  connect(address: string, { yields = false }: ConnectOptions = {}): Promise<GattLink> {
    const channel = this.#opened()
    return channel.call('connect', { address, yields }, CONNECT_LIMIT_MS, (answer) => {
      const link = createRadioLink(answer, channel, this.#options.clock)
      this.#links.set(answer.link, link)
      return link
    })
  }

  async close(): Promise<void> {
    this.#scans.clear()
    this.#cancelScanAgain()
    await this.#channel?.leave()
  }

  #opened(): RadioChannel {
    this.#channel ??= new RadioChannel(
      this.#options,
      (message) => this.#hear(message),
      ({ message }) => this.#gone(message),
    )
    return this.#channel
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

  #gone(reason: string): void {
    this.#channel = null
    const links = [...this.#links.values()]
    this.#links.clear()
    for (const link of links) link.closed(reason, this.#options.clock.nowMs())
    this.#scanEnded(reason)
  }

  #startScan(): Promise<void> {
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
