import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE_FILE } from '../history/database.ts'
import { backupsIn } from './backups.ts'
import { keepingErrorOf } from './keeping-error.ts'
import { verified } from './verified.ts'

/** What became of the backups that a data folder keeps of itself: of the last one, once it is read anew. */
export type BackupState =
  | { readonly is: 'nothing-to-back-up' | 'no-backup' }
  | { readonly is: 'there' | 'old'; readonly file: string; readonly runs: number }
  | { readonly is: 'damaged'; readonly file: string; readonly why: string }

/** One is made each week; a day more may go by until the computer is on, ms. */
const OLD_MS = 8 * 24 * 3_600_000

export function backupStateOf(dataFolder: string, nowWallMs: number): BackupState {
  const [latest] = backupsIn(dataFolder, nowWallMs)
  if (latest === undefined) {
    return { is: existsSync(join(dataFolder, DATABASE_FILE)) ? 'no-backup' : 'nothing-to-back-up' }
  }
  const { file, wallMs } = latest
  try {
    return { is: nowWallMs - wallMs > OLD_MS ? 'old' : 'there', file, runs: verified(file).runs }
  } catch (error) {
    return { is: 'damaged', file, why: keepingErrorOf(error, file).message }
  }
}
