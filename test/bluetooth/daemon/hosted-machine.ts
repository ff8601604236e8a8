import { monotonicClock } from '../../../src/clock.ts'
import type { GattServer as MachineServer, ServedClient } from '../../../src/simulator/gatt-server.ts'
import { VirtualMachine } from '../../../src/simulator/virtual-machine.ts'
import { recorded, type Heard } from '../../daemon/recorded-server.ts'
import { hostGatt, type GattServer } from '../bleno-host.ts'

/** A virtual treadmill behind a real radio. */
export interface HostedMachine {
  readonly machine: VirtualMachine
  /** What reached it over the air, stamped with this computer's monotonic clock. */
  readonly heard: Heard[]
  /** What the supervision timeout does on a real radio: btvirt does not tell that a client's controller is gone. */
  loseClient(): void
  stop(): Promise<void>
}

/** Hosts a treadmill called `name` whose time runs `timeScale` times as fast. */
export async function hostMachine(hciPath: string, name: string, timeScale: number): Promise<HostedMachine> {
  const machine = new VirtualMachine(monotonicClock(timeScale), { name })
  const heard: Heard[] = []
  const { nowMs } = monotonicClock()
  const server = hosted(recorded(machine, nowMs, (what) => heard.push(what)))
  const { serviceUuids, serviceData } = machine.advertised
  const host = await hostGatt(server, { hciPath, name, serviceUuids, serviceData })
  return { machine, heard, loseClient: () => host.disconnect(), stop: () => host.stop() }
}

/** bleno tells of no client until it reads, writes or subscribes, and of its end only by its subscriptions. */
function hosted(machine: MachineServer): GattServer {
  let client: ServedClient | null = null
  const subscribed = new Set<string>()
  const here = (): ServedClient => (client ??= machine.accept())
  const services = [...new Set(machine.characteristics.map(({ serviceUuid }) => serviceUuid))]
  return {
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
      if (subscribed.size > 0) return
      client?.disconnected()
      client = null
    },
  }
}
