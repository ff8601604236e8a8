import type { KeepingError } from '../keeping/keeping-error.ts'
import { spoken } from './spoken.ts'

const { words } = spoken
const { kept } = words.terminal

/** `backup FILE`, once it is done. @param runs how many are in it */
export const backedUp = (file: string, runs: number): string => kept.isIn(file, runs)

/** `restore FILE`, once it is done. @param before where the history is that was there; null where none was */
export const restored = (runs: number, before: string | null): string => kept.restored(runs, before)

/** Why nothing was done. */
export const keepingFault = ({ problem, file, message }: KeepingError): string => kept.faults[problem](file, message)
