import type { ReactiveControllerHost } from 'lit'
import type { Machines } from '../../protocol/panel/machines.ts'
import { Shared, SharedNow } from './shared.ts'

/** The treadmills that can be chosen: the daemon's, the same on every screen. */

const shared = new Shared<Machines>()

export const hearMachines = (machines: Machines): void => shared.hear(machines)

/** Draws its host anew with each change. */
export class MachinesNow extends SharedNow<Machines> {
  constructor(host: ReactiveControllerHost) {
    super(host, shared)
  }
}
