/** What a screen says where a plan comes from a file, or goes into one. */
export const planFilePage = {
  choose: 'Choose a file',
  reads: 'JSON of Crescendo, .zwo, a FIT workout, text of intervals.icu',
  whole: 'All of it can be kept.',
  losses: 'What cannot be kept:',
  keepAs: 'Keep it as',
  saveAs: 'Save this plan as',
  asks: 'Asking intervals.icu what it plans for today…',
  /** A key; `name` is empty where the workout has none. */
  today: (name: string): string => `Today from intervals.icu${name === '' ? '' : `: ${name}`}`,
  formats: { json: 'JSON', zwo: 'Zwift', fit: 'FIT', intervals: 'intervals.icu' },
}
export type PlanFilePage = typeof planFilePage
