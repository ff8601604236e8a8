import type { NoBluetooth } from '../../panel/machines.ts'

/** Words of the list of treadmills. */
export const machines = {
  title: 'Which treadmill?',
  choose: 'Choose a treadmill',
  /** Of the name of the one there is. */
  another: (name: string): string => `${name}: choose another treadmill`,
  lookingFor: (name: string): string => `Looking for ${name}`,
  lookAgain: 'Look again',
  looking: (count: number): string =>
    count === 1 ? 'Looking. One is in the air.' : `Looking. ${count} are in the air, the nearest first.`,
  notLooking: 'As it was heard last.',
  yours: 'Yours',
  sameName: 'Same name',
  sameNameSays: 'Stand at your own and see which signal is strong.',
  signal: { strong: 'Strong signal', fair: 'Fair signal', weak: 'Weak signal', none: 'Not heard now' },
  connected: 'Connected',
  meet: 'Meet it',
  met: 'What is known of it',
  connecting: 'Connecting',
  taken: 'Taken by another app. Close that, then look again.',
  use: 'Use it',
  goOn: 'Go on',
  simulated: 'Simulated treadmill',
  noBelt: 'No belt moves',
  simulatedSays: 'The whole run on this screen, to try it out.',
  tryIt: 'Try it',
  notListed: 'Not in the list?',
  notListedSays: 'Switch it on and wake its console. Close every app that may hold it. Come nearer.',
  report: 'Save what it said, for a report.',
  none: 'No treadmill in the air yet.',
  noneLooking: 'Looking. One that wakes up appears here by itself.',
  tips: [
    { title: 'Switch it on and wake its console', says: 'Press any key on it; many sleep after a minute.' },
    {
      title: 'Close every app that may hold it',
      says: 'Zwift, Kinomap, the maker’s app, a watch: one at a time can.',
    },
    { title: 'Come nearer', says: 'Within 5 m, without a wall between.' },
  ],
  cannotLook: 'This computer cannot look.',
  onlySimulated: 'Only the simulated treadmill.',
  startedFor: (which: string): string =>
    `Crescendo was started for ${which} on the command line. Your choice here holds until the next start.`,
  startedForKinds: { simulated: 'the simulated treadmill', auto: 'any treadmill' },
  noBluetooth: {
    'not-permitted': 'This user may not open its Bluetooth adapter. Stop Crescendo, type this, and start it again:',
    off: 'There is no Bluetooth adapter, or it is switched off. To switch it on, type:',
    'too-old': 'Its Bluetooth adapter is older than Bluetooth 4.0. Any newer one, on USB, will do.',
    silent: 'Its Bluetooth adapter does not answer. Unplug it and plug it in again.',
    'no-kernel': 'Its kernel has no Bluetooth. Crescendo needs a Linux that has.',
    'no-library': 'The Bluetooth library is not installed. Stop Crescendo, type this, and start it again:',
    'not-linux': 'Crescendo drives Bluetooth on Linux only.',
    unusable: 'Its Bluetooth cannot be used: Crescendo’s terminal says more.',
  } satisfies Record<NoBluetooth, string>,
}
