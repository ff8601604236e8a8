import type { Session } from './session.ts'

/** What the session's own numbers, the console's, are multiplied with where a runner is told of them: as the plan was taken. */
export const beltFactorOf = ({ plan }: Pick<Session, 'plan'>): number => plan?.beltFactor ?? 1
