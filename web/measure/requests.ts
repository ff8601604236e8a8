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

export const tellTurns = (beltCm: number, counted: readonly Counted[]) =>
  tell({ turns: { beltCm, counted: [...counted] } })
