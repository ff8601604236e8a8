import type { Owner, OwnerChange } from '../../protocol/panel/owner.ts'
import { answerTo } from './requests.ts'

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
  const came = await answerTo<Owner>('PUT', '/api/owner', change)
  return 'refused' in came ? came.refused : came.answer
}
