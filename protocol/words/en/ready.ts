import type { DistanceUnit, FinishStyle, GateMode, Level } from '../../panel/choices.ts'
import type { Piece, Told, Word } from '../paragraph.ts'
import type { Stage } from '../stage-noun.ts'
import { stages } from './nouns.ts'

const levels = {
  beginner: 'Beginner',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
} satisfies Record<Level, string>
/** In the middle of a sentence. */
const finishes = {
  sprint: 'sprint',
  strong: 'strong finish',
  'brisk-walk': 'brisk walk',
  'light-jog': 'light jog',
} satisfies Record<FinishStyle, string>
const gates = { auto: 'that comes by itself', ask: 'if I press Go' } satisfies Record<GateMode, string>
const units = { mi: 'miles', km: 'kilometres' } satisfies Record<DistanceUnit, string>
const counts = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve']

/** Words of the ready screen. */
export const ready = {
  title: 'Crescendo',
  /** What a treadmill is for, here and on a wall. */
  eachFaster: (stage: Stage): string => `Each ${stages[stage].one} faster. Then sprint.`,
  noMachine: 'No treadmill yet.',
  noPlan: 'Looking for a treadmill',
  lost: 'connection lost',
  simulated: 'simulated',
  begin: 'BEGIN',
  beginSays: (stretches: number): string =>
    stretches === 0 ? '' : `${counts[stretches]?.toLowerCase() ?? stretches} stretches first, beside the belt`,
  change: 'Change',
  done: 'Done',
  /** Beside the name of a plan: "intermediate, sprint finish". */
  kind: (level: Level, finish: FinishStyle): string =>
    `${level}, ${finish === 'sprint' ? 'sprint finish' : finishes[finish]}`,
  finishStep: (length: string, finish: FinishStyle): string => `${length} ${finishes[finish]}`,
  perUnit: { mi: 'a mile', km: 'a kilometre' } satisfies Record<DistanceUnit, string>,
  ifYouPressGo: 'if you press Go',
  minutes: (minutes: number): string => `${minutes} min`,
  total: (length: string, time: string): string => `${length}, ${time} on the belt`,
  preset: 'or start from another',
  presets: 'Start from',
  /** Plans that the runner keeps. */
  own: {
    keepAs: 'Keep this plan as',
    keep: 'Keep',
    named: 'Its name',
    noName: 'A name, please.',
    keepIn: (name: string): string => `Keep changes in “${name}”`,
    copy: 'Copy',
    forget: 'Delete',
    isGone: (name: string): string => `“${name}” is deleted.`,
    undo: 'Undo',
    files: 'Files',
  },
  onTheBelt: 'on the belt',
  /** The plan as one paragraph, whose words can be changed. */
  paragraph: (told: Told): readonly Piece[] => [
    told.level === 'intermediate' || told.level === 'advanced' ? 'I am an ' : 'I am a ',
    { word: 'level', says: told.level },
    told.level === 'beginner' ? ' and walk. ' : ' runner. ',
    { word: 'miles', says: counts[told.count] ?? String(told.count) },
    ' steps of ',
    { word: 'stageM', says: told.stage },
    ', each one faster, then a ',
    { word: 'finishM', says: told.length },
    ' ',
    { word: 'finish', says: finishes[told.finish] },
    ' ',
    { word: 'gate', says: gates[told.gate] },
    '. ',
    { word: 'warmUpS', says: told.warmUp },
    ' to warm up, ',
    { word: 'coolDownS', says: told.coolDown },
    ' to cool down. Never above ',
    { word: 'ceilingKmh', says: told.ceiling },
    '. My paces come from ',
    { word: 'reference', says: told.reference },
    ', told in ',
    { word: 'unit', says: units[told.unit] },
    '.',
  ],
  /** What each word is, where it is asked for by name. */
  wordNames: {
    level: 'Level',
    miles: 'How many steps',
    stageM: 'Length of a step',
    finishM: 'Length of the finish',
    finish: 'Finish',
    gate: 'How the finish comes',
    warmUpS: 'Warm-up',
    coolDownS: 'Cool-down',
    ceilingKmh: 'Never above',
    reference: 'Your paces come from',
    unit: 'Unit',
  } satisfies Record<Word, string>,
  /** What to know of a word while it is changed, where it does not say all itself. */
  wordSays: {
    level: 'Beginners walk every step. Advanced runners start and end harder than intermediate ones.',
    finishM: 'The shorter, the faster.',
    gate: 'Either way you can skip it. If you press Go, you can do so early.',
    warmUpS: 'A walk, then an easy jog.',
    coolDownS: 'A jog, then a walk to a stop.',
    ceilingKmh: 'Nothing makes the belt faster than this.',
  } as Partial<Record<Word, string>>,
  finishSays: {
    sprint: 'As fast as you can keep up for its length.',
    strong: 'A little above tempo and kind to knees. With a joint that hurts, ask a doctor or physiotherapist first.',
    'brisk-walk': 'As brisk as walking stays comfortable.',
    'light-jog': 'The slowest jog that is comfortable, if you like.',
  } satisfies Record<FinishStyle, string>,
  gates: { auto: 'By itself', ask: 'If I press Go' } satisfies Record<GateMode, string>,
  ceilingWorkedOut: 'Worked out',
  tap: 'Tap an underlined word to change it.',
  /** Where nobody has told it yet. */
  assumed: (reference: string): string => `${reference} (assumed)`,
  raceIn: (race: string, time: string): string => `${race} in ${time}`,
  usual: (speed: string): string => `my usual ${speed}`,
  walking: (speed: string): string => `a walk of ${speed}`,
  race: 'A recent race',
  usualSpeed: 'Your usual treadmill speed',
  usualPace: 'Your normal run pace',
  walk: 'A comfortable walk',
  distance: 'Distance',
  time: 'Time',
  speed: 'Speed',
  pace: 'Pace',
  anotherDistance: 'Another distance',
  beltAndRoad: 'A belt feels faster than the road: the first run is a notch easier.',
  distanceBetween: (least: string, most: string, unit: string) => `A distance between ${least} and ${most} ${unit}.`,
  timeBetween: (least: string, most: string) => `A time between ${least} and ${most}, like 25:00.`,
  paceBetween: (least: string, most: string, per: string) => `A pace between ${least} and ${most} ${per}, like 10:00.`,
  speedBetween: (least: string, most: string, unit: string, like: string) =>
    `A speed between ${least} and ${most} ${unit}, like ${like}.`,
  cannotKeep: 'This plan cannot be kept',
  takeNearest: 'Take the nearest plan',
  undoEdits: 'Back to the worked-out paces',
  incline: 'Incline',
  less: 'less',
  more: 'more',
  slower: 'slower',
  faster: 'faster',
  light: 'Light screen',
  levels,
  finishes: {
    sprint: 'Sprint',
    strong: 'Strong',
    'brisk-walk': 'Brisk walk',
    'light-jog': 'Light jog',
  } satisfies Record<FinishStyle, string>,
  units: { mi: 'Miles · mph', km: 'Kilometres · km/h' },
  races: {
    mile: '1 mile',
    fiveKm: '5 km',
    tenKm: '10 km',
    halfMarathon: 'Half marathon',
    marathon: 'Marathon',
  },
  gaits: { walk: 'walk', jog: 'jog' },
  then: ', then ',
}
