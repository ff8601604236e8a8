import { encodeControlPointResponse } from '../../protocol/ftms/control-point-response.ts'
import type { MachineStatus } from '../../protocol/ftms/machine-status.ts'
import { encodeMachineStatus } from '../../protocol/ftms/machine-status.ts'
import type { TrainingStatusName } from '../../protocol/ftms/training-status.ts'
import { encodeTrainingStatus } from '../../protocol/ftms/training-status.ts'
import type { TreadmillRecord } from '../../protocol/ftms/treadmill-data.ts'
import { encodeTreadmillRecord } from '../../protocol/ftms/treadmill-data.ts'
import { CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import type { Clock } from '../clock.ts'
import { advertisedBy, characteristicsOf, constantsOf } from './attribute-table.ts'
import { carryOut } from './control-point.ts'
import type { ClientFacts, GattServer, ServedClient } from './gatt-server.ts'
import type { MachineConsole } from './machine-console.ts'
import { consoleOf } from './machine-console.ts'
import type { MachineOptions } from './machine-options.ts'
import { USUAL_MACHINE } from './machine-options.ts'
import type { MachineState } from './machine-state.ts'
import { MACHINE_AT_REST, passTime, stopped, trainingStatusOf } from './machine-state.ts'
import { VirtualClient } from './virtual-client.ts'

/**
 * A treadmill that speaks the Fitness Machine Service in bytes. Time is the clock's; the belt is worked out when somebody
 * looks, and the only timer is that of the notifications, while a client wants them.
 */
export class VirtualMachine implements GattServer {
  readonly options: MachineOptions
  readonly advertised
  readonly characteristics
  readonly console: MachineConsole
  readonly #clock: Clock
  readonly #constants
  readonly #clients = new Set<VirtualClient>()
  #state: MachineState = MACHINE_AT_REST
  #stateAtMs: number
  #controller: VirtualClient | null = null
  #training: TrainingStatusName = 'idle'
  #procedureInProgress = false
  #cancelNotifying: (() => void) | null = null

  constructor(clock: Clock, options: Partial<MachineOptions> = {}) {
    this.options = { ...USUAL_MACHINE, ...options }
    this.advertised = advertisedBy(this.options)
    this.characteristics = characteristicsOf(this.options)
    this.#constants = constantsOf(this.options)
    this.#clock = clock
    this.#stateAtMs = clock.nowMs()
    this.console = consoleOf({
      options: this.options,
      state: () => this.state,
      change: (state, status) => this.#change(state, status, null),
      loseControl: () => this.#giveControl(null),
    })
  }

  /** The machine as it is now. */
  get state(): MachineState {
    const nowMs = this.#clock.nowMs()
    this.#state = passTime(this.#state, nowMs - this.#stateAtMs, this.options)
    this.#stateAtMs = nowMs
    return this.#state
  }

  accept(facts: ClientFacts = {}): ServedClient {
    const client = new VirtualClient(
      {
        characteristics: this.characteristics,
        requiresEncryption: this.options.requiresEncryption,
        procedureInProgress: () => this.#procedureInProgress,
        valueOf: (uuid) => this.#constants.get(uuid) ?? encodeTrainingStatus({ status: this.#training }),
        request: (from, octets) => this.#request(from, octets),
        subscriptionsChanged: () => this.#notifyWhileWanted(),
        left: (from) => this.#left(from),
      },
      facts,
    )
    this.#clients.add(client)
    return client
  }

  /** Drops every client, as a machine does that is switched off. */
  dropClients(reason: string): void {
    for (const client of [...this.#clients]) client.drop(reason)
  }

  #request(client: VirtualClient, octets: Uint8Array): void {
    const control = this.#controller === null ? 'free' : this.#controller === client ? 'mine' : 'another'
    const { result, state, status, control: granted } = carryOut(octets, this.state, control, this.options)
    if (granted) this.#giveControl(client)
    else if (control === 'mine') this.#controller = null
    this.#change(state, status, client)
    const response = encodeControlPointResponse({ requestOpCode: octets[0]!, result })
    this.#procedureInProgress = true
    this.#clock.after(this.options.answerMs, () => {
      this.#procedureInProgress = false
      client.deliver(CHARACTERISTIC.fitnessMachineControlPoint, response)
    })
  }

  #change(state: MachineState, status: MachineStatus | null, by: VirtualClient | null): void {
    this.#state = state
    if (status !== null) {
      const octets = encodeMachineStatus(status)
      for (const client of this.#clients) {
        if (client === by && !this.options.statusToOriginator) continue
        client.deliver(CHARACTERISTIC.fitnessMachineStatus, octets)
      }
    }
    this.#tellTrainingStatus()
  }

  #giveControl(to: VirtualClient | null): void {
    const from = this.#controller
    this.#controller = to
    if (from === null || from === to) return
    from.deliver(CHARACTERISTIC.fitnessMachineStatus, encodeMachineStatus({ status: 'control_permission_lost' }))
  }

  #tellTrainingStatus(): void {
    const training = trainingStatusOf(this.#state)
    if (training === this.#training) return
    this.#training = training
    const octets = encodeTrainingStatus({ status: training })
    for (const client of this.#clients) client.deliver(CHARACTERISTIC.trainingStatus, octets)
  }

  #left(client: VirtualClient): void {
    this.#clients.delete(client)
    this.#notifyWhileWanted()
    if (this.#controller !== client) return
    this.#controller = null
    if (this.options.stopsAfterDisconnectMs === null) return
    this.#clock.after(this.options.stopsAfterDisconnectMs, () => {
      const still = this.#controller === null ? stopped(this.state) : null
      if (still !== null) this.#change(still, { status: 'stopped_or_paused_by_user', controlInformation: 'stop' }, null)
    })
  }

  #notifyWhileWanted(): void {
    const wanted = [...this.#clients].some((client) => client.isSubscribed(CHARACTERISTIC.treadmillData))
    if (wanted) this.#cancelNotifying ??= this.#clock.every(this.options.periodMs, () => this.#notify())
    else {
      this.#cancelNotifying?.()
      this.#cancelNotifying = null
    }
  }

  #notify(): void {
    const record = recordOf(this.state, this.options)
    this.#tellTrainingStatus()
    for (const client of this.#clients) {
      for (const packet of encodeTreadmillRecord(record, client.mtu)) {
        client.deliver(CHARACTERISTIC.treadmillData, packet)
      }
    }
  }
}

/** What the console counts: whole metres and seconds, never ahead of the belt; both start again where their field ends. */
function recordOf({ belt, inclinePct }: MachineState, { incline, alsoSends }: MachineOptions): TreadmillRecord {
  return {
    ...alsoSends,
    instantaneousSpeedKmh: belt.speedKmh,
    totalDistanceM: Math.floor(belt.distanceM) % 0x1000000,
    ...(incline !== null && { inclinationPercent: inclinePct, rampAngleDeg: rampAngleDeg(inclinePct) }),
    elapsedTimeS: Math.floor(belt.elapsedMs / 1000) % 0x10000,
  }
}

const rampAngleDeg = (inclinePct: number): number => (Math.atan(inclinePct / 100) * 180) / Math.PI
