import type { ADVICE, PLAN_NAMES, WHYS } from '../../panel/plan-codes.ts'
import type { Sentences } from '../sentence.ts'
import { stages } from './nouns.ts'

/** What a plan says of itself. */

/** `Crescendo: 3 × 1 mi, sprint 400 m`. */
export const planNames: Sentences<typeof PLAN_NAMES> = {
  'stages-and-finish': ({ count, stageM, finish, finishM, unit }, { segment }) =>
    `Crescendo: ${count} × ${segment(stageM, unit)}, ${finish.replace('-', ' ')} ${segment(finishM, unit)}`,
  'first-meeting': 'First meeting',
  measuring: 'Measuring the belt',
  'stages-of-length': ({ count, stageM, unit }, { segment }) => `${count} × ${segment(stageM, unit)}`,
  'stages-of-time': ({ count, stageS }, { clock }) => `${count} × ${clock(stageS)} min`,
  'no-plan': 'Run',
  'guided-workout': ({ lastsS }, { clock }) => `Guided workout, ${clock(lastsS)}`,
}

const feels = {
  easy: 'Easy, slower than your normal run',
  moderate: 'Moderate',
  tempo: 'Tempo, comfortably hard',
} as const

interface Felt {
  readonly effort: keyof typeof feels
  readonly percent: number
}

const felt = ({ effort, percent }: Felt): string => `${feels[effort]}: ${percent} % of your aerobic maximum (VO2max)`

export const whys: Sentences<typeof WHYS> = {
  'as-planned-then': 'As it was planned then.',
  'set-by-you': 'Set by you.',
  effort: (values) => `${felt(values)}.`,
  'effort-from-race': ({ distanceM, timeS, normalRunKmh, unit, ...values }, { segment, clock, pace, perUnit }) =>
    `${felt(values)}, from ${segment(distanceM, 'km')} in ${clock(timeS)}. ` +
    `Normal run ${pace(normalRunKmh, unit)} ${perUnit(unit)}.`,
  'effort-from-usual-speed': ({ usualKmh, normalRunKmh, unit, ...values }, { speedFor, pace, perUnit }) =>
    `${felt(values)}, from your usual ${speedFor(usualKmh, unit)}. Normal run ${pace(normalRunKmh, unit)} ${perUnit(unit)}.`,
  'slowest-comfortable-run': (values) => `${felt(values)}, the slowest comfortable run.`,
  'a-step-above-the-last': ({ stage, ...values }) =>
    `${felt(values)}, a step of this treadmill above the ${stages[stage].one} before.`,
  'part-of-your-walk': ({ percent, walkKmh, unit }, { speedFor }) =>
    `${percent} % of a comfortable walk, ${speedFor(walkKmh, unit)}.`,
  'part-of-a-usual-walk': ({ percent, walkKmh, unit }, { speedFor }) =>
    `${percent} % of a comfortable walk, taken as ${speedFor(walkKmh, unit)}.`,
  'first-sprint-here': ({ stage }) =>
    `The first sprint on this treadmill: shorter, a little above the last ${stages[stage].one}, and only when you press Go.`,
  'race-pace': 'Hard, and still yours to finish at the end of this run, by your level.',
  'a-little-above-tempo': 'A little above tempo, kind to knees and joints.',
  'brisk-and-comfortable': 'As brisk as walking stays comfortable.',
  'slowest-comfortable-jog': 'A light jog, the slowest that is comfortable.',
  'half-as-fast-again': 'A light jog, half as fast again as your comfortable walk.',
}

export const advice: Sentences<typeof ADVICE> = {
  'ask-a-doctor': 'Knees or joints that trouble you? Ask a doctor or physiotherapist first.',
  'first-sprint-is-short': ({ finishM, unit, stage }, { segment }) =>
    `The first sprint on this treadmill is ${segment(finishM, unit)} and little faster than the last ${stages[stage].one}.`,
  'bottle-and-towel': 'A bottle within reach, a towel too.',
  'sip-before-start': 'Take a sip before the start.',
  'no-incline': 'No incline on this treadmill: all of it is flat.',
  'keeps-its-incline': 'This treadmill’s incline cannot be set from here: all of it is planned flat.',
  'late-at-pace': ({ count }) => `The belt is late at pace in ${count} of the stages.`,
}
