import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import type { RunBroughtIn, RunFileFault, RunFileRefusal } from '../../protocol/panel/run-files.ts'
import type { Run, RunSummary } from '../../protocol/panel/runs.ts'
import type { BroughtRun } from '../history/brought-in.ts'
import type { ReadRun } from './read.ts'

/** Brings the run of a file into the history, or says why not. One file after the other. */
export type BringIn = (
  octets: Uint8Array,
) => Promise<
  | { readonly ok: true; readonly brought: RunBroughtIn }
  | { readonly ok: false; readonly refusal: RunFileRefusal | AskRefusal }
>

export interface BringInto {
  readonly read: (octets: Uint8Array) => Promise<ReadRun>
  /** Which run it is in the history; null where the disk takes nothing. */
  readonly keep: (run: BroughtRun) => Promise<{ readonly became: RunBroughtIn['became']; readonly id: string } | null>
  readonly get: (id: string) => Promise<Run | null>
  /** Why none is read now: whoever paces a run has no time for it. */
  readonly notNow: () => AskRefusal | null
  /** Told of what nobody expected. */
  readonly trouble: (error: unknown) => void
}

export function bringInto({ read, keep, get, notNow, trouble }: BringInto): BringIn {
  const refused = (fault: RunFileFault) => ({ ok: false, refusal: { error: 'run-file-refused', ...fault } }) as const
  const notKept = () => refused({ code: 'run-file-not-kept', values: {} })
  const brought: BringIn = async (octets) => {
    const refusal = notNow()
    if (refusal !== null) return { ok: false, refusal }
    try {
      const of = await read(octets)
      if (!of.ok) return refused(of.fault)
      const kept = await keep(of.run)
      const run = kept === null ? null : await get(kept.id)
      if (kept === null || run === null) return notKept()
      return { ok: true, brought: { became: kept.became, run: summaryOf(run), losses: [...of.losses] } }
    } catch (error) {
      trouble(error)
      return notKept()
    }
  }
  let before: Promise<unknown> = Promise.resolve()
  return (octets) => {
    const made = before.then(() => brought(octets))
    before = made
    return made
  }
}

function summaryOf(run: Run): RunSummary {
  const { plan: _plan, splits: _splits, line: _line, note: _note, ...summary } = run
  return summary
}
