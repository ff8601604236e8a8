import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import type { SyncToday } from '../../protocol/panel/sync-today.ts'
import type { Planned } from './today.ts'

/** What is planned for today, offered where nobody runs. */
export interface OfferedWith {
  readonly planned: () => Promise<Planned>
  readonly read: (planned: Planned) => SyncToday
  /** Why nothing is read now: whoever paces a run has no time for it. */
  readonly notNow: () => AskRefusal | null
}

export type Offered =
  { readonly ok: true; readonly today: SyncToday } | { readonly ok: false; readonly refusal: AskRefusal }

export const offeredToday =
  ({ planned, read, notNow }: OfferedWith) =>
  async (): Promise<Offered> => {
    const before = notNow()
    if (before !== null) return { ok: false, refusal: before }
    const found = await planned()
    // A run may have begun while it was asked for.
    const refusal = notNow()
    return refusal === null ? { ok: true, today: read(found) } : { ok: false, refusal }
  }
