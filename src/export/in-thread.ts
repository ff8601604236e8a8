import type { ExportFormat } from '../../protocol/panel/run-export.ts'
import { workedOut } from '../worked-out.ts'
import type { NoRunFile, RunFile } from './run-file.ts'

/** Makes the file of a run; one at a time, whoever else asks waits. Rejects with what the thread died of. */
export type RunFiles = (id: string, format: ExportFormat) => Promise<RunFile | NoRunFile>

/**
 * @param entry the built `export-thread.ts`
 * @param folder the data folder
 */
export function runFilesIn(entry: URL, folder: string): RunFiles {
  const made = workedOut<{ readonly id: string; readonly format: ExportFormat }, RunFile | NoRunFile>(
    entry,
    folder,
    (code) => `What makes the file of a run ended with ${code} and made none.`,
  )
  return (id, format) => made({ id, format })
}
