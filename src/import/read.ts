import { MOST_RUN_OCTETS, type RunFileFault, type RunFileLoss } from '../../protocol/panel/run-files.ts'
import { Damaged, type Damage } from '../files/damaged.ts'
import { isFit } from '../files/fit-octets.ts'
import { textOf } from '../files/text.ts'
import { broughtRun, type BroughtRun } from '../history/brought-in.ts'
import { sound, type Activity } from './activity.ts'
import { asRun } from './as-run.ts'
import { activityInFit } from './fit.ts'
import { runInJson } from './json.ts'
import { NoRunFile, refuse } from './no-run-file.ts'
import { activityInTcx } from './tcx.ts'

/** Which run a file holds, and what of the file is not kept. */
export type ReadRun =
  | { readonly ok: true; readonly run: BroughtRun; readonly losses: readonly RunFileLoss[] }
  | { readonly ok: false; readonly fault: RunFileFault }

/**
 * Never throws for what stands in a file, and keeps nothing.
 *
 * @param wallMs now, milliseconds since 1970-01-01 UTC
 */
export function readRun(octets: Uint8Array, wallMs: number): ReadRun {
  try {
    return { ok: true, ...runIn(octets, wallMs) }
  } catch (error) {
    if (error instanceof Damaged)
      return { ok: false, fault: { code: `run-${error.damage}`, values: {} } satisfies Plain }
    if (error instanceof NoRunFile) return { ok: false, fault: error.fault }
    throw error
  }
}

type Plain = { readonly code: `run-${Damage}`; readonly values: Record<string, never> }

/** What it is shows in its first signs. @throws {NoRunFile | Damaged} */
function runIn(octets: Uint8Array, wallMs: number): { run: BroughtRun; losses: readonly RunFileLoss[] } {
  if (octets.length > MOST_RUN_OCTETS)
    throw new NoRunFile({ code: 'run-file-too-large', values: { mostMb: MOST_RUN_OCTETS / 1024 / 1024 } })
  const foreign = (activity: Activity) => {
    const { run, losses } = asRun(sound(activity, wallMs), octets)
    return { run: broughtRun(run, run.run.broughtIn ?? { format: activity.format, by: activity.by }), losses }
  }
  if (isFit(octets)) return foreign(activityInFit(octets))
  const text = textOf(octets)
  if (/^\s*[{[]/.test(text)) {
    const run = runInJson(text, wallMs)
    return { run: broughtRun(run, run.run.broughtIn ?? { format: 'json', by: null }), losses: [] }
  }
  return /^\s*</.test(text) ? foreign(activityInTcx(text)) : refuse('run-file-unknown')
}
