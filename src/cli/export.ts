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
  return fileWritten(made, path, words.terminal.exported.isIn)
}

/** @param path where to; undefined for a file of its own name in this folder, `-` for standard output */
export function fileWritten(
  { name, octets }: Pick<RunFile, 'name' | 'octets'>,
  path: string | undefined,
  isIn: (file: string) => string,
): Outcome {
  if (path === '-') {
    process.stdout.write(octets)
    return { stdout: '', stderr: '', exitCode: 0 }
  }
  const file = path ?? name
  try {
    writeFileSync(file, octets)
    return { stdout: isIn(file), stderr: '', exitCode: 0 }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { stdout: '', stderr: words.terminal.exported.notWritten(file, why), exitCode: EXIT_CANNOT_WRITE }
  }
}
