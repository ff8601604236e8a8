/** What each level of runner may choose. */

export const LEVELS = ['beginner', 'intermediate', 'advanced'] as const
export type Level = (typeof LEVELS)[number]

/** How a run may end. */
export const FINISH_STYLES = ['sprint', 'strong', 'brisk-walk', 'light-jog'] as const
export type FinishStyle = (typeof FINISH_STYLES)[number]

/** How each level may end: as it usually does, and more gently. */
export const FINISHES: Readonly<Record<Level, readonly [FinishStyle, FinishStyle]>> = {
  beginner: ['brisk-walk', 'light-jog'],
  intermediate: ['sprint', 'strong'],
  advanced: ['sprint', 'strong'],
}

/** How many miles (stages) there are at least; and at most, by level. */
export const LEAST_MILES = 3
export const MOST_MILES: Readonly<Record<Level, number>> = { beginner: 6, intermediate: 13, advanced: 13 }
