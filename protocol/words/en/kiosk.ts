import type { DistanceUnit } from '../../panel/choices.ts'

/** Words of the screen on the wall. */
export const kiosk = {
  isFree: (machine: string): string => `${machine} is free`,
  sprint: 'SPRINT',
  per: { mi: 'per mile', km: 'per kilometre' } satisfies Record<DistanceUnit, string>,
  lengths: { mi: 'miles', km: 'kilometres', m: 'metres' },
  toGo: 'to go',
  left: 'left',
  /** Of a finish that comes only after Go. */
  onGo: (finish: string): string => `${finish} on Go`,
  /** In the place of a pace that is hidden from the runner. */
  hidden: 'Pace hidden',
  stopped: 'Stopped',
  noTreadmill: 'No treadmill connected',
  noCrescendo: 'Crescendo is not heard',
  comesBack: 'This screen comes back by itself.',
  itIs: (time: string): string => `It is ${time}.`,
  isBeltMoving: 'Is a belt moving? Use its own stop.',
}

export type KioskWords = typeof kiosk
