import { LOUDEST } from '../look/screen-settings.ts'

/** By how much a sound is multiplied: an ear hears the square root of it, so each step is as much louder as the one before. */
export const gainOf = (loudness: number): number => (loudness / LOUDEST) ** 2
