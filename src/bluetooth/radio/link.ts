import type { Clock } from '../../clock.ts'
import { GattError } from '../gatt.ts'
import type { GattLink, ValueListener, Will } from '../gatt.ts'
import type { RadioChannel } from './channel.ts'
import type { OpenedLink } from './messages.ts'

/** The daemon's end of a link that the radio process holds. */
export interface RadioLink extends GattLink {
  /** The will that is left with the radio. */
  readonly will: Will | null
  arrived(uuid: string, octets: Uint8Array, atMs: number): void
  closed(reason: string, atMs: number): void
}

const READ_LIMIT_MS = 12_000
const WRITE_LIMIT_MS = 6_000
const URGENT_LIMIT_MS = 4_000
/** A will that is still left is carried out first, which takes 4 s at most. */
const CLOSE_LIMIT_MS = 10_000

export function createRadioLink(opened: OpenedLink, channel: RadioChannel, clock: Clock): RadioLink {
  const { link, address, name, characteristics } = opened
  const subscriptions = new Map<string, { listeners: Set<ValueListener>; enabled: Promise<void> }>()
  const closedListeners = new Set<(reason: string, atMs: number) => void>()
  let end: { reason: string; atMs: number } | null = null
  let left: Will | null = null

  const call: RadioChannel['call'] = (callName, asks, limitMs, take) =>
    end === null ? channel.call(callName, asks, limitMs, take) : Promise.reject(new GattError('link-lost', end.reason))

  function closed(reason: string, atMs: number): void {
    if (end !== null) return
    end = { reason, atMs }
    for (const listener of closedListeners) listener(reason, atMs)
  }

  function enable(uuid: string): { listeners: Set<ValueListener>; enabled: Promise<void> } {
    const enabled = call('subscribe', { link, uuid }, READ_LIMIT_MS, () => undefined)
    const subscription = { listeners: new Set<ValueListener>(), enabled }
    subscriptions.set(uuid, subscription)
    return subscription
  }

  return {
    address,
    name,
    characteristics,
    read: (uuid) => call('read', { link, uuid }, READ_LIMIT_MS, (octets) => octets),
    write(uuid, octets, options) {
      const urgent = options?.urgent ?? false
      return call('write', { link, uuid, octets, urgent }, urgent ? URGENT_LIMIT_MS : WRITE_LIMIT_MS, () => undefined)
    },
    async subscribe(uuid, listener) {
      const subscription = subscriptions.get(uuid) ?? enable(uuid)
      subscription.listeners.add(listener)
      try {
        await subscription.enabled
      } catch (error) {
        subscriptions.delete(uuid)
        throw error
      }
      return () => subscription.listeners.delete(listener)
    },
    onClosed(listener) {
      if (end === null) closedListeners.add(listener)
      else listener(end.reason, end.atMs)
      return () => closedListeners.delete(listener)
    },
    leaveWill(will) {
      if (end !== null || will === left) return
      left = will
      channel.post({ kind: 'will', link, will })
    },
    feed() {
      if (end === null) channel.post({ kind: 'feed' })
    },
    async close() {
      if (end !== null) return
      try {
        await channel.call('close', { link }, CLOSE_LIMIT_MS, () => closed('closed by Crescendo', clock.nowMs()))
      } catch (error) {
        // A radio that is gone has no links; one that hangs will be gone, and its wills are left to the next one until then.
        if (!(error instanceof GattError)) throw error
      }
    },
    arrived(uuid, octets, atMs) {
      for (const listener of subscriptions.get(uuid)?.listeners ?? []) listener(octets, atMs)
    },
    closed,
    get will() {
      return end === null ? left : null
    },
  }
}
