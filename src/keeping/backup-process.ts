import { backUp } from './backup.ts'
import { keepingErrorOf, type KeepingProblem } from './keeping-error.ts'

/** The process that makes one backup: it may take as long as the disk does. What it came to is its one line. */

export type BackupSaid =
  { readonly runs: number } | { readonly problem: KeepingProblem; readonly file: string; readonly why: string }

const [folder = '', file = ''] = process.argv.slice(2)

function made(): BackupSaid {
  try {
    return { runs: backUp(folder, file, false).runs }
  } catch (error) {
    const { problem, file: about, message } = keepingErrorOf(error, file)
    return { problem, file: about, why: message }
  }
}

process.stdout.write(`${JSON.stringify(made())}\n`)
