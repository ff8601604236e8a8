import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Look, MachineChosen, Machines } from '../../protocol/panel/machines.ts'
import { reasonIn, words } from '../language.ts'
import { answerIn, send } from './requests.ts'

/** The treadmills that can be chosen: the daemon's, the same on every screen. */

let now: Machines | null = null
const listeners = new Set<() => void>()

export function hearMachines(machines: Machines): void {
  now = machines
  for (const listen of listeners) listen()
}

/** Looks for another while. What is heard comes on the stream; null, or why nobody may look. */
export const lookForMachines = (afresh: boolean): Promise<string | null> =>
  sent('/api/machines/look', { afresh } satisfies Look)

/** Null where it is chosen; else why not. */
export const chooseMachine = (address: string): Promise<string | null> =>
  sent('/api/machine', { address } satisfies MachineChosen)

async function sent(path: string, body: object): Promise<string | null> {
  try {
    const response = await send('POST', path, body)
    const answer = await answerIn(response)
    if (!response.ok) return reasonIn(answer) ?? words.panel.noAnswer
    hearMachines(answer as Machines)
    return null
  } catch {
    return words.panel.noAnswer
  }
}

/** Draws its host anew with each change. */
export class MachinesNow implements ReactiveController {
  readonly #listen: () => void

  constructor(host: ReactiveControllerHost) {
    this.#listen = () => host.requestUpdate()
    host.addController(this)
  }

  /** Null until the daemon has said it. */
  get is(): Machines | null {
    return now
  }

  hostConnected(): void {
    listeners.add(this.#listen)
  }

  hostDisconnected(): void {
    listeners.delete(this.#listen)
  }
}
