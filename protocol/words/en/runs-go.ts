import { syncProblems } from './sync.ts'

/** The section of the page of the runs. */
export const goes = {
  title: 'Where runs go',
  folder: { title: 'Folder', says: 'Each finished run as a FIT file' },
  intervals: { title: 'intervals.icu', says: 'Its API key: each finished run goes there' },
  set: 'Set',
  takeBack: 'Take it back',
  earlier: { title: 'Earlier runs too', says: 'Not only those from now on', set: 'Send them' },
  /** How far it is: runs that are there, and that wait. */
  state: (sent: number, waiting: number): string =>
    `${sent === 0 ? 'None there yet' : `${sent} there`}${waiting === 0 ? '' : `, ${waiting} waiting`}.`,
  problems: syncProblems,
  keyTooShort: (least: number): string => `No key is that short: it has ${least} signs at least. Copy all of it.`,
  keySet: 'A key is set.',
}
