import type { BackupState } from '../keeping/backup-state.ts'
import { finding, type Finding } from './finding.ts'

const BACK_UP = 'npm start -- backup FILE'

/** What is found of the last backup. None keeps a treadmill from being run. */
export function backupFound(state: BackupState): Finding {
  switch (state.is) {
    case 'nothing-to-back-up':
      return finding('backup', 'unknown', 'nothing-to-back-up')
    case 'no-backup':
      return finding('backup', 'mind', 'no-backup', '', BACK_UP)
    case 'there':
      return finding('backup', 'ok', 'backup-there', state.file)
    case 'old':
      return finding('backup', 'mind', 'backup-old', state.file, BACK_UP)
    case 'damaged':
      return finding('backup', 'mind', 'backup-damaged', `${state.file} (${state.why})`, BACK_UP)
  }
}
