/** A moment as it is told: ISO 8601, UTC. */
export const isoOf = (wallMs: number): string => new Date(wallMs).toISOString()
