import type { MachineProfile, MachineTold, MeetingBegun } from '../../protocol/panel/machine-profile.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { AnySaid } from '../../protocol/words/language.ts'
import { inWords, reasonIn, words } from '../language.ts'
import { ANSWER_MS, answerIn, answerTo, nextId, send } from '../live/requests.ts'

/** What is known of the treadmill there is; or why that is not told, in words. */
export async function readProfile(): Promise<{ readonly answer: MachineProfile } | { readonly refused: string }> {
  try {
    const response = await fetch('/api/machine/profile', { signal: AbortSignal.timeout(ANSWER_MS), cache: 'no-store' })
    const answer = await answerIn(response)
    if (response.ok && answer !== null) return { answer: answer as MachineProfile }
    return { refused: response.status === 404 ? inWords(NOT_CONNECTED) : refusedBy(answer) }
  } catch {
    return { refused: words.panel.noAnswer }
  }
}

/** Starts the belt for a meeting: null where it was taken, else why not. */
export async function beginMeeting({ number }: Snapshot, again: boolean): Promise<string | null> {
  const body: MeetingBegun = { id: nextId(), snapshot: number, feetOnRails: true, again }
  try {
    const response = await send('POST', '/api/machine/meeting', body)
    return response.ok ? null : refusedBy(await answerIn(response))
  } catch {
    return words.panel.noAnswer
  }
}

/** What its runner saw of its keys: null where it was kept, else why not. */
export async function tellOfKeys(keysWork: boolean): Promise<string | null> {
  const came = await answerTo<MachineProfile>('PATCH', '/api/machine/profile', { keysWork } satisfies MachineTold)
  return 'refused' in came ? came.refused : null
}

const NOT_CONNECTED: AnySaid = { code: 'nothing-connected', values: {} }
const refusedBy = (answer: unknown): string => reasonIn(answer) ?? words.panel.noAnswer
