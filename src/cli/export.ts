import { writeFileSync } from 'node:fs'
import type { NoRunFile, RunFile } from '../export/run-file.ts'
import type { Outcome } from './decode.ts'
import { spoken } from './spoken.ts'

const { words } = spoken

const EXIT_BAD_DATA = 65
const EXIT_CANNOT_WRITE = 73

/**
 * `export RUN [FILE]`: writes the file, and says where it is.
 *
 * @param which as it was typed
 * @param path where to; undefined for a file of its own name in this folder, `-` for standard output
 */
export function exportCommand(which: string, made: RunFile | NoRunFile, path: string | undefined): Outcome {
  if (typeof made === 'string') {
    return { stdout: '', stderr: words.terminal.exported.faults[made](which), exitCode: EXIT_BAD_DATA }
  }
  if (path === '-') {
    process.stdout.write(made.octets)
    return { stdout: '', stderr: '', exitCode: 0 }
  }
  const file = path ?? made.name
  try {
    writeFileSync(file, made.octets)
    return { stdout: words.terminal.exported.isIn(file), stderr: '', exitCode: 0 }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { stdout: '', stderr: words.terminal.exported.notWritten(file, why), exitCode: EXIT_CANNOT_WRITE }
  }
}
