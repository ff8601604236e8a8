import type { ASK_REFUSALS } from '../../panel/ask-refusals.ts'
import type { Sentences } from '../sentence.ts'

/** Why an ask is not taken, and what to do instead. */
export const askRefusals: Sentences<typeof ASK_REFUSALS> = {
  'nothing-connected': 'No treadmill is connected.',
  'out-of-reach': 'The treadmill is out of reach. Use its own buttons.',
  'drives-already': 'Crescendo drives already.',
  'cannot-be-driven': 'This treadmill cannot be driven. Crescendo tells you what to press.',
  'nothing-to-take-over': 'The belt is not seen to move. Start it here, or at the treadmill.',
  'too-fast-to-take-over': 'The belt is above your ceiling. Slow it at the treadmill first.',
  'guides-already': 'Crescendo only guides already: you drive.',
  'too-fast-to-meet': 'Its slowest speed is above 4 km/h.',
  'met-before': ({ on }) => `It was met on ${on}. Meet it again?`,
  'no-plan-chosen': 'Choose a plan first.',
  'run-is-on': 'A run is on already.',
  'no-run': 'No run is on.',
  'no-run-on-belt': 'No run is on the belt.',
  'no-run-to-carry-on': 'There is no run to carry on.',
  'run-is-stopped': 'The run is stopped. Carry on or finish it.',
  'run-not-stopped': 'The run is not stopped.',
  'nothing-run-yet': 'Nothing was run yet. It can only be discarded.',
  'belt-is-starting': 'The belt is starting. Press STOP to call it off.',
  'belt-is-stopping': 'The belt is stopping.',
  'still-stopping': 'The belt is still stopping.',
  'not-still': 'The belt is not at a standstill. Stop it first.',
  'not-seen-yet': 'What the belt does is not seen yet. Look at it, and try again in a moment.',
  'says-nothing-at-rest': 'The treadmill does not say whether the belt is still. Look at it, and confirm that it is.',
  'says-itself': 'The treadmill itself says what the belt does.',
  'may-yet-start': 'The belt may still start. Look at it again in a few seconds.',
  'start-was-used': 'This start was used already. Press again.',
  'nobody-is-watching': 'No screen is watching. Open the panel, then try again.',
  'locked-after-fault': 'Locked after a fault. Look at the treadmill, then unlock.',
  'nothing-locked': 'Nothing is locked.',
  'goes-no-faster': 'The treadmill goes no faster.',
  'above-your-ceiling': 'That is above your ceiling.',
  'belt-follows-first': 'Wait until the belt has followed.',
  'plan-is-on': 'The plan is on already.',
  'go-pressed-already': 'Go was pressed already.',
  'finish-has-begun': 'The finish has begun.',
  'too-early-or-late': 'It is too early, or too late, for that.',
  'no-stretch-on': 'There is no stretch to go on from.',
  'number-not-asked-for': 'The number on the display was not asked for.',
  'motor-not-asked-for': 'Whether the belt has a motor was not asked for.',
  'speed-to-be-named': ({ speedKmh }, { speed }) =>
    `This gets faster, to ${speed(speedKmh, 'km/h')}: say so with toKmh.`,
  'display-fits-neither-unit': ({ speedKmh }, { speed }) =>
    `That fits neither unit at ${speed(speedKmh, 'km/h')}, or ${speed(speedKmh, 'mph')}. Look again, then say what the display shows.`,
  'leads-elsewhere-by-now': ({ speedKmh, unit }, { speed }) =>
    `This leads to ${speed(speedKmh, unit)} by now. Look again, then press again.`,
  'seen-too-long-ago':
    'What you saw was more than 3 s old, so nothing gets faster on it. Look again, then press again.',
  'belt-may-move': 'The belt may still be moving. Another treadmill can be chosen once it is seen to stand.',
  'treadmill-not-heard': 'That treadmill is not heard any more. Look again.',
  'simulated-alone':
    'Crescendo was started to run faster than time, which the simulated treadmill alone can do. Start it without --time-scale for a real one.',
  'gym-has-its-treadmill': 'In a gym the treadmill is chosen and met where Crescendo is started, with --treadmill.',
  'belt-page-unread': 'First read what this belt will do by itself, on the panel, and say there that you have.',
}
