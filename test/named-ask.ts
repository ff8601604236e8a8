import type { Snapshot } from '../protocol/panel/snapshot.ts'

/** What an ask says of the speed it leads to, as somebody would who looks at the screen. */
export function namedOf(kind: string, { leadsTo }: Pick<Snapshot, 'leadsTo'>): { toKmh?: number } {
  const leads = kind === 'go' || kind === 'resume-plan' ? leadsTo[kind] : null
  return leads === null ? {} : { toKmh: leads.speedKmh }
}
