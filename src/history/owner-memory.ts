import type Database from 'libsql'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { nullable } from '../../protocol/panel/said.ts'
import { HistoryError } from './history-error.ts'

/** What is kept of a gym's owner; of the PIN only what tells a right one from a wrong one, both base64. */
export const OwnerKept = Type.Object({
  pin: nullable(Type.Object({ salt: Type.String(), hash: Type.String() })),
  ceilingKmh: nullable(Type.Number()),
})
export type OwnerKept = Static<typeof OwnerKept>

export interface OwnerMemory {
  /** @throws HistoryError `unreadable`: a ceiling that cannot be read is none that may be passed over */
  owner(this: void): OwnerKept
  rememberOwner(this: void, owner: OwnerKept): void
}

export function ownerMemoryIn(
  db: Database.Database,
  put: (writing: { readonly kind: 'owner'; readonly owner: OwnerKept }) => void,
): OwnerMemory {
  let known: OwnerKept | null = null
  return {
    owner() {
      if (known !== null) return known
      const row = db.prepare('SELECT kept FROM owner').get() as { kept: string } | undefined
      known = row === undefined ? { pin: null, ceilingKmh: null } : keptIn(row.kept)
      return known
    },
    rememberOwner(owner) {
      known = owner
      put({ kind: 'owner', owner })
    },
  }
}

function keptIn(json: string): OwnerKept {
  try {
    const kept: unknown = JSON.parse(json)
    if (Value.Check(OwnerKept, kept)) return kept
  } catch (error) {
    throw unreadable(error)
  }
  throw unreadable(null)
}

const unreadable = (cause: unknown): HistoryError =>
  new HistoryError(
    'unreadable',
    'What the owner of the gym decided cannot be read. Set the PIN and the ceiling again.',
    {
      cause,
    },
  )
