/** The time of day, as this screen's region writes it. */
export const timeOfDay = (wallMs: number): string => FORMAT.format(wallMs)

const FORMAT = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
