/** How long something that is waited for may take on a busy computer, too. */
export const WITHIN = { timeout: 10_000 } as const
