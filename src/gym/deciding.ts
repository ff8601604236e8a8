import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import type { Owner as OwnerNow, OwnerChange } from '../../protocol/panel/owner.ts'
import type { PlanRefusal } from '../../protocol/panel/plan.ts'
import type { Runner } from '../../protocol/panel/runner.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { Owner, Proof } from './owner.ts'

/** What came of somebody's deciding. */
export type Decided =
  | Exclude<Proof, { is: 'owner' }>
  | { readonly is: 'decided' }
  | { readonly is: 'refused'; readonly refusal: AskRefusal | PlanRefusal }

interface Session {
  snapshot(): Pick<Snapshot, 'run' | 'plan'>
  written(): Promise<void>
}
interface Told {
  now(): Runner
  become(runner: Runner): void
}
interface Plans {
  /** Makes the plan anew; why there is none. */
  meet(isSameMachine: boolean): PlanRefusal | null
}

export const RUN_IS_ON: AskRefusal = { error: 'wrong-phase', code: 'run-is-on', values: {} }

/** The owner decides the ceiling of the house, between two runs. One that no plan here could be kept by is not taken. */
export function decidingOn(owner: Owner, session: Session, runner: Told, plans: Plans) {
  return {
    now: (): OwnerNow => ({ hasPin: owner.now().pin !== null, ceilingKmh: owner.now().ceilingKmh }),
    async decide({ pin, ceilingKmh }: OwnerChange): Promise<Decided> {
      const proof = await owner.prove(pin)
      if (proof.is !== 'owner') return proof
      const { run, plan } = session.snapshot()
      if (run !== null) return { is: 'refused', refusal: RUN_IS_ON }
      const before = owner.now().ceilingKmh
      const told = runner.now()
      owner.becomeCeiling(ceilingKmh)
      if (ceilingKmh !== null && (told.ceilingKmh ?? 0) > ceilingKmh) runner.become({ ...told, ceilingKmh: null })
      const refusal = plan === null ? null : plans.meet(false)
      if (refusal !== null) {
        owner.becomeCeiling(before)
        runner.become(told)
        plans.meet(false)
        return { is: 'refused', refusal }
      }
      await session.written()
      return { is: 'decided' }
    },
  }
}
