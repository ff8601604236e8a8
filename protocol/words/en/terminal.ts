import type { BeltState } from '../../panel/snapshot.ts'
import type { HeldReason } from '../../panel/banners.ts'

const belts: Record<BeltState, string> = {
  still: 'belt still',
  starting: 'belt starting',
  moving: 'belt moving',
  stopping: 'belt stopping',
  stopped: 'stopped',
  unseen: 'belt not seen',
}

const held: Record<HeldReason, string> = {
  asked: 'held',
  eased: 'eased off',
  heart: 'held for the heart rate',
  link: 'held since the link was lost',
  restart: 'held since the restart',
  console: 'held at the console’s speed',
}

/** Words of a run without a panel. */
export const terminal = {
  typeWhat: (asks: string): string => `Type what you ask for, one a line: ${asks}.`,
  notAsked: (word: string, asks: string): string => `"${word}" is not something to ask for. Known: ${asks}.`,
  typeDisplay: (asks: readonly string[]): string => `Type what it shows: ${asks.join(' or ')}, say.`,
  proveIt: 'Press a key at least once a minute, or somebody is missing at the belt: it slows to a walk and stops.',
  proveItNow: 'No key was pressed for a minute. Press one, or in 60 s the belt slows to a walk and stops.',
  belts,
  held,
  target: (speed: string): string => `target ${speed}`,
  finishIn: (finish: string, length: string, time: string): string => `${finish.toLowerCase()} in ${length}, ${time}`,
  split: (phase: string, length: string, time: string, speed: string): string =>
    `${phase}: ${length} in ${time}, ${speed}`,
  gained: (seconds: number): string => (seconds >= 0 ? `▲ ${seconds} s` : `▼ ${-seconds} s`),
}
