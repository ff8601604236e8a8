import { screenSettings } from './screen-settings.ts'

const reduced = window.matchMedia('(prefers-reduced-motion: reduce)')

/** By the system, or by this screen's own settings. */
export const wantsLessMotion = (): boolean => reduced.matches || screenSettings().lessMotion
