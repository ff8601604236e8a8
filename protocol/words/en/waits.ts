import type { WaitCode } from '../../panel/waits.ts'

/** Why the belt gets no order though it is not yet where it is wished. */
export const waits: Record<WaitCode, string> = {
  'belt-out-of-sight': 'The belt cannot be seen.',
  'rest-not-seen': 'It cannot be seen that the belt is still.',
  'did-not-start': 'The belt did not start.',
  'above-the-cap': 'The speed that is wished for is above what is allowed.',
  'below-the-minimum': 'The speed that is wished for is below the treadmill’s slowest.',
  'checking-the-unit': 'Checking the treadmill’s unit at this speed.',
  'unit-not-known-yet': 'First the treadmill’s own distance tells its unit.',
  'treadmill-refuses': 'The treadmill refuses the speed.',
  'belt-does-not-follow': 'The belt does not follow.',
  'telemetry-stale': 'The treadmill says nothing.',
  'nobody-on-belt': 'Nobody seems to be on the belt.',
  'nobody-watches': 'Nobody is seen to watch.',
}

/** What comes of it, or is to be done. */
export const waitActions: Record<WaitCode, string> = {
  'belt-out-of-sight': 'Look at it. Use the treadmill’s own stop if it moves.',
  'rest-not-seen': 'Look at it: it starts once it is seen to be still.',
  'did-not-start': 'Is the safety key in?',
  'above-the-cap': 'Press − for a speed that is allowed.',
  'below-the-minimum': 'Press + for a speed that it can run.',
  'checking-the-unit': 'It gets faster by itself.',
  'unit-not-known-yet': 'It gets faster by itself.',
  'treadmill-refuses': 'Set it on the treadmill itself.',
  'belt-does-not-follow': 'Set the speed on the treadmill itself.',
  'telemetry-stale': 'Nothing gets faster meanwhile.',
  'nobody-on-belt': 'It gets no faster meanwhile.',
  'nobody-watches': 'Nothing gets faster meanwhile.',
}
