/** What each level of runner may choose, and what is chosen until they do. */

export const LEVELS = ['beginner', 'intermediate', 'advanced'] as const
type Level = (typeof LEVELS)[number]

/** How a run may end. */
export const FINISH_STYLES = ['sprint', 'strong', 'brisk-walk', 'light-jog'] as const
type FinishStyle = (typeof FINISH_STYLES)[number]

/** How each level may end: as it usually does, and more gently. */
export const FINISHES: Readonly<Record<Level, readonly [FinishStyle, FinishStyle]>> = {
  beginner: ['brisk-walk', 'light-jog'],
  intermediate: ['sprint', 'strong'],
  advanced: ['sprint', 'strong'],
}

/** How many miles (stages) there are at least; and at most, by level. */
export const LEAST_MILES = 3
export const MOST_MILES: Readonly<Record<Level, number>> = { beginner: 6, intermediate: 13, advanced: 13 }

/** What a plan leaves open is the runner's own, their level where it can be: who walks may choose a plan that only runs. */
export function levelFor(
  plan: { readonly level?: Level; readonly finish?: FinishStyle; readonly miles?: number },
  own: Level,
): Level {
  const { level, finish, miles = LEAST_MILES } = plan
  if (level !== undefined) return level
  return (finish === undefined || FINISHES[own].includes(finish)) && miles <= MOST_MILES[own] ? own : 'intermediate'
}

/** What a runner's paces come from until they say otherwise: 5 km in 25:00. */
export const DEFAULT_RACE = { kind: 'race', distanceM: 5000, timeS: 1500 } as const
/** And a beginner's: a comfortable walk, km/h. */
export const DEFAULT_WALK = { kind: 'comfortable-walk', speedKmh: 5 } as const

/** The steepest incline that is run, and walked, percent; from 6 on running fails (Foreman 2022). A run ends at 1 at most. */
export const steepestPct = (level?: (typeof LEVELS)[number]): number => (level === 'beginner' ? 3 : 4)
export const STEEPEST_END_PCT = 1
