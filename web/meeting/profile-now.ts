import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { MachineProfile } from '../../protocol/panel/machine-profile.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { isForMachine } from '../../protocol/stages.ts'
import { readProfile } from './requests.ts'

/** What is known of the treadmill there is, read anew as it or the plan for it becomes another. */
export class ProfileNow implements ReactiveController {
  profile: MachineProfile | null = null
  /** Why nothing of it is told, or no meeting began. */
  refused: string | null = null
  /** A run was on it since it was read: what that taught is yet to come. */
  isBefore = false
  readonly #host: ReactiveControllerHost
  #readOf = ''

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  /** Before each snapshot is drawn. What came of a run holds once the runner's own plan is back. */
  seen({ machine, plan, run }: Snapshot): void {
    const of = `${machine?.name} ${machine?.link} ${plan?.name.code} ${run?.id}`
    if (run !== null) {
      this.isBefore = true
      this.#readOf = ''
    } else if (of !== this.#readOf) {
      this.#readOf = of
      void this.#read(of, plan === null || !isForMachine(plan))
    }
  }

  is(profile: MachineProfile | null, refused: string | null = null): void {
    this.profile = profile
    this.refused = refused
    this.#host.requestUpdate()
  }

  /** @param isAfter the runner's own plan is back */
  async #read(of: string, isAfter: boolean): Promise<void> {
    const came = await readProfile()
    if (of !== this.#readOf) return
    if (isAfter) this.isBefore = false
    if ('answer' in came) this.is(came.answer)
    else this.is(null, came.refused)
  }
}
