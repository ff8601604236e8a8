import type { GattCharacteristic } from '../../bluetooth/gatt.ts'
import type { Clock } from '../../clock.ts'
import type { AttErrorCode, ClientFacts, GattServer, ServedClient } from '../gatt-server.ts'

/**
 * A way a machine misbehaves, put in front of a well-behaved one: it sees every octet that passes and may change it,
 * keep it, or send some of its own. Made anew for each client, so what it remembers is the connection's.
 */
export type Script = (stage: Stage) => Acts

/** What a script leaves alone passes unchanged. */
export interface Acts {
  /** A client's write: what the machine gets instead, or null where it gets nothing and the client thinks it did. */
  readonly write?: (uuid: string, octets: Uint8Array) => Uint8Array | null
  /** A notification or indication: what the client gets instead, or null for nothing. */
  readonly value?: (uuid: string, octets: Uint8Array) => Uint8Array | null
}

/** What a script has to play with. */
export interface Stage {
  readonly clock: Clock
  readonly characteristics: readonly GattCharacteristic[]
  /** What the machine has to read, or null. */
  readonly read: (uuid: string) => Uint8Array | null
  /** Writes to the machine in the client's name, after the procedure on the air. The answer is kept from the client. */
  readonly send: (uuid: string, octets: Uint8Array) => void
  /** Says something to the client in the machine's name, where it has subscribed. */
  readonly say: (uuid: string, octets: Uint8Array) => void
}

/** The server with a script in front of it. Scripts may stand in front of one another. */
export function scripted(server: GattServer, script: Script, clock: Clock): GattServer {
  return {
    advertised: server.advertised,
    characteristics: server.characteristics,
    accept: (facts) => new ScriptedClient(server, script, clock, facts),
  }
}

/** Several at once: each hears what the one before it let through. */
export const together =
  (...scripts: readonly Script[]): Script =>
  (stage) => {
    const acts = scripts.map((script) => script(stage))
    const through = (act: keyof Acts) => (uuid: string, octets: Uint8Array) =>
      acts.reduce<Uint8Array | null>((passed, { [act]: change }) => {
        return passed === null || change === undefined ? passed : change(uuid, passed)
      }, octets)
    return { write: through('write'), value: through('value') }
  }

/** Between two tries to send, ms, while the machine is busy with the client's own request. */
const SEND_RETRY_MS = 20

class ScriptedClient implements ServedClient {
  readonly #client: ServedClient
  readonly #acts: Acts
  readonly #clock: Clock
  readonly #deliveries = new Map<string, (octets: Uint8Array) => void>()
  /** Op codes sent by the script whose answers are still to come. */
  readonly #unasked: number[] = []
  #gone = false

  constructor(server: GattServer, script: Script, clock: Clock, facts?: ClientFacts) {
    this.#client = server.accept(facts)
    this.#clock = clock
    this.#acts = script({
      clock,
      characteristics: server.characteristics,
      read: (uuid) => valueOr(this.#client.read(uuid)),
      send: (uuid, octets) => this.#send(uuid, octets),
      say: (uuid, octets) => void clock.after(SEND_RETRY_MS, () => this.#deliveries.get(uuid)?.(octets)),
    })
  }

  read(uuid: string): Uint8Array | AttErrorCode {
    return this.#client.read(uuid)
  }

  write(uuid: string, octets: Uint8Array, options: { readonly acknowledged: boolean }): AttErrorCode | null {
    const passed = this.#acts.write === undefined ? octets : this.#acts.write(uuid, octets)
    return passed === null ? null : this.#client.write(uuid, passed, options)
  }

  subscribe(uuid: string, on: boolean, deliver: (octets: Uint8Array) => void): AttErrorCode | null {
    if (on) this.#deliveries.set(uuid, deliver)
    else this.#deliveries.delete(uuid)
    return this.#client.subscribe(uuid, on, (octets) => this.#pass(uuid, octets, deliver))
  }

  disconnected(): void {
    this.#gone = true
    this.#client.disconnected()
  }

  onDisconnect(listener: (reason: string) => void): () => void {
    return this.#client.onDisconnect(listener)
  }

  #pass(uuid: string, octets: Uint8Array, deliver: (octets: Uint8Array) => void): void {
    if (octets[0] === RESPONSE_CODE && octets[1] === this.#unasked[0]) {
      this.#unasked.shift()
      return
    }
    const passed = this.#acts.value === undefined ? octets : this.#acts.value(uuid, octets)
    if (passed !== null) deliver(passed)
  }

  #send(uuid: string, octets: Uint8Array): void {
    this.#clock.after(SEND_RETRY_MS, () => {
      if (this.#gone) return
      if (this.#client.write(uuid, octets, { acknowledged: true }) === null) this.#unasked.push(octets[0]!)
      else this.#send(uuid, octets)
    })
  }
}

const RESPONSE_CODE = 0x80

const valueOr = (answer: Uint8Array | AttErrorCode): Uint8Array | null => (typeof answer === 'number' ? null : answer)
