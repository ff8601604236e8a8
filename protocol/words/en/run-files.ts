import type { RUN_FILE_FAULTS, RUN_FILE_LOSSES } from '../../panel/run-files.ts'
import type { Sentences } from '../sentence.ts'

/** What a file of a run is not, and what of it is not kept. A screen fetches them where files are chosen. */

export const runFileFaults: Sentences<typeof RUN_FILE_FAULTS> = {
  'run-file-too-large': ({ mostMb }) => `The file is larger than ${mostMb} MB. No run is that long.`,
  'run-file-too-long': ({ most }) => `The run has more than ${most} readings.`,
  'run-file-unknown': 'The file is no run that can be read: JSON of Crescendo, FIT or TCX.',
  'run-file-encoding': 'The text of the file is not UTF-8.',
  'run-file-not-json': 'The file begins as JSON and is none.',
  'run-file-not-ours': ({ where }) => `The file is JSON, and no run of Crescendo: look at “${where}”.`,
  'run-file-newer': 'The file was made by a later version of Crescendo. Update Crescendo.',
  'run-file-not-xml': 'The file begins as XML and is not well formed.',
  'run-file-doctype': 'The file has a document type of its own, which no run needs. It is not read.',
  'run-file-too-deep': 'The file has more in it, or is nested deeper, than any run.',
  'run-file-bad-fit': 'The FIT file is damaged: its check sum is wrong.',
  'run-file-cut-short': 'The FIT file is cut short.',
  'run-file-no-activity': 'There is no activity in the file.',
  'run-file-other-sport': 'The activity is of another sport than running.',
  'run-file-no-time': 'The file does not say when the run was, or how long, in a way that can be.',
  'run-file-no-length': 'The file says neither how far the run was nor how fast.',
  'run-file-backwards': ({ at }) => `Time or distance runs backwards at ${at}.`,
  'run-file-bad-reading': ({ at }) => `Reading ${at} is none that anybody ran.`,
  'run-file-bad-lap': ({ at }) => `Lap ${at} is none that anybody ran.`,
  'run-file-bad-total': 'What the run comes to by the file is nothing that anybody ran.',
  'run-file-not-kept': 'The run could not be kept. Nothing of it was; try again.',
}

const leftOut = {
  positions: 'Where it went',
  heights: 'Heights',
  cadence: 'Cadence',
  power: 'Power',
  temperature: 'Temperature',
} as const

export const runFileLosses: Sentences<typeof RUN_FILE_LOSSES> = {
  'run-file-left-out': ({ what }) => `${leftOut[what]}: left out.`,
  'run-file-other-activities': ({ count }) =>
    count === 1 ? 'Another activity in the file is left out.' : `${count} other activities in the file are left out.`,
  'run-file-nothing-along': 'Nothing along the way: its laps alone.',
  'run-file-no-speed': 'No speed along the way: the means of its laps.',
  'run-file-no-distance-along': 'No distance along the way: as its laps say.',
  'run-file-distance-by-speed': 'No distance: by its measured speed.',
  'run-file-no-heart': 'No heart rate.',
  'run-file-no-laps': 'No laps: all of it is one.',
}
