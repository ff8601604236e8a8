import { hexOf } from '../../protocol/ftms/decoded.ts'
import type { ManualClock } from '../../src/clock.ts'
import { manualClock } from '../../src/clock.ts'
import type { Will } from '../../src/bluetooth/gatt.ts'
import type { Telemetry } from '../../src/belt/event.ts'
import type { Order, OrderAnswer } from '../../src/belt/order.ts'
import type { GattServer } from '../../src/simulator/gatt-server.ts'
import type { MachineOptions } from '../../src/simulator/machine-options.ts'
import { VirtualLink } from '../../src/simulator/virtual-link.ts'
import { VirtualMachine } from '../../src/simulator/virtual-machine.ts'
import type { Script } from '../../src/simulator/scripts/script.ts'
import { scripted } from '../../src/simulator/scripts/script.ts'
import { misbehaving, type MisbehaviourName } from '../../src/simulator/misbehaviours.ts'
import type { Ways } from '../../src/profile/profile.ts'
import { openTreadmill, type OpenOptions } from '../../src/treadmill/ftms-treadmill.ts'
import type { TreadmillEvent, TreadmillPort } from '../../src/treadmill/treadmill.ts'

/** A link that keeps what is written on it, and the wills left. */
class WatchedLink extends VirtualLink {
  readonly writes: string[] = []
  readonly wills: (string | null)[] = []

  override write(...[uuid, octets, options]: Parameters<VirtualLink['write']>): Promise<void> {
    this.writes.push(hexOf(octets))
    return super.write(uuid, octets, options)
  }

  override leaveWill(will: Will | null = null): void {
    this.wills.push(will === null ? null : `${will.characteristicUuid} ${hexOf(will.octets)}`)
  }
}

/** A virtual machine, the treadmill made of the link to it, and everything that was written and came back. */
export async function acquainted(options: Partial<MachineOptions> = {}, ...scripts: readonly Script[]) {
  const clock = manualClock()
  const machine = new VirtualMachine(clock, options)
  const server = scripts.reduce<GattServer>((front, script) => scripted(front, script, clock), machine)
  return acquaintedWith(clock, machine, server, { simulated: true })
}

/** The same, that is spoken to in these ways. `by`: misbehaviours by name, and scripts. */
export async function acquaintedBy(ways: Ways, by: readonly (MisbehaviourName | Script)[]) {
  const clock = manualClock()
  const names = by.filter((one) => typeof one === 'string')
  const { machine, server: named } = misbehaving(clock, {}, names)
  const scripts = by.filter((one) => typeof one !== 'string')
  const server = scripts.reduce<GattServer>((front, script) => scripted(front, script, clock), named)
  return acquaintedWith(clock, machine, server, { simulated: true, waysFor: () => ways })
}

async function acquaintedWith(clock: ManualClock, machine: VirtualMachine, server: GattServer, options: OpenOptions) {
  const link = new WatchedLink('virtual', server, clock)
  const opening = openTreadmill(link, clock, options)
  await clock.advance(1000)
  const treadmill = await opening
  const events: TreadmillEvent[] = []
  treadmill.subscribe((event) => events.push(event))
  await clock.advance(500)
  return { clock, machine, link, treadmill, events, writes: link.writes, wills: link.wills }
}

/** Puts an order on the air and plays time until its answer is there. */
export async function orderAndWait(clock: ManualClock, treadmill: TreadmillPort, order: Order): Promise<OrderAnswer> {
  let answer: OrderAnswer | null = null
  void treadmill.execute(order).then((given) => (answer = given))
  for (let waitedMs = 0; answer === null; waitedMs += 10) {
    if (waitedMs > 10_000) throw new Error(`no answer to ${order.kind} in 10 s`)
    await clock.advance(10)
  }
  return answer
}

export function newest(events: readonly TreadmillEvent[]): Telemetry {
  const last = events.findLast((event) => event.kind === 'telemetry')
  if (last === undefined) throw new Error('no telemetry came')
  return last.telemetry
}

/** The notices in words: 'target-speed 6 by us'. */
export function kindsOf(events: readonly TreadmillEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'notice') return []
    const { notice } = event
    const speed = 'speedKmh' in notice ? ` ${notice.speedKmh}` : ''
    return [`${notice.kind}${speed}${'by' in notice ? ` by ${notice.by}` : ''}`]
  })
}
