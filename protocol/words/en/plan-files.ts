import type { PLAN_FILE_FAULTS, PLAN_FILE_LOSSES } from '../../panel/plan-files.ts'
import type { Sentences } from '../sentence.ts'

/** What a file of a plan is not, and what of it is lost. A screen fetches them where a file is chosen. */

const easing = { 'warm-up': 'warm-up', 'cool-down': 'cool-down' } as const

export const planFileFaults: Sentences<typeof PLAN_FILE_FAULTS> = {
  'file-too-large': ({ mostKb }) => `The file is larger than ${mostKb} KB. No plan is that long.`,
  'file-unknown':
    'The file is no plan that can be read: JSON of Crescendo, .zwo, a FIT workout, or workout text of intervals.icu.',
  'file-encoding': 'The text of the file is not UTF-8.',
  'file-not-json': 'The file begins as JSON and is none.',
  'file-not-ours': ({ where }) => `The file is JSON, and no plan of Crescendo: look at “${where}”.`,
  'file-newer': 'The file was made by a later version of Crescendo. Update Crescendo.',
  'file-not-xml': 'The file begins as XML and is not well formed.',
  'file-doctype': 'The file has a document type of its own, which no workout needs. It is not read.',
  'file-too-deep': 'The file is nested deeper than any plan.',
  'file-watts': 'The workout is in watts: a treadmill has speeds.',
  'file-other-sport': 'The workout is for another sport than running.',
  'file-no-steps': 'There is no step in it that can be read.',
  'file-too-many-steps': ({ most }) => `With its repeats written out the workout has more than ${most} steps.`,
  'file-bad-length': ({ step }) => `Step ${step} has no length that can be run: 5 s to 4 h, or 10 m to 100 km.`,
  'file-bad-speed': ({ step }) => `Step ${step} has no speed that a treadmill runs at.`,
  'file-bad-repeat': ({ step }) => `Step ${step} repeats what cannot be repeated.`,
  'file-bad-fit': 'The FIT file is damaged: its check sum is wrong.',
  'file-cut-short': 'The FIT file is cut short.',
  'file-no-workout': 'The FIT file is no workout.',
}

export const planFileLosses: Sentences<typeof PLAN_FILE_LOSSES> = {
  'loss-no-pace': ({ step, speedKmh, unit }, { speedFor }) => `Step ${step} says no pace: ${speedFor(speedKmh, unit)}.`,
  'loss-heart-rate': ({ step, speedKmh, unit }, { speedFor }) =>
    `Step ${step} goes by heart rate, which drives no belt here: ${speedFor(speedKmh, unit)}.`,
  'loss-range': ({ step }) => `Step ${step} names two paces: the middle.`,
  'loss-ramp': ({ step, count }) => `Step ${step} changes its pace on the way: in ${count} steps.`,
  'loss-zone': ({ step }) => `Step ${step} names a zone: its middle, as a part of your threshold pace.`,
  'loss-cadence': ({ step }) => `The cadence of step ${step} is left out.`,
  'loss-open': ({ step, durationS }, { clock }) => `Step ${step} has no length of its own: ${clock(durationS)}.`,
  'loss-unknown': ({ what }) => `“${what}” is not known and left out.`,
  'loss-relative': ({ distanceM, timeS }, { segment, clock }) =>
    `Paces are parts of a race: ${segment(distanceM, 'km')} in ${clock(timeS)}, by your reference.`,
  'loss-texts': ({ count }) =>
    count === 1 ? 'A text is kept, and not shown in the run.' : `${count} texts are kept, and not shown in the run.`,
  'loss-incline': 'Inclines are left out or made smaller.',
  'loss-added': ({ part }) => `There is no ${easing[part]}: one of Crescendo’s own is added.`,
  'loss-easing': ({ part }) => `The ${easing[part]} is Crescendo’s own, as long as this one.`,
  'loss-no-crescendo':
    'Faster stage by stage, but no Crescendo for you on this treadmill: a guided workout, without its promise.',
  'loss-gate': 'That the finish waits for Go is left out.',
  'loss-lengths': 'Metres and seconds together: all lengths are written in one of the two.',
}
