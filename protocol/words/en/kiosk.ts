import type { DistanceUnit } from '../../panel/choices.ts'
import type { Stage } from '../stage-noun.ts'
import { stages } from './nouns.ts'

/** Words of the screen on the wall; what a treadmill is for, on a runner's too. */
export const kiosk = {
  isFree: (machine: string): string => `${machine} is free`,
  eachFaster: (stage: Stage): string => `Each ${stages[stage].one} faster. Then sprint.`,
  sprint: 'SPRINT',
  per: { mi: 'per mile', km: 'per kilometre' } satisfies Record<DistanceUnit, string>,
  lengths: { mi: 'miles', km: 'kilometres', m: 'metres' },
  toGo: 'to go',
  left: 'left',
  /** Of a finish that comes only after Go. */
  onGo: (finish: string): string => `${finish} on Go`,
  stopped: 'Stopped',
  noTreadmill: 'No treadmill connected',
  noCrescendo: 'Crescendo is not heard',
  comesBack: 'This screen comes back by itself.',
  itIs: (time: string): string => `It is ${time}.`,
  isBeltMoving: 'Is a belt moving? Use its own stop.',
}
