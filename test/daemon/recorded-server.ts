import type { GattServer, ServedClient } from '../../src/simulator/gatt-server.ts'

/** Something a client did, as it arrived at the machine. */
export type Heard = { readonly atMs: number; readonly uuid: string } & (
  { readonly kind: 'subscribe' } | { readonly kind: 'write'; readonly octets: readonly number[] }
)

/** The server, with every write and subscription that reaches it noted down first. */
export function recorded(server: GattServer, nowMs: () => number, heard: (what: Heard) => void): GattServer {
  return {
    advertised: server.advertised,
    characteristics: server.characteristics,
    accept(facts): ServedClient {
      const client = server.accept(facts)
      return {
        read: (uuid) => client.read(uuid),
        write(uuid, octets, options) {
          heard({ kind: 'write', atMs: nowMs(), uuid, octets: [...octets] })
          return client.write(uuid, octets, options)
        },
        subscribe(uuid, on, deliver) {
          if (on) heard({ kind: 'subscribe', atMs: nowMs(), uuid })
          return client.subscribe(uuid, on, deliver)
        },
        disconnected: () => client.disconnected(),
        onDisconnect: (listener) => client.onDisconnect(listener),
      }
    },
  }
}
