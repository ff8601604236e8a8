import type { HeldReason } from '../../panel/banners.ts'
import type { MeetingStep, SAYINGS, SPLIT_CHANGES, SPLIT_NOTES } from '../../panel/sayings.ts'
import type { FinishStyle } from '../../panel/choices.ts'
import { METRES_PER_MILE } from '../../units.ts'
import type { ValuesOf } from '../../panel/said.ts'
import { speedUnitOf, type Figures } from '../figures.ts'
import type { Sentences } from '../sentence.ts'
import { finishes, stageTitle, stages } from './nouns.ts'

/** What is said along a run. Short, in simple words: one line, at most 60 characters where possible. */

const shown = (
  { speedKmh, unit, ofConsole }: ValuesOf<(typeof SAYINGS)['press-faster']>,
  { speed }: Pick<Figures, 'speed'>,
): string => `${speed(speedKmh, unit)}${ofConsole ? ' on the console' : ''}`

const inTheFinish: Readonly<Record<FinishStyle, string>> = {
  sprint: 'Tall body, quick feet, eyes ahead. Ease off whenever you like.',
  strong: 'A little quicker, smooth and light. Pain means ease off.',
  'brisk-walk': 'As brisk as you can walk well.',
  'light-jog': 'Small, light steps. Walk whenever you like.',
}

const meetingSteps: Readonly<Record<MeetingStep, string>> = {
  unit: 'Feet on the rails. It shows its unit first.',
  faster: 'Faster next.',
  'faster-again': 'Faster once more.',
  slower: 'Slower next.',
  keys: 'Then press + and − on its console.',
  stop: 'It stops next.',
}

