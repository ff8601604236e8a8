import { speedUnitOf } from '../protocol/words/figures.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import type { ConsoleUnit } from './format.ts'

/** The units a run is told in: the runner's own for lengths and paces, the machine's for what its console shows. */
export const runnerUnit = ({ plan }: Pick<Snapshot, 'plan'>): 'mi' | 'km' => plan?.unit ?? 'mi'
export const consoleUnit = ({ machine }: Pick<Snapshot, 'machine'>): ConsoleUnit => machine?.unit ?? 'km/h'
/** Where a speed is told instead of a pace, it is of the family of the runner's own distances. */
export const runnerSpeedUnit = (told: Pick<Snapshot, 'plan'>): ConsoleUnit => speedUnitOf(runnerUnit(told))
