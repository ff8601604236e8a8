import type { Counted } from '../../protocol/belt-turns.ts'
import type { MachineProfile, MachineTold, MeasuringBegun } from '../../protocol/panel/machine-profile.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { reasonIn, words } from '../language.ts'
import { answerIn, answerTo, nextId, send } from '../live/requests.ts'

/** Starts the belt to be measured: null where it was taken, else why not. */
export async function beginMeasuring({ number }: Snapshot, beltCm: number): Promise<string | null> {
  const body: MeasuringBegun = { id: nextId(), snapshot: number, onTheBelt: true, beltCm }
  try {
    const response = await send('POST', '/api/machine/measuring', body)
    return response.ok ? null : (reasonIn(await answerIn(response)) ?? words.panel.noAnswer)
  } catch {
    return words.panel.noAnswer
  }
}

const tell = (told: MachineTold) => answerTo<MachineProfile>('PATCH', '/api/machine/profile', told)

export const tellFactor = (value: number, by: 'runner' | 'foot-pod') => tell({ beltFactor: { value, by } })

/** What came of it: the profile, or why nothing was set; null where nobody answered, and it may be told again. */
export async function tellTurns(beltCm: number, counted: readonly Counted[]): Promise<MachineProfile | string | null> {
  const told: MachineTold = { turns: { beltCm, counted: [...counted] } }
  try {
    const response = await send('PATCH', '/api/machine/profile', told)
    const answer = await answerIn(response)
    return response.ok && answer !== null ? (answer as MachineProfile) : reasonIn(answer)
  } catch {
    return null
  }
}
