import type { Owner, OwnerChange } from '../../protocol/panel/owner.ts'
import { reasonIn, words } from '../language.ts'
import { answerIn, send } from './requests.ts'

/** What the owner of the gym decided; null where this is no gym, or nobody answers. */
export async function ownerNow(): Promise<Owner | null> {
  try {
    const response = await fetch('/api/owner', { cache: 'no-store', signal: AbortSignal.timeout(4000) })
    return response.ok ? ((await response.json()) as Owner) : null
  } catch {
    return null
  }
}

/** What holds from now on; or why nothing was changed. */
export async function decideOwner(change: OwnerChange): Promise<Owner | string> {
  try {
    const response = await send('PUT', '/api/owner', change)
    const answer = await answerIn(response)
    return response.ok ? (answer as Owner) : (reasonIn(answer) ?? words.panel.noAnswer)
  } catch {
    return words.panel.noAnswer
  }
}