export const sayings: Sentences<typeof SAYINGS> = {
  'walk-and-swing': 'Walk easily and let your arms swing.',
  'jog-and-settle': 'Easy jog. Let your breathing settle; loose hands, quiet feet.',
  'should-feel-too-slow': 'This should feel too slow. You are saving it for the end.',
  'slow-on-purpose': ({ stage }) => `Slow on purpose. Each ${stages[stage].one} gets a little quicker.`,
  'stand-tall': 'Stand tall and look ahead, not down at the belt.',
  'quicker-steps': 'Quicker steps, not longer ones. Land softly.',
  'breathe-low': 'Breathe low and steady. A short sentence should still be easy.',
  'comfortably-hard': 'Comfortably hard: a few words at a time. Find your rhythm.',
  'brisk-now': 'Brisk now: bend your elbows, shorter, faster steps.',
  'shoulders-down': 'Shoulders down, jaw loose, elbows straight back.',
  'in-the-finish': ({ finish }) => inTheFinish[finish],
  'well-run': 'Breathe out long and let the belt bring you down.',
  'sip-before-rise': ({ distanceM, unit }) => {
    const quarterMile = unit === 'mi' && Math.abs(distanceM - METRES_PER_MILE / 4) < 1
    const where = quarterMile ? 'a quarter mile' : `${Math.round(distanceM / 10) * 10} metres`
    return `Take a small sip now. The pace rises in ${where}.`
  },
  'sip-after-run': 'Take a small sip now, and another when you are done.',

  'finish-in-a-minute': ({ finish }) => `${finishes[finish]} in one minute.`,
  'thirty-seconds': 'Thirty seconds. Stay relaxed.',
  'ten-seconds': 'Ten.',
  'three-two-one': 'Three, two, one, go.',
  halfway: 'Halfway.',
  done: 'Done.',
  'press-go': 'Press Go if you want it. If not, we stay as we are.',
  'go-was-not-pressed': ({ finish }) =>
    finish === 'sprint' ? 'No sprint today. Strong running.' : 'We stay as we are. Well done.',

  'meeting-step': ({ step }) => meetingSteps[step],
  'next-stage': ({ stage, number }) => `${stageTitle(stage, number)}. A little faster.`,
  'next-finish': 'The finish. A little faster.',
  'next-walk': 'Walk easily.',
  'next-jog': 'Easy jog.',
  'next-cool-down': 'Cool-down. Slower now.',
  'next-cool-down-walk': 'Walking now.',
  'next-slower': 'Slower now.',
  'faster-again': 'Faster again in five seconds.',
  incline: ({ inclinePct }) => `Incline ${inclinePct} %.`,
  'incline-yours': 'The incline stays as you set it.',
  'incline-refused': 'The treadmill does not take the incline.',
  'finish-in-five': ({ finish }) => `${finishes[finish]} in five seconds.`,

  'heart-above': 'Heart rate at your limit. Nothing rises now.',
  'heart-easing': 'One step easier. Breathe out long.',
  'heart-line': 'The next pace waits for your heart.',
  'heart-lost': 'No heart signal. Check the strap.',
  'heart-strong': 'Strong finish today, no sprint.',
  'heart-no-finish': 'We stay at this pace, for your heart.',
  'heart-down': 'Your heart is down. Faster in five seconds.',
  'heart-unwell': 'Rest. Unwell? Stop and get help.',

  'pace-hidden': 'Pace hidden. Feel it.',
  'pace-asked': 'What pace is this? Tap one, or let it go.',
  'pace-felt': 'Noted. This is it.',

  'after-slower': 'Good choice. The rest of the run follows you.',
  'goes-no-slower': 'As slow as the treadmill goes.',
  'slower-when-found': 'Slower once the treadmill is back in reach. Until then, use its own keys.',
  'not-ours-to-slow': 'Crescendo does not drive the belt. Slow it at the treadmill, or press STOP.',
  'faster-until-stage-ends': ({ stage, finish }) =>
    `Done, until the end of this ${stages[stage].one}. ` +
    `Keep some for the ${finish === 'sprint' ? 'sprint' : 'finish'}.`,
  'faster-until-phase-ends': 'Done, until the end of this phase.',
  'tried-again': 'The treadmill refuses. Trying it again.',
  'holding-speed': 'Keeping this speed. Nothing gets faster by itself.',
  'crescendo-drives': 'Crescendo drives, and keeps this speed.',
  'you-drive-now': 'You drive now: Crescendo tells you what to press.',
  'you-are-the-motor': 'You are the motor: Crescendo tells you how fast.',
  'start-belt': 'Start the belt at the treadmill.',
  'stop-belt': 'Stop the belt at the treadmill.',
  'press-faster': (values, figures) => `Press + until ${shown(values, figures)}.`,
  'press-slower': (values, figures) => `Press − until ${shown(values, figures)}.`,
  'tread-off': 'Set the belt going with your feet.',
  'tread-to-rest': 'Slow down, until the belt stands.',
  'tread-faster': (values, figures) => `Faster, until ${shown(values, figures)}.`,
  'tread-slower': (values, figures) => `Slower, until ${shown(values, figures)}.`,
  'at-it': 'That is it.',
  'back-to-plan': 'Back to the plan.',
  'cool-down-undone': 'No cool-down yet. Back to where you were.',
  'easing-off': 'Easing off.',
  go: 'Go!',
  'go-at-the-line': 'At the line.',
  'not-yet': 'Not yet.',
  'no-finish-today': 'No finish today.',
  'finish-is-on': 'The finish is on again.',
  'stands-still': 'The belt stands still.',
  'coming-to-rest': 'Coming to rest when last seen. Still moving? Hold STOP.',
  stopping: 'Stopping.',
  'stopping-from': ({ speedKmh, unit }, { speedNumber }) => `Stopping: ${speedNumber(speedKmh, speedUnitOf(unit))}`,
}

export const splitNotes: Sentences<typeof SPLIT_NOTES> = {
  'cut-short': 'cut short',
  'partly-estimated': 'partly estimated',
  'cut-short-and-estimated': 'cut short, partly estimated',
}

const wasHeld: Record<HeldReason, string> = {
  asked: 'speed kept',
  eased: 'eased off',
  heart: 'kept for your heart',
  link: 'kept, out of reach',
  restart: 'kept after a restart',
  console: 'kept as the treadmill had it',
  'left-alone': 'slowed, nobody was there',
}

/** What was changed in a phase, beside its split. It never scolds. */
export const splitChanges: Sentences<typeof SPLIT_CHANGES> = {
  'was-held': ({ reason }) => wasHeld[reason],
  'no-heart-signal': 'kept without a heart signal',
  'changed-speed': ({ byKmh, unit }, { speed }) => `${byKmh > 0 ? '+' : '−'}${speed(Math.abs(byKmh), unit)}`,
  'went-back-to-plan': 'back to the plan',
  'stopped-and-went-on': ({ times }) => (times === 1 ? 'one stop, off the clock' : `${times} stops, off the clock`),
}
