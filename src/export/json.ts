import type { RunExport } from '../../protocol/panel/run-export.ts'
import { messageOf } from '../../protocol/words/sentence-of.ts'
import { roundedTo } from './figures.ts'

/** By the schema `RunExport`, its numbers to the thousandth; beside every code stands its English sentence. */
export const jsonOf = (run: RunExport): string => `${JSON.stringify(run, asWritten)}\n`

function asWritten(_key: string, value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? roundedTo(value, 3) : null
  const message = messageOf(value)
  return message === null ? value : { ...(value as object), message }
}
