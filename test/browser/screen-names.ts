import type { SnapshotName } from '../web/snapshots.ts'

/** The snapshots that the screens are looked at with, in the order of one run. */

/** Screens on which somebody runs, or may be about to. */
export const RUNNING: readonly SnapshotName[] = [
  'starting',
  'warmUp',
  'early',
  'mileTwo',
  'offTarget',
  'mileSeven',
  'stageTwo',
  'minute',
  'skipped',
  'gateOpen',
  'gateHeld',
  'armed',
  'tenSeconds',
  'two',
  'sprint',
  'sprintEnd',
  'strongFinish',
  'ungone',
  'coolDown',
  'coolDownBegun',
  'held',
  'waiting',
  'unitAsked',
  'linkLost',
  'danger',
]
/** One of each kind. */
export const TELLING: readonly SnapshotName[] = ['mileTwo', 'gateOpen', 'tenSeconds', 'two', 'sprint', 'held', 'danger']
export const STANDING: readonly SnapshotName[] = [
  'ready',
  'strong',
  'tenMiles',
  'longName',
  'stretch',
  'start',
  'stopped',
  'stoppedInFinish',
  'stretchAfter',
]
