import type { Banner } from '../../protocol/panel/snapshot.ts'

/** Why nothing is saved at the moment; `again` for a while after that was so, null while all is well. */
export type Saving = 'full' | 'locked' | 'slow' | 'gone' | 'failed' | 'again' | null

const BECAUSE = {
  full: 'the disk is full',
  locked: 'another program keeps its file locked',
  slow: 'the disk does not answer',
  failed: 'the disk takes nothing',
} as const
const ACTION = {
  full: 'The run goes on. Make room on the disk: it is saved as soon as there is some.',
  locked: 'The run goes on. It is saved as soon as the file is free.',
  slow: 'The run goes on. It is saved as soon as the disk answers.',
  failed: 'The run goes on, and saving is tried again and again.',
} as const

export function savingBanners(saving: Saving, runIsOn: boolean): Banner[] {
  const what = runIsOn ? 'This run' : 'What you do'
  switch (saving) {
    case null:
      return []
    case 'again':
      return [{ code: 'history', level: 'info', text: `${what} is saved again.`, action: '' }]
    case 'gone': {
      const text = 'The folder with your history was deleted, and what it held is gone.'
      const action = runIsOn ? 'This run is saved in a new one, from here on.' : 'A new one was made.'
      return [{ code: 'history', level: 'warning', text, action }]
    }
    default:
      return [
        {
          code: 'history',
          level: 'warning',
          text: `${what} is not being saved: ${BECAUSE[saving]}.`,
          action: ACTION[saving],
        },
      ]
  }
}
