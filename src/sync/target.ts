import type { SyncProblem } from '../../protocol/panel/sync.ts'
import type { SendingTarget } from '../history/sendings.ts'

/** Where runs go, each of which takes a run once. */
export interface Target {
  readonly name: SendingTarget
  /** Whether it has the run already: asked where nobody knows what became of it. */
  has(run: SentRun, until: AbortSignal): Promise<Asked>
  /** Hands it over. */
  send(run: SentRun, file: NamedFile, until: AbortSignal): Promise<Sent>
}

export interface SentRun {
  readonly id: string
  /** Milliseconds since 1970-01-01 UTC. */
  readonly startedAtMs: number
}

/** A FIT file, under the name that it has in a folder. */
export interface NamedFile {
  readonly name: string
  readonly octets: Uint8Array
}

/** It did not come about; `afterMs`: not before so long, as the other side asks. */
export interface NotNow {
  /** `again`: the other side surely has nothing of it; `unknown`: nobody knows; `stopped`: of no run, until something is set anew. */
  readonly is: 'again' | 'unknown' | 'stopped'
  readonly problem: SyncProblem
  readonly afterMs?: number
}
export type Asked = { readonly is: 'there' | 'not-there' } | NotNow
export type Sent = { readonly is: 'sent' } | { readonly is: 'refused'; readonly problem: SyncProblem } | NotNow
