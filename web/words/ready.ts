import type { FinishStyle, Level } from '../../protocol/panel/plan.ts'

/** Words of the ready screen. */
export const ready = {
  title: 'Crescendo',
  tagline: 'Each mile faster. Then sprint.',
  noMachine: 'No treadmill yet.',
  lost: 'connection lost',
  simulated: 'simulated',
  begin: 'BEGIN',
  beginSays: 'stretches first',
  preset: 'Start from',
  ownChoices: 'Own choices',
  level: 'Level',
  finish: 'Finish',
  stages: { mile: 'Miles', kilometre: 'Kilometres', stage: 'Stages' },
  aroundIt: 'warm-up and cool-down',
  onTheBelt: 'on the belt',
  unit: 'Unit',
  reference: 'Your paces come from',
  race: 'A recent race',
  usualSpeed: 'Your usual treadmill speed',
  usualPace: 'Your normal run pace',
  walk: 'A comfortable walk',
  distance: 'Distance',
  time: 'Time',
  speed: 'Speed',
  pace: 'Pace',
  timeBetween: (least: string, most: string) => `A time between ${least} and ${most}, like 25:00.`,
  paceBetween: (least: string, most: string, per: string) => `A pace between ${least} and ${most} ${per}, like 10:00.`,
  speedBetween: (least: string, most: string, unit: string) =>
    `A speed between ${least} and ${most} ${unit}, like 6.0.`,
  cannotKeep: 'This plan cannot be kept',
  takeNearest: 'Take the nearest plan',
  undoEdits: 'Back to the worked-out paces',
  slower: 'slower',
  faster: 'faster',
  light: 'Light screen',
} as const

export const LEVELS: Record<Level, string> = {
  beginner: 'Beginner',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
}

export const FINISHES: Record<FinishStyle, string> = {
  sprint: 'Sprint',
  strong: 'Strong · joint-friendly',
  'brisk-walk': 'Brisk walk',
  'light-jog': 'Light jog',
}

/** Distances people race, metres. */
export const RACES: readonly (readonly [string, number])[] = [
  ['1 mile', 1609.344],
  ['5 km', 5000],
  ['10 km', 10_000],
  ['Half marathon', 21_097.5],
  ['Marathon', 42_195],
]
