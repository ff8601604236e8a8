import type { GattCentral } from './gatt.ts'
import { openRadioChannel } from './radio-channel.ts'
import type { RadioChannel, RadioNews, RadioOptions } from './radio-channel.ts'
import { createRadioLink } from './radio-link.ts'
import type { RadioLink } from './radio-link.ts'

export type { RadioOptions } from './radio-channel.ts'

/** Waiting for an old radio to leave (10 s) and opening the adapter (2 s). */
const OPEN_LIMIT_MS = 14_000
/** And for connections asked for before this one: connecting takes 20 s, discovery 10 s. */
const CONNECT_LIMIT_MS = OPEN_LIMIT_MS + 2 * 32_000
const SCAN_AGAIN_AFTER_MS = 1_000

/**
 * The radio process as a central. The process is started with the first thing asked of it; when it dies all its links
 * close, with the reason, and the next thing asked starts another one. A scan goes on by itself.
 */
export function createRadio(options: RadioOptions): GattCentral {
  const { clock, log } = options
  const scans = new Set<Parameters<GattCentral['scan']>[0]>()
  const links = new Map<number, RadioLink>()
  let channel: RadioChannel | null = null
  let scanning = false
  let cancelScanAgain = (): void => undefined

  function opened(): RadioChannel {
    if (channel !== null) return channel
    const fresh = openRadioChannel(options, hear, (error) => {
      channel = null
      for (const link of links.values()) link.closed(error.message, clock.nowMs())
      links.clear()
      scanEnded(error.message)
    })
    channel = fresh
    return fresh
  }

  function hear(message: RadioNews): void {
    switch (message.kind) {
      case 'advertisement':
        for (const found of scans) found(message.advertisement)
        break
      case 'scanEnded':
        scanEnded(message.reason)
        break
      case 'value':
        links.get(message.link)?.arrived(message.uuid, message.octets, message.atMs)
        break
      case 'closed':
        links.get(message.link)?.closed(message.reason, message.atMs)
        links.delete(message.link)
        break
      default:
        message satisfies never
    }
  }

  const startScan = (): Promise<void> =>
    opened().call('scan', {}, OPEN_LIMIT_MS, () => {
      scanning = true
    })

  function scanEnded(reason: string): void {
    if (!scanning) return
    scanning = false
    log?.(`the scan ended and is started again: ${reason}`)
    scanAgain()
  }

  function scanAgain(): void {
    cancelScanAgain()
    if (scans.size === 0) return
    cancelScanAgain = clock.after(SCAN_AGAIN_AFTER_MS, () => {
      startScan().catch((error: unknown) => {
        log?.(`the scan cannot be started: ${String(error)}`)
        scanAgain()
      })
    })
  }

  return {
    async scan(found) {
      scans.add(found)
      try {
        if (scans.size === 1) await startScan()
      } catch (error) {
        scans.delete(found)
        throw error
      }
      return () => {
        if (scans.delete(found) && scans.size === 0) {
          cancelScanAgain()
          scanning = false
          channel?.post({ kind: 'stopScan' })
        }
        return Promise.resolve()
      }
    },
    connect(address) {
      const through = opened()
      return through.call('connect', { address }, CONNECT_LIMIT_MS, (answer) => {
        const link = createRadioLink(answer, through, clock)
        links.set(answer.link, link)
        return link
      })
    },
    async close() {
      scans.clear()
      cancelScanAgain()
      await channel?.leave()
    },
  }
}
