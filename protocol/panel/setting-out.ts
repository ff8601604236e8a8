import type { Ask } from './asks.ts'

/** Whether an ask is one before which somebody has read what the belt will do by itself. */
export const setsOut = ({ ask }: Ask): boolean => ask === 'begin' || ask === 'start'
