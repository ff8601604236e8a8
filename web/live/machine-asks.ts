import type { Look, MachineChosen, Machines } from '../../protocol/panel/machines.ts'
import { hearMachines } from './machines.ts'
import { answerTo } from './requests.ts'

/** Looks for another while. What is heard comes on the stream; null, or why nobody may look. */
export const lookForMachines = (afresh: boolean): Promise<string | null> =>
  sent('/api/machines/look', { afresh } satisfies Look)

/** Null where it is chosen; else why not. */
export const chooseMachine = (address: string): Promise<string | null> =>
  sent('/api/machine', { address } satisfies MachineChosen)

async function sent(path: string, body: object): Promise<string | null> {
  const came = await answerTo<Machines>('POST', path, body)
  if ('refused' in came) return came.refused
  hearMachines(came.answer)
  return null
}
