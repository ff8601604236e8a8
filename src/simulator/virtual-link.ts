import type { Advertisement, GattCentral, GattLink, ValueListener, WriteOptions } from '../bluetooth/gatt.ts'
import { GattError } from '../bluetooth/gatt.ts'
import type { Clock } from '../clock.ts'
import type { AttErrorCode, GattServer, ServedClient } from './gatt-server.ts'

/** How the air between a client and a virtual machine behaves. */
export interface VirtualAir {
  /** One way, ms. */
  readonly delayMs: number
  /** ATT_MTU in octets. */
  readonly mtu: number
}

const USUAL_AIR: VirtualAir = { delayMs: 1, mtu: 23 }
const ADVERTISING_INTERVAL_MS = 100

/** A link whose far end can be lost on purpose. */
export interface VirtualLink extends GattLink {
  /** Link loss: both ends notice at once. */
  dropLink(reason?: string): void
}

/** Scans and connects to virtual machines in this process; each machine's address is its key. */
export function virtualCentral(
  servers: ReadonlyMap<string, GattServer>,
  clock: Clock,
  air: Partial<VirtualAir> = {},
): GattCentral {
  return {
    scan(found) {
      const advertise = (): void => {
        for (const [address, server] of servers) found(advertisementOf(address, server))
      }
      const cancel = clock.every(ADVERTISING_INTERVAL_MS, advertise)
      return Promise.resolve(() => Promise.resolve(cancel()))
    },
    async connect(address) {
      const server = servers.get(address)
      if (server === undefined) throw new GattError('not-found', `no simulated treadmill at ${address}`)
      await new Promise<void>((resolve) => clock.after(air.delayMs ?? USUAL_AIR.delayMs, resolve))
      return virtualLink(address, server, clock, air)
    },
    close: () => Promise.resolve(),
  }
}

function advertisementOf(address: string, { advertised }: GattServer): Advertisement {
  return { address, rssiDbm: null, connectable: true, ...advertised }
}

/**
 * A GattLink to a server in this process. Octets take the air's delay each way by the clock given. There is no radio
 * process: a will left here is nobody's, and the feed feeds nothing.
 */
export function virtualLink(
  address: string,
  server: GattServer,
  clock: Clock,
  air: Partial<VirtualAir> = {},
): VirtualLink {
  const { delayMs, mtu } = { ...USUAL_AIR, ...air }
  const client: ServedClient = server.accept({ mtu })
  const pending = new Set<(error: GattError) => void>()
  const closedListeners = new Set<(reason: string, atMs: number) => void>()
  const listeners = new Map<string, Set<ValueListener>>()
  let closed: string | null = null
  let lastDone: Promise<unknown> = Promise.resolve()

  const lost = (): GattError => new GattError('link-lost', `the link to ${server.advertised.name} is closed: ${closed}`)

  /** Octets there, the answer back; fails when the link closes in between. */
  function exchange<Answer>(act: () => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (closed !== null) return reject(lost())
      pending.add(reject)
      clock.after(delayMs, () => {
        if (closed !== null) return
        const answer = act()
        clock.after(delayMs, () => {
          pending.delete(reject)
          if (closed === null) resolve(answer)
        })
      })
    })
  }

  /** One operation on the air at a time; an urgent one goes past. */
  function operate<Answer>(act: () => Answer, urgent = false): Promise<Answer> {
    if (urgent) return exchange(act)
    const done = lastDone.then(() => exchange(act))
    lastDone = done.then(
      () => undefined,
      () => undefined,
    )
    return done
  }

  function close(reason: string): void {
    if (closed !== null) return
    closed = reason
    client.disconnected()
    for (const reject of pending) reject(lost())
    pending.clear()
    for (const listener of closedListeners) listener(reason, clock.nowMs())
  }

  function deliver(uuid: string, octets: Uint8Array): void {
    clock.after(delayMs, () => {
      if (closed !== null) return
      for (const listener of [...(listeners.get(uuid) ?? [])]) listener(octets, clock.nowMs())
    })
  }

  async function subscribe(uuid: string, listener: ValueListener): Promise<() => void> {
    refuse(await operate(() => client.subscribe(uuid, true, (octets) => deliver(uuid, octets))), `subscribe to ${uuid}`)
    const own = listeners.get(uuid) ?? new Set()
    listeners.set(uuid, own.add(listener))
    return () => {
      own.delete(listener)
      if (own.size === 0 && closed === null) client.subscribe(uuid, false, () => undefined)
    }
  }

  async function read(uuid: string): Promise<Uint8Array> {
    const answer = await operate(() => client.read(uuid))
    if (typeof answer === 'number') throw refused(answer, `read ${uuid}`)
    return answer
  }

  async function write(uuid: string, octets: Uint8Array, { urgent = false }: WriteOptions = {}): Promise<void> {
    const properties = server.characteristics.find((candidate) => candidate.uuid === uuid)?.properties ?? []
    const acknowledged = properties.includes('write')
    refuse(await operate(() => client.write(uuid, octets, { acknowledged }), urgent), `write ${uuid}`)
  }

  client.onDisconnect(close)
  return {
    address,
    name: server.advertised.name,
    characteristics: server.characteristics,
    read,
    write,
    subscribe,
    onClosed(listener) {
      closedListeners.add(listener)
      return () => closedListeners.delete(listener)
    },
    leaveWill: () => undefined,
    feed: () => undefined,
    close: () => Promise.resolve(close('closed by us')),
    dropLink: (reason = 'connection timeout') => close(reason),
  }
}

const refused = (error: AttErrorCode, what: string): GattError =>
  new GattError(
    'refused',
    `the treadmill refused to ${what}: ATT error 0x${error.toString(16).padStart(2, '0')}`,
    error,
  )

function refuse(error: AttErrorCode | null, what: string): void {
  if (error !== null) throw refused(error, what)
}
