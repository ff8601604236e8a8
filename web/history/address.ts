/** Where the runs are shown, and by which word of the address one of them. */
export const HISTORY = '/history'
export const RUN = 'run'

/** Where a run is shown. */
export const addressOf = (run: string): string => `${HISTORY}?${new URLSearchParams({ [RUN]: run }).toString()}`
