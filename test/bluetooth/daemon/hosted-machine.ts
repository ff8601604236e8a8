import { monotonicClock } from '../../../src/clock.ts'
import type { GattServer as MachineServer, ServedClient } from '../../../src/simulator/gatt-server.ts'
import { scripted, type Script } from '../../../src/simulator/scripts/script.ts'
import { misbehaving, type MisbehaviourName } from '../../../src/simulator/misbehaviours.ts'
import type { VirtualMachine } from '../../../src/simulator/virtual-machine.ts'
import { recorded, type Heard } from '../../daemon/recorded-server.ts'
import { hostGatt, type GattServer } from '../bleno-host.ts'

/** A virtual treadmill behind a real radio. */
export interface HostedMachine {
  readonly machine: VirtualMachine
  /** What reached it over the air, stamped with this computer's monotonic clock. */
  readonly heard: Heard[]
  /**
   * What the supervision timeout does on a real radio. btvirt never says that the other controller is gone, and ends no
   * connection to it, so the machine moves to a controller of its own that has none.
   */
  loseClient(): Promise<void>
  stop(): Promise<void>
}

/**
 * Hosts a treadmill called `name` whose time runs `timeScale` times as fast, and that may misbehave.
 *
 * @param by how it misbehaves: a script, or the names of misbehaviours
 */
export async function hostMachine(
  hciPath: string,
  name: string,
  timeScale: number,
  by: Script | readonly MisbehaviourName[] = [],
): Promise<HostedMachine> {
  const itsClock = monotonicClock(timeScale)
  const { machine, server: named } = misbehaving(itsClock, { name }, typeof by === 'function' ? [] : by)
  const heard: Heard[] = []
  const clock = monotonicClock()
  const { server, leave } = hosted(
    recorded(
      typeof by === 'function' ? scripted(named, by, itsClock) : named,
      () => clock.nowMs(),
      (what) => heard.push(what),
    ),
  )
  const { serviceUuids, serviceData } = machine.advertised
  const advertise = () => hostGatt(server, { hciPath, name, serviceUuids, serviceData })
  let host = await advertise()
  return {
    machine,
    heard,
    async loseClient() {
      leave()
      await host.stop()
      host = await advertise()
    },
    stop: () => host.stop(),
  }
}

/** bleno tells of no client until it reads, writes or subscribes, and of its end only by its subscriptions. */
function hosted(machine: MachineServer): { readonly server: GattServer; readonly leave: () => void } {
  let client: ServedClient | null = null
  const subscribed = new Set<string>()
  const here = (): ServedClient => (client ??= machine.accept())
  const services = [...new Set(machine.characteristics.map(({ serviceUuid }) => serviceUuid))]
  const leave = (): void => {
    client?.disconnected()
    client = null
    subscribed.clear()
  }
  const server: GattServer = {
    services: services.map((uuid) => ({
      uuid,
      characteristics: machine.characteristics.filter(({ serviceUuid }) => serviceUuid === uuid),
    })),
    read: (uuid) => here().read(uuid),
    write: (uuid, octets, acknowledged) => here().write(uuid, octets, { acknowledged }) ?? 0,
    subscribed(uuid, send) {
      if (send !== null) {
        subscribed.add(uuid)
        here().subscribe(uuid, true, send)
        return
      }
      subscribed.delete(uuid)
      if (subscribed.size === 0) leave()
    },
  }
  return { server, leave }
}
