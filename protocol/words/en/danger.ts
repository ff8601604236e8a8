/** Words of the screens that show no number of the belt's: what is lost, and what to do. */

const OWN_STOP = 'Use the treadmill’s own stop.'
const MAY_MOVE = 'The belt may still be moving.'
const STOOD = 'The belt stood still.'

export const danger = {
  title: 'PULL THE SAFETY KEY',
  feet: 'Then step onto the side rails.',
  notThrough: 'STOP did not get through.',
  gotThrough: 'STOP got through to Crescendo. This screen cannot see the belt.',
  cannotTell: `${MAY_MOVE} This screen cannot tell.`,
  sentOnceBack: 'STOP is sent as soon as the treadmill is back in reach.',
  tried: (times: number): string => (times === 1 ? 'Trying again' : `Trying again, ${times} times so far`),
  /** Of a belt that a Stop brought no fall at all. */
  hasMotor: 'Has it a motor?',
  yes: 'Yes',
  no: 'No, I move it',
  stands: 'The belt stands still',
  key: 'a safety key that is pulled out',
  rails: 'feet on the side rails',
  /** What is lost, what may be, and what to do; where the belt stood when it was last seen nothing is to be done at once. */
  lost: {
    daemon: { cause: 'Crescendo is not heard', head: MAY_MOVE, action: OWN_STOP },
    treadmill: { cause: 'The treadmill is out of reach', head: MAY_MOVE, action: OWN_STOP },
    readings: { cause: 'The treadmill says nothing', head: MAY_MOVE, action: OWN_STOP },
    window: { cause: 'Newer windows took its place', head: 'Follow the run there.', action: 'Or reload this page.' },
  },
  atRest: { head: STOOD, action: 'This screen comes back by itself.' },
  lastSeen: (seconds: number): string => `last seen ${seconds} s ago`,
  stop: {
    daemon: 'may not get through',
    treadmill: 'is sent once it is back',
    readings: '',
    window: '',
  },
  about: 'about',
  minutes: 'min',
  notKnown: 'not known now',
  byEstimate: 'by estimate',
}
