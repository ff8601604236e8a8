import type { STREAM_ENDS } from '../../panel/answers.ts'
import type { Sentences } from '../sentence.ts'

/** Why this screen shows the run no more. */
export const streamEnds: Sentences<typeof STREAM_ENDS> = {
  'newer-windows':
    'This screen was closed because newer windows took its place. Close some of them, then reload this one.',
}

/** Words that belong to no single screen. */
export const panel = {
  connecting: 'Looking for Crescendo …',
  noAnswer: 'No answer from Crescendo. If you want to stop, use the treadmill’s own stop.',
  lostDaemon: {
    text: 'Crescendo is not heard. The belt may still be moving.',
    action: 'Use the treadmill’s own stop. This screen comes back by itself.',
  },
  lostDaemonAtRest: {
    text: 'Crescendo is not heard.',
    action: 'Is it still running on this computer? This screen comes back by itself.',
  },
  closed: 'Reload this page to follow the run here.',
  /** The honest limit of a software stop. */
  limit: 'Clip on the safety key: if the Bluetooth link is lost, STOP on this screen cannot stop the belt.',
  /** A page that comes from another computer, or an old browser. */
  maySleep: {
    text: 'This browser cannot keep the screen on.',
    action: 'Switch the screen’s own timeout off: a belt that nobody watches is stopped.',
  },
  stop: 'STOP',
  stopping: 'STOPPING…',
  /** Somebody wants to leave the page. */
  beltMoves: 'The belt moves. Press STOP first, then leave this page.',
  stopLabel: 'Stop the belt',
  mute: 'Mute',
  unmute: 'Sound on',
  /** After a reload a browser makes no sound until the page is touched. */
  touchForSound: 'Touch for sound',
  pressAndHold: 'press and hold',
  /** A long press that was let go too soon. */
  holdIt: 'Press longer',
  unlock: 'Unlock',
  resumePlan: 'Resume the plan',
  /** "Press and hold for 9:45": a long press that leads to the plan's speed. */
  holdToResumePlan: (speed: string): string => `Press and hold for ${speed}`,
  holdToTakeOver: 'Hold: take over',
  holdToUndo: 'Press and hold to go back',
  bpm: 'bpm',
}
